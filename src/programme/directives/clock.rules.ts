import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { workingDaysBetween } from '../calendar/working-day.rules.ts'
import { reminderRules } from './procedures.ts'
import { titleOf } from './task.rules.ts'

export type Reminder = (typeof reminderRules)[number]

/** The reminder that stands on a day for a task with a last day: the latest that has come; null where none has. */
export function reminderOn(today: LocalDate, dueOn: LocalDate, calendar: WorkCalendar): Reminder | null {
  // a task that was late before this system knew it is as late as the last rule says
  const days = workingDaysBetween(dueOn, today, calendar)
  return reminderRules.findLast((rule) => rule.days <= days) ?? null
}

/** What tells two reminders apart: a deadline that was replaced is called to mind anew. */
export const reminderKey = (dueOn: LocalDate, { key }: Reminder): string => `${dueOn}:${key}`

/** «Còn 3 ngày làm việc (31/12/2025): …», «Quá hạn 5 ngày làm việc …». */
export function reminderTitle(what: string, dueOn: LocalDate, { days }: Reminder): string {
  const when = days < 0 ? `Còn ${-days} ngày làm việc` : days === 0 ? 'Đến hạn' : `Quá hạn ${days} ngày làm việc`
  return `${when} (${formatDate(dueOn)}): ${titleOf(what)}`
}
