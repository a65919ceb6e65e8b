import type { LocalDate } from '../../platform/base/local-date.ts'

/** In the order in which they stand on the page. */
export const workGroups = ['returned', 'overdue', 'soon', 'waiting', 'open'] as const
export type WorkGroup = (typeof workGroups)[number]

/** Something that waits for a person. */
export type WorkItem = {
  what: string
  where: string
  href: string
  /** null: nobody set a day */
  dueOn: LocalDate | null
  /** it came back, with the reason */
  returned: string | null
  /** somebody else waits for this person's word */
  asked: boolean
  /** under which post, with whose name where it was delegated */
  as: string
}

/** An item with its group and the working days that are left; negative when it is late. */
export type PlacedItem = WorkItem & { group: WorkGroup; daysLeft: number | null }
