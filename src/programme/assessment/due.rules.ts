import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/working-day.rules.ts'
import type { Limit } from './procedure.types.ts'

/** What a step's last day follows from. */
export type DueFacts = {
  /** the day on which the criterion came to lie before the step */
  startedOn: LocalDate
  /** what the law gives the step */
  limit: Limit
  /** the round's last days of the step before and of this one; null where nobody set them */
  round: { before: LocalDate; due: LocalDate } | null
}

/**
 * The last day of a step: so many working days after it began as the law gives it, or the round's day. What comes late gets as many working
 * days as the round gives between the two steps, so that nobody is late because another was. Null where nobody set a day.
 */
export function dueOn({ startedOn, limit, round }: DueFacts, calendar: WorkCalendar): LocalDate | null {
  if (limit.days !== null) {
    if (limit.counted === 'workingDays') return addWorkingDays(startedOn, limit.days, calendar)
    return addDays(startedOn, limit.days)
  }
  if (round === null) return null
  if (startedOn <= round.before) return round.due
  return addWorkingDays(startedOn, Math.max(1, workingDaysBetween(round.before, round.due, calendar)), calendar)
}
