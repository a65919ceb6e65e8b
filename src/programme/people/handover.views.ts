import { formatDate } from '../../platform/text/date.ts'
import type { DelegationOf } from './delegation.types.ts'
import type { Handover, Moved, OpenItem } from './handover.types.ts'
import type { AssignmentOf } from './person.types.ts'
import { postLine } from './review.views.ts'
import { instant } from './views.ts'

type Open = { assignments: AssignmentOf[]; delegations: DelegationOf[]; items: OpenItem[] }

/** What a handover would move, in words: the list that is shown, and kept. */
export const movedView = ({ assignments, delegations, items }: Open, personId: number): Moved => ({
  posts: assignments.map(postLine),
  delegations: delegations.map((one) =>
    one.holderId === personId
      ? `${one.toName} làm thay ${one.postName} đến hết ${formatDate(one.until)}`
      : `Làm thay đồng chí ${one.holderName}, ${one.postName}, đến hết ${formatDate(one.until)}`,
  ),
  items,
})

/** A handover for its list and its printed record. */
export const handoverView = (one: Handover) => ({
  id: one.id,
  from: one.fromName,
  to: one.toName,
  day: formatDate(one.takesOverOn),
  reason: one.reason,
  moved: one.moved,
  by: one.doneBy,
  at: instant(one.doneAt),
})
