import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { changeOf } from '../assessment/metrics.ts'
import type { Mark, Measure } from './measure.types.ts'
import type { PartRow } from './types.ts'

/** One day of a comparison: its parts, what each is under the measure, and under which set and of which day each part's data are. */
export type Side = {
  parts: readonly PartRow[]
  marks: ReadonlyMap<number, Mark>
  /** set and day of the data that answer for a part; null where none does */
  dataOf: (unitId: number) => { set: string; asOf: LocalDate } | null
}

/** A part on both days. `change` is first less second, null where it cannot be said. */
export type ComparedRow = {
  unit: PartRow['unit']
  first: { mark: Mark; inScope: number } | null
  second: { mark: Mark; inScope: number } | null
  /** of counts: how many communes more; of averages: how many criteria a commune */
  change: number | null
  /** of counts: how many percentage points more */
  points: number | null
  /** the days rest on the very same data */
  same: boolean
}

export type Comparison = {
  rows: ComparedRow[]
  /** over the parts known on both days; null where there is none */
  total: { first: Ratio; second: Ratio; change: number | null; points: number | null } | null
  /** parts known on both days, and all parts of the first */
  known: number
  of: number
  /** communes in scope of the parts known on both days */
  communes: { first: number; second: number }
  /** criteria of different sets are not subtracted */
  otherSet: boolean
}

const percent = ({ num, den }: Ratio): Ratio => ({ num: num * 100, den })

/** How much more the first is than the second: counts in communes and percentage points of one decimal, averages in criteria of two. */
export function differenceOf(first: Ratio, second: Ratio, kind: Measure['kind']): { change: number | null; points: number | null } {
  if (kind === 'met') return { change: roundRatio(changeOf(first, second), 2), points: null }
  return { change: first.num - second.num, points: roundRatio(changeOf(percent(first), percent(second)), 1) }
}

/** Sums of what stands on both sides. */
const summed = (marks: readonly Ratio[]): Ratio =>
  marks.reduce((sum, { num, den }) => ({ num: sum.num + num, den: sum.den + den }), { num: 0, den: 0 })

/** Two days side by side: rows of both maps in Vietnamese order, the sum over those that are known on both. */
export function compareDays(first: Side, second: Side, kind: Measure['kind']): Comparison {
  const byId = new Map(second.parts.map((row) => [row.unit.id, row]))
  const ids = new Set(first.parts.map((row) => row.unit.id))
  const pairs = [
    ...first.parts.map((row) => ({ one: row, other: byId.get(row.unit.id) })),
    ...second.parts.filter((row) => !ids.has(row.unit.id)).map((row) => ({ one: undefined, other: row })),
  ]
  const sideOf = (side: Side, row: PartRow | undefined) =>
    row ? { mark: side.marks.get(row.unit.id) ?? null, inScope: row.inScope } : null
  let otherSet = false
  const rows = pairs.map(({ one, other }): ComparedRow => {
    const unit = (one ?? other)?.unit as PartRow['unit']
    const [a, b] = [sideOf(first, one), sideOf(second, other)]
    const [dataA, dataB] = [first.dataOf(unit.id), second.dataOf(unit.id)]
    const comparable = kind === 'tier' || dataA?.set === dataB?.set
    if (a?.mark && b?.mark && !comparable) otherSet = true
    const difference = a?.mark && b?.mark && comparable ? differenceOf(a.mark, b.mark, kind) : { change: null, points: null }
    const same = Boolean(a?.mark && b?.mark) && dataA !== null && dataA.asOf === dataB?.asOf && dataA.set === dataB.set
    return { unit, first: a, second: b, ...difference, same }
  })
  const both = rows.filter((row) => row.first?.mark && row.second?.mark)
  const [a, b] = [summed(both.map((row) => row.first?.mark as Ratio)), summed(both.map((row) => row.second?.mark as Ratio))]
  const difference = otherSet ? { change: null, points: null } : differenceOf(a, b, kind)
  return {
    rows: sortVietnamese(rows, (row) => row.unit.name),
    total: both.length === 0 ? null : { first: a, second: b, ...difference },
    known: both.length,
    of: first.parts.length,
    communes: {
      first: both.reduce((sum, row) => sum + (row.first?.inScope ?? 0), 0),
      second: both.reduce((sum, row) => sum + (row.second?.inScope ?? 0), 0),
    },
    otherSet,
  }
}
