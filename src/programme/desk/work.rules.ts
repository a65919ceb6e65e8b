import type { LocalDate } from '../../platform/base/local-date.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { workingDaysBetween } from '../calendar/working-day.rules.ts'
import type { WorkItem } from '../people/work.types.ts'
import { type PlacedItem, type WorkGroup, workGroups } from './types.ts'

/** days before its last day on which work is called to mind */
const soon = 7

function groupOf({ returned, dueOn, asked }: WorkItem, today: LocalDate, days: number | null): WorkGroup {
  if (returned !== null) return 'returned'
  if (dueOn !== null && dueOn < today) return 'overdue'
  if (days !== null && days <= soon) return 'soon'
  return asked ? 'waiting' : 'open'
}

/** The items in their groups: what came back, what is late, what is due, what others wait for, the rest; each by its day, those without one last. */
export function placed(items: readonly WorkItem[], today: LocalDate, calendar: WorkCalendar): PlacedItem[] {
  return items
    .map((item): PlacedItem => {
      const daysLeft = item.dueOn === null ? null : workingDaysBetween(today, item.dueOn, calendar)
      return { ...item, daysLeft, group: groupOf(item, today, daysLeft) }
    })
    .sort(
      (a, b) =>
        workGroups.indexOf(a.group) - workGroups.indexOf(b.group) ||
        (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
        a.what.localeCompare(b.what, 'vi'),
    )
}
