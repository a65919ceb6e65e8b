import type { Ratio } from '../../platform/base/ratio.ts'
import type { Competitor, Criterion, Ranked, Ranking } from './types.ts'

/** Which place has each value: equal ones share the best of theirs, and the next place is left free. */
function placesOf(values: readonly number[], better: Criterion['better']): number[] {
  return values.map((value) => 1 + values.filter((other) => (better === 'more' ? other > value : other < value)).length)
}

/** Points by the band with the highest bar that the value reaches; none where it reaches no bar. */
const pointsByBand = (value: number, bands: NonNullable<Criterion['bands']>): number =>
  bands
    .filter(({ from }) => value >= from)
    .reduce((best, band) => (best === null || band.from > best.from ? band : best), null as { from: number; points: number } | null)
    ?.points ?? 0

/** The points of each unit for one criterion, all over the number of units: `weight × (n − place + 1) / n`, or those of its band. */
function pointsOf(values: readonly number[], { weight, bands, better }: Criterion): Ratio[] {
  const den = values.length
  if (bands !== null) return values.map((value) => ({ num: pointsByBand(value, bands) * den, den }))
  const places = placesOf(values, better)
  return places.map((place) => ({ num: (weight ?? 0) * (den - place + 1), den }))
}

/**
 * Ranks the units that have a value for every criterion, by exact points; units of the same total share a rank and stand by name. A unit that
 * lacks a value is not ranked: nobody knows where it would stand.
 */
export function rankingOf(competitors: readonly Competitor[], criteria: readonly Criterion[]): Ranking {
  const missingOf = ({ values }: Competitor) => criteria.filter(({ key }) => values[key] === undefined).map(({ name }) => name)
  const known = competitors.filter((one) => missingOf(one).length === 0)
  const byCriterion = criteria.map((criterion) =>
    pointsOf(
      known.map(({ values }) => values[criterion.key] as number),
      criterion,
    ),
  )
  const scored = known.map(({ unitId, name, values }, at) => {
    const points = Object.fromEntries(criteria.map(({ key }, of) => [key, byCriterion[of]?.[at] as Ratio]))
    const num = Object.values(points).reduce((sum, one) => sum + one.num, 0)
    return { unitId, name, values, points, total: { num, den: known.length } }
  })
  const ranked: Ranked[] = scored.map((one) => ({ ...one, rank: 1 + scored.filter(({ total }) => total.num > one.total.num).length }))
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'vi')
  return {
    ranked: ranked.sort((a, b) => a.rank - b.rank || byName(a, b)),
    unranked: competitors
      .map((one) => ({ unitId: one.unitId, name: one.name, missing: missingOf(one) }))
      .filter(({ missing }) => missing.length > 0)
      .sort(byName),
  }
}
