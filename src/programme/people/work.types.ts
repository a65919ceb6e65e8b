import type { LocalDate } from '../../platform/base/local-date.ts'

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
