import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Measurement, Stage, Standing, Tally, VerdictFact } from './types.ts'

/** What held for a unit, criterion by criterion: its whole history, or narrowed to a set, a stage, a day. */
export const standingsOf = (
  ctx: ReadCtx,
  unitId: number,
  narrow: { set?: string; stage?: Stage; on?: LocalDate } = {},
): Promise<Standing[]> => queries.standingsOf(ctx.tx, { unitId, ...narrow })

/** How many criteria a unit met over time, in every set and stage. */
export const talliesOf = (ctx: ReadCtx, unitId: number): Promise<Tally[]> => queries.talliesOf(ctx.tx, unitId)

/** What was measured of a unit, as last corrected; values are exact decimals, as numbers. */
export async function measurementsOf(
  ctx: ReadCtx,
  unitId: number,
  narrow: { measure?: string; from?: LocalDate; to?: LocalDate } = {},
): Promise<Measurement[]> {
  const rows = await queries.measurementsOf(ctx.tx, { unitId, ...narrow })
  return rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) }))
}

/** Every verdict ever entered of one criterion of a unit, corrected ones included. */
export const verdictsOf = (ctx: ReadCtx, key: { unitId: number; set: string; stage: Stage; criterion: string }): Promise<VerdictFact[]> =>
  queries.verdictsOf(ctx.tx, key)
