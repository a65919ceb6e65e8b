/** Which days are worked, and counting in them. Weekly days off are Saturday and Sunday, as public bodies keep them. */
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { lunarDay } from './lunar.rules.ts'
import type { Arrangement, Certainty, HolidayRule, SpecialDay, WorkCalendar } from './types.ts'

const yearOf = (date: LocalDate) => Number(date.slice(0, 4))
const byDay = (a: { day: LocalDate }, b: { day: LocalDate }) => (a.day < b.day ? -1 : 1)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7
export const isWeekend = (date: LocalDate): boolean => weekdayOf(date) > 5

/** The day on which a holiday falls, null in a year in which its rule does not hold. */
export function anchorOf({ calendar, month, day, validFrom, validTo }: HolidayRule, year: number): LocalDate | null {
  const pad = (value: number) => String(value).padStart(2, '0')
  const anchor = calendar === 'lunar' ? lunarDay(year, month, day) : (`${year}-${pad(month)}-${pad(day)}` as LocalDate)
  return validFrom <= anchor && (validTo === null || anchor < validTo) ? anchor : null
}

/** The arrangement that counts for a year. */
export const arrangementOf = ({ arrangements }: WorkCalendar, year: number): Arrangement | undefined =>
  arrangements.find((one) => one.year === year)

/** The holidays of a year whose days nobody has settled yet: they are counted as is usual, which may be wrong. */
export const unsettledOf = (calendar: WorkCalendar, year: number): HolidayRule[] =>
  arrangementOf(calendar, year) ? [] : calendar.rules.filter((rule) => rule.settledYearly && anchorOf(rule, year) !== null)

/** Days of a year that are off on a weekday or worked on a weekend, and holidays themselves, in order. */
export function specialDaysOf(calendar: WorkCalendar, year: number): SpecialDay[] {
  const arrangement = arrangementOf(calendar, year)
  const holidays = holidaysOf(calendar, year, arrangement)
  const arranged = arrangedDays(arrangement)
  const worked = new Set(arrangement?.work)
  const taken = new Set([...holidays, ...arranged].map(({ day }) => day))
  const compensating = holidays.filter(({ day }) => isWeekend(day)).map((holiday) => compensation(holiday, taken))
  const off = [...holidays, ...arranged.filter(({ works }) => !works), ...compensating].filter(({ day }) => !worked.has(day))
  return [...off, ...arranged.filter(({ works }) => works)].sort(byDay)
}

function holidaysOf({ rules }: WorkCalendar, year: number, arrangement: Arrangement | undefined): SpecialDay[] {
  const days = rules.flatMap((rule): SpecialDay[] => {
    const anchor = rule.settledYearly && arrangement ? null : anchorOf(rule, year)
    if (anchor === null) return []
    const { name, source, beforeDays, afterDays } = rule
    const certainty: Certainty = rule.settledYearly ? 'inferred' : rule.certainty
    return Array.from({ length: beforeDays + 1 + afterDays }, (_, at) => ({
      day: addDays(anchor, at - beforeDays),
      name,
      works: false,
      certainty: at === beforeDays ? rule.certainty : certainty,
      source,
    }))
  })
  // two holidays may fall on one day: it is off once
  return [...new Map(days.sort(byDay).map((one) => [one.day, one])).values()]
}

const arrangedDays = (arrangement: Arrangement | undefined): SpecialDay[] => {
  if (!arrangement) return []
  const { document: source, off, work } = arrangement
  const told = { certainty: 'official', source } as const
  return [
    ...off.map((day) => ({ day, name: 'Nghỉ theo văn bản', works: false, ...told })),
    ...work.map((day) => ({ day, name: 'Đi làm theo văn bản', works: true, ...told })),
  ]
}

/** A holiday on a weekly day off is made up on the next day that is worked (Labour Code 2019, article 111, clause 3). */
function compensation(holiday: SpecialDay, taken: Set<LocalDate>): SpecialDay {
  let day = addDays(holiday.day, 1)
  while (isWeekend(day) || taken.has(day)) day = addDays(day, 1)
  taken.add(day)
  return { ...holiday, day, name: `Nghỉ bù ${holiday.name}` }
}

/** Tells worked days from others; reads each year once. */
function counting(calendar: WorkCalendar): (date: LocalDate) => boolean {
  const years = new Map<number, Map<LocalDate, boolean>>()
  return (date) => {
    const year = yearOf(date)
    const days = years.get(year) ?? new Map(specialDaysOf(calendar, year).map(({ day, works }) => [day, works]))
    years.set(year, days)
    return days.get(date) ?? !isWeekend(date)
  }
}

export const isWorkingDay = (date: LocalDate, calendar: WorkCalendar): boolean => counting(calendar)(date)

/**
 * The working day that is `count` working days after the date (before it where negative). The day itself is not counted, as
 * the Civil Code 2015, article 147, counts; with 0 it is given back as it is.
 */
export function addWorkingDays(date: LocalDate, count: number, calendar: WorkCalendar): LocalDate {
  const works = counting(calendar)
  const step = count < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (works(day)) left--
  }
  return day
}

/** How many working days lie after `from` up to and including `to`; negative the other way round. 1 from Friday to Monday. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  const works = counting(calendar)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (works(day)) count++
  }
  return count
}

/** The day itself where it is worked, else the last one before that is. */
export const lastWorkingDayUpTo = (date: LocalDate, calendar: WorkCalendar): LocalDate =>
  isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar)
