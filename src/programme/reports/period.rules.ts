import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { addWorkingDays, lastWorkingDayUpTo, workingDaysBetween } from '../calendar/working-day.rules.ts'
import type { Days, Period, ReportKind } from './types.ts'

/** How many periods of a kind a year has. */
export const periodsAYear: Record<ReportKind, number> = { month: 12, quarter: 4, halfYear: 2, year: 1, phase: 1, decade: 1 }

const romans = ['I', 'II', 'III', 'IV']

/** «6 tháng đầu năm 2026», «quý II năm 2026», «giai đoạn 2021 - 2025». `firstYear` of a phase. */
export function periodName({ kind, year, number }: Period, firstYear = year): string {
  if (kind === 'month') return `tháng ${number} năm ${year}`
  if (kind === 'quarter') return `quý ${romans[number - 1]} năm ${year}`
  if (kind === 'halfYear') return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`
  if (kind === 'year') return `năm ${year}`
  if (kind === 'phase') return `giai đoạn ${firstYear} - ${year}`
  return `10 năm ${year - 9} - ${year}`
}

/** The period that follows: whose tasks a report names. After a phase or ten years: the year after. */
export function nextPeriod({ kind, year, number }: Period): Period {
  if (kind === 'phase' || kind === 'decade') return { kind: 'year', year: year + 1, number: 1 }
  return number < periodsAYear[kind] ? { kind, year, number: number + 1 } : { kind, year: year + 1, number: 1 }
}

/** The period that figures are compared with: the one before; of a phase or ten years, the year before they began. */
export function previousPeriod({ kind, year, number }: Period, firstYear = year): Period {
  if (kind === 'phase' || kind === 'decade') return { kind: 'year', year: (kind === 'phase' ? firstYear : year - 9) - 1, number: 1 }
  return number > 1 ? { kind, year, number: number - 1 } : { kind, year: year - 1, number: periodsAYear[kind] }
}

/** A day of a month counted from a year's January; past the end of the month its last day. */
function dayIn(year: number, month: number, day: number): LocalDate {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const [at, of] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  const last = new Date(Date.UTC(at, of, 0)).getUTCDate()
  return `${at}-${String(of).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}` as LocalDate
}

export type PeriodDays = { opensOn: LocalDate; closesOn: LocalDate; dueOn: LocalDate }

/** The first and last day whose data count, and the day by which the report is sent: a working day, the one before where it falls on a day off. */
export function daysOf(period: Period, days: Days, calendar: WorkCalendar, firstYear = period.year): PeriodDays {
  const { kind, year, number } = period
  const months = 12 / periodsAYear[kind]
  const last = number * months
  const from = kind === 'phase' ? firstYear : kind === 'decade' ? year - 9 : year
  const first = from === year ? last - months + 1 : 1
  const closesOn = dayIn(year, last + days.closeMonth, days.closeDay)
  const dueOn =
    'after' in days.send
      ? addWorkingDays(closesOn, Math.max(days.send.after, days.gap), calendar)
      : lastWorkingDayUpTo(dayIn(year, last + days.send.month, days.send.day), calendar)
  return { opensOn: dayIn(from, first + days.firstMonth, days.firstDay), closesOn, dueOn }
}

/** What is wrong with the days of a regime: between closing and sending lies at least one working day (Decree 09/2019/NĐ-CP, article 13). */
export function faultOfDays(days: Days, year: number, kind: ReportKind, calendar: WorkCalendar): string | null {
  for (let number = 1; number <= periodsAYear[kind]; number++) {
    const { closesOn, dueOn } = daysOf({ kind, year, number }, days, calendar)
    if (workingDaysBetween(closesOn, dueOn, calendar) >= days.gap) continue
    const earliest = addWorkingDays(closesOn, days.gap, calendar)
    return `kỳ ${periodName({ kind, year, number })}: chốt ${formatDate(closesOn)}, gửi ${formatDate(dueOn)}; phải cách ít nhất ${days.gap} ngày làm việc, sớm nhất gửi ngày ${formatDate(earliest)}`
  }
  return null
}

/** The newest period whose data could be closed by a day: the one to report on. */
export function periodAround(kind: ReportKind, today: LocalDate, days: Days, calendar: WorkCalendar, ahead = 20): Period {
  let period: Period = { kind, year: Number(today.slice(0, 4)) + 1, number: periodsAYear[kind] }
  for (let tried = 0; tried < 40; tried++) {
    if (daysOf(period, days, calendar).closesOn <= addDays(today, ahead)) return period
    period = previousPeriod({ ...period, kind }, period.year)
  }
  return period
}
