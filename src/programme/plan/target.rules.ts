import type { FigureDefinition, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import type { NewTarget } from './types.ts'

/** What is typed to set a target, as it was typed. */
export type TargetForm = {
  unitCode: string
  figure: string
  value: string
  due: LocalDate | null
  setOn: LocalDate | null
  /** the map on which it is set; null: that of the document's day */
  mapOf: LocalDate | null
  document: string
  note: string
  qualifier: { k: string; criterion: string; tier: string; from: LocalDate | null; to: LocalDate | null; lo: string; hi: string }
}

type Wrong = { where: string; what: string }[]
type Part = keyof TargetForm['qualifier']

/** Which parts a figure is narrowed by: those that it must have, and those that it may have. */
export const qualifierParts: Readonly<Record<string, { must: readonly Part[]; may: readonly Part[] }>> = {
  'communes-under-criteria': { must: ['k'], may: [] },
  'communes-meeting-criterion': { must: ['criterion'], may: [] },
  'communes-in-band': { must: ['lo'], may: ['hi'] },
  'communes-recognised': { must: [], may: ['tier'] },
  'communes-newly-recognised': { must: ['from', 'to'], may: [] },
}

const partNames: Record<Part, string> = {
  k: 'Dưới số tiêu chí',
  criterion: 'Tiêu chí số',
  tier: 'Danh hiệu',
  from: 'Từ ngày',
  to: 'Đến ngày',
  lo: 'Nhóm từ số tiêu chí',
  hi: 'Nhóm đến số tiêu chí',
}

const whole = (typed: string): number | null => {
  const read = parseNumber(typed, 'integer')
  return read.ok && Number.isInteger(read.value) && read.value >= 0 && read.value <= 100 ? read.value : null
}

const given = (value: string | LocalDate | null): boolean => value !== null && value.trim() !== ''

/** The period of a figure that counts what is new: the whole year of the due day where nobody says otherwise. */
function periodOf({ qualifier, due }: TargetForm): { from: LocalDate | null; to: LocalDate | null } {
  const first = due && (`${due.slice(0, 4)}-01-01` as LocalDate)
  return { from: qualifier.from ?? first, to: qualifier.to ?? due }
}

function qualifierOf(form: TargetForm, wrong: Wrong): Qualifier {
  const { must, may } = qualifierParts[form.figure] ?? { must: [], may: [] }
  const typed = { ...form.qualifier, ...(must.includes('from') ? periodOf(form) : {}) }
  const found: Qualifier = {}
  for (const part of Object.keys(partNames) as Part[]) {
    const value = typed[part]
    if (!given(value)) {
      if (must.includes(part)) wrong.push({ where: partNames[part], what: 'chưa ghi, chỉ tiêu này cần có' })
      continue
    }
    if (!must.includes(part) && !may.includes(part)) wrong.push({ where: partNames[part], what: 'chỉ tiêu này không dùng, để trống' })
    else if (part === 'k' || part === 'lo' || part === 'hi') {
      const number = whole(value as string)
      if (number === null) wrong.push({ where: partNames[part], what: `«${value}» không phải số tiêu chí` })
      else found[part] = number
    } else if (part === 'tier') {
      if (value !== 'standard') found.tier = value as string
    } else if (part === 'criterion') found.criterion = tidy(value as string)
    else found[part] = value as LocalDate
  }
  if (found.from && found.to && found.to < found.from) wrong.push({ where: partNames.to, what: 'trước ngày đầu của khoảng' })
  return found
}

/** A value as typed → numerator and denominator, exact; a percentage is kept as parts of a hundred. */
export function readValue(
  typed: string,
  { unit, decimals }: Pick<FigureDefinition, 'unit' | 'decimals'>,
): Result<{ num: string; den: string }> {
  const read = parseNumber(typed, decimals === 0 ? 'integer' : 'decimal')
  if (!read.ok) return refused(refusals.badValue(typed, read.why))
  if (read.value < 0 || read.value > 1_000_000) return refused(refusals.badValue(typed, 'range'))
  if (unit === '%' && read.value > 100) return refused(refusals.badValue(typed, 'percent'))
  if (decimals === 0 && !Number.isInteger(read.value)) return refused(refusals.badValue(typed, 'whole'))
  return done({ num: String(read.value), den: unit === '%' ? '100' : '1' })
}

/** Reads the form of a new target; a refusal names every field that is wrong. */
export function readTargetForm(form: TargetForm, definition: FigureDefinition | undefined, today: LocalDate): Result<NewTarget> {
  const wrong: Wrong = []
  if (!definition) return refused(refusals.badTarget([{ where: 'Chỉ tiêu', what: 'chưa chọn trong danh sách' }]))
  const value = readValue(form.value, definition)
  if (!value.ok) wrong.push({ where: 'Số giao', what: value.refusal.text })
  const { due, setOn } = form
  if (due === null) wrong.push({ where: 'Thời hạn', what: 'chưa ghi ngày' })
  if (setOn === null) wrong.push({ where: 'Ngày văn bản', what: 'chưa ghi ngày' })
  else if (setOn > today) wrong.push({ where: 'Ngày văn bản', what: 'sau hôm nay' })
  if (due && setOn && due < setOn) wrong.push({ where: 'Thời hạn', what: 'trước ngày văn bản' })
  const document = tidy(form.document)
  if (document === '') wrong.push({ where: 'Văn bản giao', what: 'chưa ghi' })
  const qualifier = qualifierOf(form, wrong)
  if (wrong.length > 0 || !value.ok || due === null || setOn === null) return refused(refusals.badTarget(wrong))
  const note = tidy(form.note)
  return done({
    ...{ figure: form.figure, qualifier, due, setOn, mapOf: form.mapOf ?? setOn, ...value.value, set: null, document },
    note: note === '' ? null : note,
  })
}
