import { fold } from '../../platform/text/fold.ts'
import { type ColumnChange, compareColumns, overallOf } from './column.rules.ts'
import type { Condition, CriteriaSet, Criterion, Indicator, Overall, RowChange } from './types.ts'
import { indicatorKey, measuresOf } from './walk.rules.ts'

/** A row of a set where it stands. */
export type Place = { key: string; criterion: Criterion | null; row: Indicator | Condition }

/** One row of the comparison: what it was in `a`, what it is in `b`, and what changed between. */
export type ComparedRow = {
  a: Place | null
  b: Place | null
  /** the measure by which they were matched; null when by name or code */
  measure: string | null
  changes: RowChange[]
  /** how the threshold moved, over all columns that both have */
  threshold: Overall
  columns: ColumnChange[]
}

export type Comparison = { rows: ComparedRow[]; counts: Record<RowChange | Overall, number> }

/**
 * Compares two sets row by row. Rows are matched by the measure that they ask of, then by a measure that they share, then by name;
 * by code only between versions of one set, because a number means nothing across sets.
 */
export function compareSets(a: CriteriaSet, b: CriteriaSet): Comparison {
  const [left, right] = [placesOf(a), placesOf(b)]
  const pairs = new Map<Place, { partner: Place; measure: string | null }>()
  const taken = new Set<Place>()
  const pass = (match: (x: Place, y: Place) => string | null | false) => {
    for (const x of left) {
      if (pairs.has(x)) continue
      for (const y of right) {
        if (taken.has(y)) continue
        const measure = match(x, y)
        if (measure === false) continue
        pairs.set(x, { partner: y, measure })
        taken.add(y)
        break
      }
    }
  }
  pass((x, y) => (x.row.measure !== null && x.row.measure === y.row.measure && x.key === y.key ? x.row.measure : false))
  pass((x, y) => (x.row.measure !== null && x.row.measure === y.row.measure ? x.row.measure : false))
  pass((x, y) => sharedMeasure(x, y) ?? false)
  pass((x, y) => (fold(x.row.name) === fold(y.row.name) ? null : false))
  if (a.id === b.id) pass((x, y) => (x.key === y.key ? null : false))
  const rows = [
    ...left.map((x) => compared(x, pairs.get(x)?.partner ?? null, pairs.get(x)?.measure ?? null)),
    ...right.filter((y) => !taken.has(y)).map((y) => compared(null, y, null)),
  ]
  return { rows, counts: countsOf(rows) }
}

const placesOf = (set: CriteriaSet): Place[] => [
  ...set.criteria.flatMap((criterion) =>
    criterion.indicators.map((row, index) => ({ key: indicatorKey(criterion, index), criterion, row })),
  ),
  ...set.conditions.map((row) => ({ key: row.code, criterion: null, row })),
]

const sharedMeasure = (x: Place, y: Place): string | null => {
  const other = new Set(measuresOf(y.row))
  return measuresOf(x.row).find((measure) => other.has(measure)) ?? null
}

function compared(a: Place | null, b: Place | null, measure: string | null): ComparedRow {
  if (!a || !b) return { a, b, measure: null, changes: [b ? 'new' : 'dropped'], threshold: 'incomparable', columns: [] }
  const columns = compareColumns(a.row, b.row)
  const changes: RowChange[] = []
  if (a.key !== b.key) changes.push('renumbered')
  if (fold(a.row.name) !== fold(b.row.name)) changes.push('renamed')
  if (a.row.measure !== b.row.measure) changes.push('measureChanged')
  if (a.row.unit !== b.row.unit) changes.push('unitChanged')
  if (columns === null) changes.push('testChanged')
  return { a, b, measure, changes, threshold: overallOf(columns ?? []), columns: columns ?? [] }
}

function countsOf(rows: ComparedRow[]): Comparison['counts'] {
  const counts: Comparison['counts'] = {
    new: 0,
    dropped: 0,
    renumbered: 0,
    renamed: 0,
    unitChanged: 0,
    measureChanged: 0,
    testChanged: 0,
    up: 0,
    down: 0,
    mixed: 0,
    same: 0,
    incomparable: 0,
  }
  for (const { a, b, changes, threshold } of rows) {
    for (const change of changes) counts[change]++
    if (a && b) counts[threshold]++
  }
  return counts
}
