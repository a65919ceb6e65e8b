import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Registration, Target } from './types.ts'

/** What a unit registered for, newest year first; struck ones are among them. */
export const registrationsOf = (ctx: ReadCtx, unitId: number): Promise<Registration[]> => queries.registrationsOf(ctx.tx, unitId)

/** What a unit was told to reach, in the order of the days; a later document on the same figure and day is a row of its own. */
export const targetsOf = (ctx: ReadCtx, unitId: number): Promise<Target[]> => queries.targetsOf(ctx.tx, unitId)
