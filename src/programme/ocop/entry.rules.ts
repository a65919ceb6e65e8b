import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { groups } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { type Group, type ProducerKind, producerKinds } from './types.ts'

/** What is typed to open a dossier, as it was typed. */
export type EntryForm = { unitCode: string; producer: string; kind: string; contact: string; product: string; group: string; year: string }
export type Entry = { producer: string; kind: ProducerKind; contact: string; product: string; group: Group; year: number }

/** the first year under 148/QĐ-TTg */
const firstYear = 2023
const longestName = 200

/** A scoring year as typed, no later than next year; null for anything else. */
export function yearIn(typed: string, today: string): number | null {
  const year = /^\s*(\d{4})\s*$/.exec(typed)?.[1]
  const value = year === undefined ? null : Number(year)
  return value !== null && value >= firstYear && value <= Number(today.slice(0, 4)) + 1 ? value : null
}

/** A dossier as typed; every field that is wrong by name. */
export function readEntry(form: EntryForm, today: string): Result<Entry> {
  const offenders: { where: string; what: string }[] = []
  const named = (where: string, typed: string) => {
    const text = tidy(typed)
    if (text === '') offenders.push({ where, what: 'chưa ghi' })
    if (text.length > longestName) offenders.push({ where, what: `dài hơn ${longestName} chữ cái` })
    return text
  }
  const [producer, product] = [named('Chủ thể', form.producer), named('Sản phẩm', form.product)]
  const kind = producerKinds.find((one) => one === form.kind)
  if (!kind) offenders.push({ where: 'Loại hình chủ thể', what: 'chưa chọn trong danh sách' })
  const group = groups.find(({ number }) => number === parseId(form.group))
  if (!group) offenders.push({ where: 'Nhóm sản phẩm', what: 'chưa chọn một trong sáu nhóm' })
  const year = yearIn(form.year, today)
  if (year === null) offenders.push({ where: 'Năm đánh giá', what: `«${form.year}» không phải năm từ ${firstYear} đến năm sau` })
  if (offenders.length > 0 || !kind || !group || year === null) return refused(refusals.badEntry(offenders))
  return done({ producer, product, kind, contact: tidy(form.contact), year, group: { law: '148', number: group.number } })
}
