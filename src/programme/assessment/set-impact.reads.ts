import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Comparison } from '../criteria/compare.rules.ts'
import type { CriteriaSet, Facts, Slot } from '../criteria/types.ts'
import { measuresOf, rowsOf, slotKey } from '../criteria/walk.rules.ts'
import { groundsOf } from './judge.actions.ts'
import { publishedLaws } from './judge.queries.ts'
import { type Bench, factsOn, type Law, lawsOf } from './judge.rules.ts'
import * as queries from './set-impact.queries.ts'
import { impactOf, judged, type SetImpact, type UnitJudged } from './set-impact.rules.ts'

/**
 * Whose results would come out otherwise by a new set than by the one before, with the values that are known now? Both are asked on the same
 * day: today, or the day of the new set that is nearest to it. What provinces set for the version before goes along.
 */
export async function setImpact(
  ctx: ReadCtx,
  { before, after, comparison }: { before: CriteriaSet; after: CriteriaSet; comparison: Comparison },
): Promise<SetImpact & { on: LocalDate }> {
  const on = dayOf(after, ctx.today)
  const pairs = new Map(comparison.rows.flatMap(({ a, b }) => (a && b ? [[b.key, a.key] as const] : [])))
  const measures = [...new Set([...rowsOf(before), ...rowsOf(after)].flatMap(measuresOf))]
  const laws = lawsOf(await publishedLaws(ctx.tx))
  const all: UnitJudged[] = []
  for (const provinceId of await queries.provincesMeasured(ctx.tx, after.level, on)) {
    const newest = await queries.newestValues(ctx.tx, { provinceId, level: after.level, on, measures })
    const byUnit = Map.groupBy(newest, ({ unitId }) => unitId)
    const grounds = await groundsOf(ctx, [...byUnit.keys()])
    for (const [unitId, values] of byUnit) {
      const ground = grounds.get(unitId)
      if (ground) all.push(judgeBoth({ ...ground, values: [] }, values, { before, after, on, laws }))
    }
  }
  return { on, ...impactOf(all, pairs, await queries.unitsStanding(ctx.tx, after.level, on)) }
}

type Both = { before: CriteriaSet; after: CriteriaSet; on: LocalDate; laws: readonly Law[] }

function judgeBoth(bench: Bench, values: readonly queries.Newest[], { before, after, on, laws }: Both): UnitJudged {
  const measurements = new Map(
    values.flatMap(({ measure, value, valueText }) => {
      const known = valueText ?? (value === null ? null : Number(value))
      return known === null ? [] : [[measure, known] as const]
    }),
  )
  const facts = factsOn(bench, 'self', on, before, laws)
  const own: Facts | undefined = facts && { ...facts, measurements }
  const name = values[0]?.name ?? ''
  if (!own) return { unitId: bench.unitId, name, before: [], after: [] }
  const next = { ...own, slots: renamed(own.slots, before.id, after.id), sets: new Map([...own.sets, [after.id, after]]) }
  return { unitId: bench.unitId, name, before: judged(before, own), after: judged(after, next) }
}

/** Slots of the version before hold for the next one; another set has none yet. */
const renamed = (slots: ReadonlyMap<string, Slot>, from: string, to: string): ReadonlyMap<string, Slot> =>
  from === to ? slots : new Map([...slots].filter(([key]) => key.startsWith(slotKey(to, ''))))

/** The day of a set that is nearest to today. */
function dayOf({ validFrom, validTo }: CriteriaSet, today: LocalDate): LocalDate {
  if (validTo !== null && validTo <= today) return addDays(validTo, -1)
  return validFrom > today ? validFrom : today
}
