import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { Reading, type Typed } from './form.rules.ts'
import { readMoney } from './money.rules.ts'
import { refusals } from './refusals.text.ts'
import { type Giver, type Good, givers, goods, type NewInKind } from './types.ts'

/** In what a good is measured; null: whoever enters it says so. */
export const measures: Record<Good, string | null> = { cement: 'tấn', land: 'm²', labour: 'ngày công', other: null }

/** Reads a quantity into an exact decimal: «12,5» → `12.5`. «1.500» is refused: nobody can tell it from 1,5 in a field of decimals. */
export function readQuantity(text: string): Result<string> {
  const typed = text.replace(/[\s\u00a0]/gu, '')
  if (/^\d{1,3}\.\d{3}$/.test(typed)) return refused(refusals.ambiguousQuantity(typed))
  const match = /^(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,3}))?$/.exec(typed)
  if (!match) return refused(refusals.noQuantity(text.trim()))
  const [, whole = '', fraction = ''] = match
  const decimals = fraction.replace(/0+$/, '')
  const number = `${whole.replaceAll('.', '').replace(/^0+(?=\d)/, '')}${decimals ? `.${decimals}` : ''}`
  return number === '0' ? refused(refusals.noQuantity(text.trim())) : done(number)
}

/** An exact decimal as Vietnamese write it: `1234.50` → «1.234,5». */
export function quantityText(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const decimals = fraction.replace(/0+$/, '')
  return `${decimal.startsWith('-') ? '-' : ''}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')}${decimals ? `,${decimals}` : ''}`
}

/** Reads what was given in kind. A worth is only taken with the document that states it. */
export function readInKind(typed: Typed, projectId: number | null, today: LocalDate): Result<NewInKind> {
  const form = new Reading(typed, today)
  const good = form.choice<Good>('hien-vat', 'Loại hiện vật', goods)
  const what = form.optional('mo-ta') ?? (good && good !== 'other' ? goodWords[good] : form.refuse('Mô tả', 'chưa ghi là vật gì'))
  const measure = (good && measures[good]) ?? form.optional('don-vi-tinh') ?? form.refuse('Đơn vị tính', 'chưa ghi đơn vị tính')
  const read = readQuantity(form.text('so-luong'))
  if (!read.ok) form.refuse('Số lượng', read.refusal.text)
  const giver = form.choice<Giver>('ben-gop', 'Bên góp', givers)
  const givenOn = form.pastDay('ngay', 'Ngày')
  const document = form.words('van-ban', 'Chứng từ', 'chưa ghi biên bản, danh sách hoặc văn bản')
  const priced = worthOf(form)
  if (form.offenders.length > 0 || !good || !what || !measure || !read.ok || !giver || !givenOn || !document || !priced)
    return refused(refusals.badForm('khoản hiện vật', form.offenders))
  return done({ good, what, measure, quantity: read.value, giver, givenOn, document, projectId, ...priced })
}

const goodWords: Record<Exclude<Good, 'other'>, string> = { cement: 'xi măng', land: 'hiến đất', labour: 'ngày công' }

function worthOf(form: Reading): Pick<NewInKind, 'worth' | 'worthDocument'> | null {
  const [typed, worthDocument] = [form.text('quy-doi'), form.optional('van-ban-gia')]
  if (typed === '' && worthDocument === null) return { worth: null, worthDocument: null }
  if (worthDocument === null) return form.refuse('Văn bản nêu giá', 'đã ghi giá trị quy đổi nhưng chưa ghi văn bản nêu giá')
  const read = readMoney(typed, form.text('quy-doi-don-vi'))
  if (!read.ok) return form.refuse('Giá trị quy đổi', read.refusal.text)
  return read.value === 0
    ? form.refuse('Giá trị quy đổi', 'bằng 0; để trống nếu văn bản không nêu giá')
    : { worth: read.value, worthDocument }
}

/** Reads what takes a gift back, or a part of it. */
export function readReturn(
  typed: Typed,
  today: LocalDate,
): Result<{ quantity: string; givenOn: LocalDate; document: string; reason: string }> {
  const form = new Reading(typed, today)
  const read = readQuantity(form.text('so-luong'))
  if (!read.ok) form.refuse('Số lượng ghi giảm', read.refusal.text)
  const givenOn = form.pastDay('ngay', 'Ngày ghi giảm')
  const document = form.words('van-ban', 'Chứng từ', 'chưa ghi chứng từ điều chỉnh')
  const reason = form.words('ly-do', 'Lý do', 'chưa ghi lý do ghi giảm')
  if (!read.ok || !givenOn || !document || !reason) return refused(refusals.badForm('khoản ghi giảm', form.offenders))
  return done({ quantity: read.value, givenOn, document, reason })
}
