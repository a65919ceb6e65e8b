import { writeAs } from '../../platform/events/context.ts'
import type { Managing } from './managing.actions.ts'

/** An administrator looked at what is kept of a person: entered in the person's chain. */
export const noteRead = ({ accounts, actor, edge }: Managing, personId: number): Promise<void> =>
  writeAs(accounts.db, edge, (ctx) =>
    ctx.enter({ chain: `person:${personId}`, kind: 'people.read', payload: { personId, readerId: actor.personId } }),
  )

/** An administrator looked at a list of people of a unit: which list, and how many stood on it. */
export const noteListRead = (
  { accounts, actor, edge }: Managing,
  list: 'people' | 'review',
  unitId: number,
  count: number,
): Promise<void> =>
  writeAs(accounts.db, edge, (ctx) =>
    ctx.enter({ chain: `unit:${unitId}`, kind: 'people.listRead', payload: { list, count, readerId: actor.personId } }),
  )
