import type { WriteCtx } from '../../platform/events/context.ts'
import type { Origin } from '../evidence/actions.ts'
import type { Entered } from '../evidence/types.ts'
import * as queries from './judge.queries.ts'
import { type Bench, judgeUnit, type Law, lawsOf } from './judge.rules.ts'
import type { Touched } from './types.ts'

/** As many units are judged at a time as fit in memory with five years of months. */
const batchSize = 50

/**
 * Judges units from their measurements by the sets in force on each day, and enters what differs from what was judged before
 * as `judged` verdicts. Asserted verdicts are left as they are. Gives what was entered; telling the log is the caller's. `only`: by these
 * sets alone.
 */
export async function judgeUnits(
  ctx: WriteCtx,
  origin: Pick<Origin, 'sourceId' | 'knownAt'>,
  touched: readonly Touched[],
  only?: ReadonlySet<string>,
): Promise<Entered[]> {
  const laws = lawsOf(await queries.publishedLaws(ctx.tx))
  const byUnit = [...Map.groupBy(touched, (one) => one.unitId).values()]
  const entered: Entered[] = []
  // each batch reads, judges and writes; rows of all units at once would not fit
  for (let at = 0; at < byUnit.length; at += batchSize)
    entered.push(...(await judgeBatch(ctx, origin, byUnit.slice(at, at + batchSize).flat(), laws, only)))
  return entered
}

async function judgeBatch(
  ctx: WriteCtx,
  origin: Pick<Origin, 'sourceId' | 'knownAt'>,
  touched: readonly Touched[],
  laws: readonly Law[],
  only?: ReadonlySet<string>,
): Promise<Entered[]> {
  const benches = await benchesOf(ctx, [...new Set(touched.map((one) => one.unitId))])
  const judged = touched.flatMap(({ unitId, stage, from }) => {
    const bench = benches.get(unitId)
    return bench ? judgeUnit(bench, stage, from, laws, only) : []
  })
  if (judged.length === 0) return []
  const entered = await queries.enterJudged(ctx.tx, judged, origin)
  const keys = new Map(judged.map((one) => [`${one.unitId} ${one.setId} ${one.stage}`, one]))
  if (entered.length > 0) await queries.move(ctx.tx, [...keys.values()])
  return entered
}

/** All that judging must know of units but their values. */
export async function groundsOf(ctx: Pick<WriteCtx, 'tx'>, unitIds: number[]): Promise<Map<number, Omit<Bench, 'values'>>> {
  const places = await queries.placesOf(ctx.tx, unitIds)
  const classes = await queries.classesOf(ctx.tx, unitIds)
  const provinces = [...new Set(places.flatMap(({ provinceId }) => (provinceId === null ? [] : [provinceId])))]
  const slots = await queries.slotsOf(ctx.tx, provinces)
  const [placesBy, classesBy] = [Map.groupBy(places, (row) => row.unitId), Map.groupBy(classes, (row) => row.unitId)]
  return new Map(
    unitIds.map((unitId) => [unitId, { unitId, places: placesBy.get(unitId) ?? [], classes: classesBy.get(unitId) ?? [], slots }]),
  )
}

/** All that judging must know of units. */
export async function benchesOf(ctx: Pick<WriteCtx, 'tx'>, unitIds: number[]): Promise<Map<number, Bench>> {
  const grounds = await groundsOf(ctx, unitIds)
  const valuesBy = Map.groupBy(await queries.valuesOf(ctx.tx, unitIds), (row) => row.unitId)
  return new Map(
    [...grounds].map(([unitId, ground]) => {
      const values = (valuesBy.get(unitId) ?? []).map((row) => ({
        ...row,
        value: row.valueText ?? (row.value === null ? null : Number(row.value)),
      }))
      return [unitId, { ...ground, values }]
    }),
  )
}
