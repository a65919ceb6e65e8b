import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { roles } from '../people/access.ts'
import { roleIds } from '../people/types.ts'
import * as queries from './council.queries.ts'
import type { Candidate, Council, Regulation } from './types.ts'

const scorers = roleIds.filter((role) => roles[role].includes('ocop.score'))

/** Who may sit in a council of the unit today? In the order of names. */
export const candidatesAt = async (ctx: ReadCtx, unitId: number): Promise<Candidate[]> =>
  sortVietnamese(await queries.peopleInRoles(ctx.tx, unitId, scorers, ctx.today), ({ name }) => name)

/** Which councils has the unit? The newest first. */
export const councilsOf = (ctx: ReadCtx, unitId: number): Promise<Council[]> => queries.councilsOf(ctx.tx, unitId)

/** What does the province say itself? The newest first. */
export const regulationsOf = (ctx: ReadCtx, unitId: number): Promise<Regulation[]> => queries.regulationsOf(ctx.tx, unitId)
