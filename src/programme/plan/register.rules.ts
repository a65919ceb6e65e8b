import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { type Tier, tiers } from '../criteria/types.ts'
import { refusals } from './refusals.text.ts'
import type { Proposal } from './types.ts'

/** What a commune typed to register, as it was typed. */
export type ProposalForm = {
  year: string
  tier: string
  /** `tier`: the whole standard; `criteria`: those ticked alone */
  aim: string
  ticked: readonly string[]
  due: LocalDate | null
}

const registered: readonly Tier[] = tiers.filter((tier) => tier !== 'completion')

/** A year of the programme that is not over; null for anything else. */
export function yearFrom(typed: string, today: LocalDate): number | null {
  const read = parseNumber(typed, 'integer')
  const least = Number(today.slice(0, 4))
  return read.ok && Number.isInteger(read.value) && read.value >= least && read.value <= least + 5 ? read.value : null
}

/** Reads the form of a registration; a refusal names every field that is wrong. `known`: codes of the criteria that may be ticked. */
export function readProposal(form: ProposalForm, known: readonly string[], today: LocalDate): Result<Proposal> {
  const wrong: { where: string; what: string }[] = []
  const year = yearFrom(form.year, today)
  if (year === null) wrong.push({ where: 'Năm', what: `phải từ ${today.slice(0, 4)}, cách nay không quá 5 năm` })
  const tier = registered.find((one) => one === form.tier)
  if (!tier) wrong.push({ where: 'Danh hiệu', what: 'chưa chọn trong danh sách' })
  const whole = form.aim === 'tier'
  if (!whole && form.aim !== 'criteria') wrong.push({ where: 'Mức đăng ký', what: 'chưa chọn đạt chuẩn hay một số tiêu chí' })
  const ticked = [...new Set(form.ticked)]
  const strange = ticked.filter((code) => !known.includes(code))
  if (strange.length > 0) wrong.push({ where: `Tiêu chí ${strange.join(', ')}`, what: 'không có trong bộ tiêu chí đang áp dụng' })
  if (form.aim === 'criteria' && ticked.length === 0) wrong.push({ where: 'Tiêu chí', what: 'chưa đánh dấu tiêu chí nào' })
  const due = form.due ?? (year === null ? null : localDate(`${year}-12-31`))
  if (due !== null && year !== null && !due.startsWith(String(year)))
    wrong.push({ where: 'Thời hạn', what: `${formatDate(due)} không trong năm ${year}` })
  if (wrong.length > 0 || year === null || !tier || due === null) return refused(refusals.badProposal(wrong))
  return done({ year, tier, whole, due, ticked: ticked.length === 0 ? null : known.filter((code) => ticked.includes(code)) })
}

/** «Quyết định 215/QĐ-UBND ngày 05/02/2026» of a number and a day; refused where one is wrong. */
export function readDecision(number: string, on: LocalDate | null, today: LocalDate): Result<string> {
  const clean = tidy(number)
  if (clean === '' || !/\d/.test(clean)) return refused(refusals.noDecision)
  if (on === null || on > today) return refused(refusals.badDecisionDay)
  return done(`${/^\d/.test(clean) ? `Quyết định ${clean}` : clean} ngày ${formatDate(on)}`)
}
