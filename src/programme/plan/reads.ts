import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Registration } from './types.ts'

/** What a unit registered for, newest year first; struck ones are among them. */
export const registrationsOf = (ctx: ReadCtx, unitId: number): Promise<Registration[]> => queries.registrationsOf(ctx.tx, unitId)
