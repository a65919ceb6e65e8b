import { createContext } from 'react-router'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { heldBy } from './actor.queries.ts'
import { delegationsOf } from './delegation.queries.ts'
import type { DelegationOf } from './delegation.types.ts'
import { handoversUnder } from './handover.queries.ts'
import type { Handover, OpenItem } from './handover.types.ts'
import { assignmentsOf } from './person.queries.ts'
import type { AssignmentOf } from './person.types.ts'
import type { Held } from './types.ts'

/**
 * What a later module has open with a person, told by the posts that the person holds today. `people` stands before these modules, so
 * `src/open-items.ts` lists their functions and the server hands them to the page.
 */
export type OpenItems = (ctx: ReadCtx, of: { personId: number; held: Held[] }) => Promise<OpenItem[]>

export const openItemsContext = createContext<readonly OpenItems[]>([])

export type Open = { assignments: AssignmentOf[]; delegations: DelegationOf[]; items: OpenItem[] }

/** What would go over from this person on the day? */
export async function openWith(ctx: ReadCtx, personId: number, day: LocalDate, providers: readonly OpenItems[]): Promise<Open> {
  const assignments = (await assignmentsOf(ctx.tx, [personId], ctx.today)).filter(({ until }) => until === null || until >= day)
  const held = (await heldBy(ctx.tx, personId, ctx.today)).filter(({ delegatedBy }) => delegatedBy === null)
  const items: OpenItem[] = []
  for (const provider of providers) items.push(...(await provider(ctx, { personId, held })).filter(({ count }) => count > 0))
  return { assignments, delegations: await delegationsOf(ctx.tx, [personId], day), items }
}

/** Which handovers were done in the unit and under it? The newest first. */
export const handoversOf = (ctx: ReadCtx, unitId: number): Promise<Handover[]> => handoversUnder(ctx.tx, unitId, null, ctx.today)

/** The handover, when it was done in the unit or under it. */
export const handoverOf = async (ctx: ReadCtx, unitId: number, id: number): Promise<Handover | undefined> =>
  (await handoversUnder(ctx.tx, unitId, id, ctx.today))[0]
