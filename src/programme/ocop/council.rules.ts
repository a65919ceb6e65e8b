import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { yearIn } from './entry.rules.ts'
import { refusals } from './refusals.text.ts'
import { type Candidate, type Council, type Regulation, type RegulationKind, regulationKinds } from './types.ts'

export type CouncilForm = { name: string; year: string; number: string; on: string; members: readonly string[] }

type Offenders = { where: string; what: string }[]

function decisionIn(form: { number: string; on: string }, today: LocalDate, offenders: Offenders) {
  const [number, on] = [tidy(form.number), parseDate(form.on)]
  if (number === '') offenders.push({ where: 'Số quyết định', what: 'chưa ghi' })
  if (!on || on > today) offenders.push({ where: 'Ngày ban hành', what: 'chưa đúng, hoặc sau hôm nay' })
  return { number, on }
}

/** A council as typed, with members of those who may score at the province. */
export function readCouncil(form: CouncilForm, candidates: readonly Candidate[], today: LocalDate): Result<Omit<Council, 'id' | 'unitId'>> {
  const offenders: Offenders = []
  const name = tidy(form.name)
  if (name === '') offenders.push({ where: 'Tên hội đồng', what: 'chưa ghi' })
  const year = yearIn(form.year, today)
  if (year === null) offenders.push({ where: 'Năm', what: `«${form.year}» không phải năm đánh giá` })
  const { number, on } = decisionIn(form, today, offenders)
  const members = candidates.filter(({ personId }) => form.members.includes(String(personId)))
  if (members.length === 0 || members.length !== new Set(form.members).size)
    offenders.push({ where: 'Thành viên', what: 'chọn ít nhất một người có vai trò thành viên hội đồng của tỉnh' })
  if (offenders.length > 0 || year === null || !on) return refused(refusals.badCouncil(offenders))
  return done({ name, year, decisionNumber: number, decidedOn: on, members: members.map(({ personId, name }) => ({ personId, name })) })
}

export type RegulationForm = { kind: string; value: string; number: string; on: string; from: string }

const longestWarning = 24

function valueIn(kind: RegulationKind, typed: string): string | null {
  if (kind === 'threeStarLevel') return typed === 'province' || typed === 'commune' ? typed : null
  const months = typed.split(/[,;\s]+/).filter((one) => one !== '')
  const counts = months.map((one) => (/^\d{1,2}$/.test(one) ? Number(one) : 0))
  if (counts.length === 0 || counts.some((count) => count < 1 || count > longestWarning)) return null
  return [...new Set(counts)].sort((a, b) => b - a).join(',')
}

/** What a province says itself, as typed. */
export function readRegulation(form: RegulationForm, today: LocalDate): Result<Omit<Regulation, 'id' | 'enteredBy'>> {
  const offenders: Offenders = []
  const kind = regulationKinds.find((one) => one === form.kind)
  if (!kind) offenders.push({ where: 'Nội dung', what: 'chưa chọn trong danh sách' })
  const value = kind ? valueIn(kind, tidy(form.value)) : null
  if (kind && value === null) {
    const what = kind === 'threeStarLevel' ? 'chọn cấp tỉnh hoặc cấp xã' : `ghi các số tháng từ 1 đến ${longestWarning}, ví dụ 6, 3, 1`
    offenders.push({ where: 'Giá trị', what })
  }
  const { number, on } = decisionIn(form, today, offenders)
  const from = parseDate(form.from)
  if (!from) offenders.push({ where: 'Áp dụng từ ngày', what: 'chưa đúng' })
  if (offenders.length > 0 || !kind || value === null || !on || !from) return refused(refusals.badRegulation(offenders))
  return done({ kind, value, decisionNumber: number, decidedOn: on, from })
}
