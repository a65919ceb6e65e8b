import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Recognition } from './types.ts'

/** Every legal act on a unit, oldest first; acts before the unit's territory changed are among them. */
export const recognitionsOf = (ctx: ReadCtx, unitId: number): Promise<Recognition[]> => queries.recognitionsOf(ctx.tx, unitId)
