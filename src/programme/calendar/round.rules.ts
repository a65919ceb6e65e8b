import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { stepNames } from './text.ts'
import {
  type ClosingWindow,
  type Deadline,
  type Phase,
  type Round,
  type RoundKind,
  type RoundState,
  type RoundStep,
  roundSteps,
  type StepLevel,
  type WorkCalendar,
} from './types.ts'
import { addWorkingDays, isWorkingDay, lastWorkingDayUpTo, workingDaysBetween } from './working-day.rules.ts'

/** How many rounds of a kind a year has. */
export const roundsAYear: Record<RoundKind, number> = { month: 12, quarter: 4, halfYear: 2, year: 1 }

export type RoundTime = { kind: RoundKind; year: number; number: number }

/** The last day of the district level. */
const lastDistrictDay = '2025-06-30'

const romans = ['I', 'II', 'III', 'IV']

/** What a round is called: «Kỳ báo cáo 6 tháng đầu năm 2026». */
export function nameOfRound({ kind, year, number }: RoundTime): string {
  if (kind === 'month') return `Kỳ báo cáo tháng ${number} năm ${year}`
  if (kind === 'quarter') return `Kỳ báo cáo quý ${romans[number - 1]} năm ${year}`
  if (kind === 'halfYear') return `Kỳ báo cáo 6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`
  return `Kỳ báo cáo năm ${year}`
}

/** A day of a month of a year; month 0 is December of the year before. */
const dayIn = (year: number, month: number, day: number): LocalDate => {
  const at = month < 1 ? { year: year - 1, month: month + 12 } : { year, month }
  return `${at.year}-${String(at.month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate
}

export const phaseOf = (phases: Phase[], year: number): Phase | undefined =>
  phases.find(({ firstYear, lastYear }) => firstYear <= year && year <= lastYear)

export type Proposal = { opensOn: LocalDate; closesOn: LocalDate; deadlines: Deadline[] }

/** working days that a step is proposed to have after the closing day; nobody's law, so that whoever runs the round sets its own */
const proposedDays = { submit: 2, verify: 4, appraise: 6 } as const

/** Days of a round as the law has them, and between closing and sending as they fit. */
export function proposeRound({ kind, year, number }: RoundTime, window: ClosingWindow, calendar: WorkCalendar): Proposal {
  const months = 12 / roundsAYear[kind]
  const last = number * months
  const opensOn = dayIn(year, last - months, window.firstDay)
  const closesOn = dayIn(year, last, window.lastDay)
  const sendOn = lastWorkingDayUpTo(dayIn(year, last, window.sendDay), calendar)
  const steps = roundSteps.map((step): Deadline => {
    const level = levelOf(step, closesOn)
    if (step === 'send') return { step, level, dueOn: sendOn, citation: window.source, certainty: window.certainty }
    const fits = addWorkingDays(closesOn, Math.max(proposedDays[step], window.gap), calendar)
    return { step, level, dueOn: earlier(fits, sendOn), citation: 'Hệ thống đề xuất', certainty: 'inferred' }
  })
  return { opensOn, closesOn, deadlines: steps }
}

export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (b < a ? b : a)

/** Whose step it is; districts verified as long as there were any. */
export function levelOf(step: RoundStep, closesOn: LocalDate): StepLevel {
  if (step === 'submit') return 'commune'
  if (step === 'verify') return closesOn <= lastDistrictDay ? 'district' : 'department'
  return 'province'
}

type AskedDays = { opensOn: LocalDate; closesOn: LocalDate; deadlines: { step: RoundStep; dueOn: LocalDate }[] }

/** What is wrong with the days of a round, by their names; empty when they may stand. */
export function faultsOfDays({ opensOn, closesOn, deadlines }: AskedDays, gap: number, calendar: WorkCalendar) {
  const faults: { where: string; what: string }[] = []
  if (closesOn < opensOn) faults.push({ where: 'Ngày chốt số liệu', what: `phải từ ngày mở ${formatDate(opensOn)} trở đi` })
  let before: { name: string; dueOn: LocalDate } | null = null
  for (const { step, dueOn } of deadlines) {
    const name = stepNames[step]
    if (step === 'submit' && workingDaysBetween(closesOn, dueOn, calendar) < gap)
      faults.push({
        where: name,
        what: `phải sau ngày chốt số liệu ít nhất ${gap} ngày làm việc, sớm nhất là ${formatDate(addWorkingDays(closesOn, gap, calendar))}`,
      })
    if (before && dueOn < before.dueOn)
      faults.push({ where: name, what: `phải từ ${formatDate(before.dueOn)} (${before.name.toLowerCase()}) trở đi` })
    if (!isWorkingDay(dueOn, calendar))
      faults.push({
        where: name,
        what: `${formatDate(dueOn)} là ngày nghỉ; chọn ngày làm việc, ví dụ ${formatDate(addWorkingDays(dueOn, 1, calendar))}`,
      })
    before = { name, dueOn }
  }
  return faults
}

/** The asked days with where they come from: the document, or the proposal; null where they differ from it and no document is named. */
export function settleDeadlines(asked: AskedDays, proposal: Proposal, document: string): Proposal | null {
  const { opensOn, closesOn } = asked
  const deadlines = asked.deadlines.map(({ step, dueOn }): Deadline | null => {
    if (document !== '') return { step, level: levelOf(step, closesOn), dueOn, citation: document, certainty: 'official' }
    return proposal.deadlines.find((one) => one.step === step && one.dueOn === dueOn) ?? null
  })
  const isProposed = proposal.opensOn === opensOn && proposal.closesOn === closesOn && deadlines.every((one) => one !== null)
  return document !== '' || isProposed ? { opensOn, closesOn, deadlines: deadlines.filter((one) => one !== null) } : null
}

type Standing = Pick<Round, 'opensOn' | 'dueOn' | 'endsOn' | 'cancelledAt'>

/** How a round stands on a day, for a commune that may submit until `ownDueOn`. Nothing but days decides. */
export function stateOf({ opensOn, endsOn, cancelledAt }: Standing, ownDueOn: LocalDate, today: LocalDate): RoundState {
  if (cancelledAt !== null) return 'cancelled'
  if (today < opensOn) return 'notYetOpen'
  if (today <= ownDueOn) return 'open'
  return today <= endsOn ? 'overdue' : 'closed'
}

/** The day before which a commune of the round can be given more time: the last step must still be possible. */
export const lastExtension = ({ endsOn }: Pick<Round, 'endsOn'>): LocalDate => addDays(endsOn, -1)

/** What is wrong with a new day for a commune; null when it may be given. */
export function faultOfExtension(round: Round, currentDue: LocalDate, until: LocalDate, today: LocalDate): string | null {
  if (until <= currentDue) return `Hạn mới phải sau hạn hiện nay ${formatDate(currentDue)}.`
  if (until < today) return `Hạn mới phải từ hôm nay ${formatDate(today)} trở đi.`
  if (until > lastExtension(round))
    return `Hạn mới phải trước ngày cuối cùng của kỳ ${formatDate(round.endsOn)}, để các bước sau còn kịp. Sửa hạn của các bước sau bằng cách hủy kỳ và mở lại.`
  return null
}

/** The words that are copied into a chat group: a title and a link, never a figure or a name. */
export const reminderText = ({ name }: Pick<Round, 'name'>, link: string): string => `${name}: nhắc nộp phiếu tự đánh giá. ${link}`
