import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import { type SlowKind, type SlowRule, slowKinds } from './types.ts'

/** Which numbers a rule has. */
export const slowNumbers: Record<SlowKind, { criteria: boolean; months: boolean }> = {
  registeredShort: { criteria: true, months: true },
  fewCriteria: { criteria: true, months: false },
  noProgress: { criteria: false, months: true },
}

export type SlowForm = { kind: string; criteria: string; months: string; source: string }

const within = (typed: string, most: number): number | null => {
  const read = parseNumber(typed, 'integer')
  return read.ok && Number.isInteger(read.value) && read.value >= 1 && read.value <= most ? read.value : null
}

/** Reads the form of a rule; a refusal names every field that is wrong. */
export function readSlowRule(form: SlowForm): Result<Pick<SlowRule, 'kind' | 'criteria' | 'months' | 'source'>> {
  const kind = slowKinds.find((one) => one === form.kind)
  if (!kind) return refused(refusals.badSlowRule([{ where: 'Quy tắc', what: 'chưa chọn trong danh sách' }]))
  const wrong: { where: string; what: string }[] = []
  const needs = slowNumbers[kind]
  const [criteria, months] = [needs.criteria ? within(form.criteria, 100) : null, needs.months ? within(form.months, 60) : null]
  if (needs.criteria && criteria === null) wrong.push({ where: 'Số tiêu chí', what: `«${form.criteria}» không phải số từ 1 đến 100` })
  if (needs.months && months === null) wrong.push({ where: 'Số tháng', what: `«${form.months}» không phải số từ 1 đến 60` })
  const source = tidy(form.source)
  if (source === '') wrong.push({ where: 'Căn cứ', what: 'chưa ghi văn bản hoặc lý do đặt quy tắc' })
  return wrong.length > 0 ? refused(refusals.badSlowRule(wrong)) : done({ kind, criteria, months, source })
}
