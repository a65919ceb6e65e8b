import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { type Comparison, compareDays, type Side } from './compare.rules.ts'
import { otherStops } from './compare.views.ts'
import type { Mark, Measure } from './measure.types.ts'
import { countryPage, placePage } from './place.reads.ts'
import type { PlacePage } from './place.types.ts'
import { marksOf, partsOf } from './reads.ts'
import type { PartRow, ResolvedFrame } from './types.ts'

/** A place on one day with its parts under a measure: what a map and a table are drawn of. */
export type Coloured = { place: PlacePage; parts: PartRow[]; marks: ReadonlyMap<number, Mark> }

export async function coloured(ctx: ReadCtx, place: PlacePage, measure: Measure): Promise<Coloured> {
  const parts = await partsOf(ctx, place.resolved)
  return { place, parts, marks: await marksOf(ctx, place.resolved, parts, measure) }
}

/** Set and day of the data that answer for a part: its own base's, or those of all bases where they agree. */
function dataOf({ bases, frame, set }: ResolvedFrame): Side['dataOf'] {
  const own = new Map(bases.map((base) => [base.unitId, base]))
  return (unitId) => {
    const base = own.get(unitId)
    if (base) return base.set && base.covered ? { set: base.set.id, asOf: base.asOf } : null
    return set && bases.some(({ covered }) => covered) ? { set: set.id, asOf: frame.asOf } : null
  }
}

const sideOf = ({ place: { resolved }, parts, marks }: Coloured): Side => ({ parts, marks, dataOf: dataOf(resolved) })

export type SecondDay = { other: Coloured; comparison: Comparison }

/**
 * The same place on the other day that an address asks for (`so-voi`), and how the two differ; null where none is asked or nothing was
 * published of that day. Days of before a merger, and both days where the first is shown so, are counted on today's map.
 */
export async function secondDay(ctx: ReadCtx, first: Coloured, asked: string | null, measure: Measure): Promise<SecondDay | null> {
  const on: LocalDate | null = localDate(asked ?? '')
  const stop = otherStops(first.place).find(({ asOf }) => asOf === on)
  if (!stop) return null
  const { unit } = first.place.resolved.frame
  const query = { ngay: stop.asOf, ...(stop.onToday || first.place.resolved.carried ? { 'ban-do': 'hien-nay' } : {}) }
  const answer = unit.level === 'country' ? await countryPage(ctx, query) : await placePage(ctx, unit.level, unit.code, query)
  if (!answer.ok) return null
  const other = await coloured(ctx, answer.value, measure)
  return { other, comparison: compareDays(sideOf(first), sideOf(other), measure.kind) }
}
