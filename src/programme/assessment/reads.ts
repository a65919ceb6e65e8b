import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Stage, Standing, Tally } from './types.ts'

/** What held for a unit, criterion by criterion: its whole history, or narrowed to a set, a stage, a day. */
export const standingsOf = (
  ctx: ReadCtx,
  unitId: number,
  narrow: { set?: string; stage?: Stage; on?: LocalDate } = {},
): Promise<Standing[]> => queries.standingsOf(ctx.tx, { unitId, ...narrow })

/** How many criteria a unit met over time, in every set and stage. */
export const talliesOf = (ctx: ReadCtx, unitId: number): Promise<Tally[]> => queries.talliesOf(ctx.tx, unitId)
