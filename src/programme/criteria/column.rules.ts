import { compareExact } from './exact.rules.ts'
import { type Condition, type Indicator, type Overall, regions, type Test, type Threshold, type Value } from './types.ts'
import { testsIn, thresholdsOf } from './walk.rules.ts'

/** How one value of a threshold moved. `column` is a region, a group, or `all`; `measure` null = the row's own. */
export type ColumnChange = {
  measure: string | null
  column: string
  a: Value | null
  b: Value | null
  change: 'up' | 'down' | 'same' | 'unknown'
  /** up is harder for a floor, easier for a ceiling */
  harder: boolean | null
}

type Asked = { operator: string; measure: string | null; threshold: Threshold | null; yes: Value | null }

/** What a row asks, as a flat list of single tests; null where it has no test. */
function askedBy(row: Indicator | Condition): Asked[] | null {
  if (row.test === null) return null
  return testsIn(row.test).flatMap((test) => {
    if ('allOf' in test || 'anyOf' in test) return []
    const measure = ('measure' in test && test.measure) || row.measure
    return [
      {
        operator: operatorOf(test),
        measure,
        threshold: thresholdsOf(test)[0] ?? null,
        yes: 'yes' in test ? { value: true, certainty: test.yes.certainty } : null,
      },
    ]
  })
}

const operatorOf = (test: Test): string => {
  const operator = Object.keys(test).find((key) => key !== 'measure' && key !== 'scale') ?? ''
  return operator === 'yes' ? 'equals' : operator
}

/** Value by value how the thresholds of two rows moved; null when what is asked is of another kind. Parts that only one row has are left out. */
export function compareColumns(a: Indicator | Condition, b: Indicator | Condition): ColumnChange[] | null {
  const [left, right] = [askedBy(a), askedBy(b)]
  if (!left || !right) return left === right ? [] : null
  const used = new Set<Asked>()
  const pairs = left.flatMap((x) => {
    const y = right.find((one) => !used.has(one) && one.measure === x.measure && one.operator === x.operator)
    if (y) used.add(y)
    return y ? [{ x, y }] : []
  })
  if (pairs.length === 0) return null
  return pairs.flatMap(({ x, y }) => compareAsked(x, y))
}

function compareAsked(x: Asked, y: Asked): ColumnChange[] {
  const [left, right] = [columnsOf(x), columnsOf(y)]
  const names = columnNames(left, right)
  return names.map((column) => {
    const [a, b] = [left[column] ?? left.all ?? null, right[column] ?? right.all ?? null]
    const change = moved(a, b)
    const harder = change === 'up' ? x.operator !== 'atMost' : change === 'down' ? x.operator === 'atMost' : null
    return { measure: x.measure, column, a, b, change, harder }
  })
}

/** The columns of two tables, in the order of the law; `all` only where neither has others. */
function columnNames(...tables: Record<string, Value>[]): string[] {
  const names = [...new Set(tables.flatMap((table) => Object.keys(table)))]
  const own = names.filter((name) => name !== 'all').sort((x, y) => placeOf(x) - placeOf(y) || (x < y ? -1 : 1))
  return own.length > 0 ? own : names
}

const placeOf = (column: string): number => (regions as readonly string[]).indexOf(column)

function moved(a: Value | null, b: Value | null): ColumnChange['change'] {
  if (a === null || b === null || a.value === null || b.value === null) return 'unknown'
  if (typeof a.value === 'number' && typeof b.value === 'number') {
    const order = compareExact(b.value, a.value)
    return order > 0 ? 'up' : order < 0 ? 'down' : 'same'
  }
  return a.value === b.value ? 'same' : 'unknown'
}

/** The values of a threshold by column. Of years the last one stands: the level at the end of the period. */
function columnsOf({ threshold, yes }: Asked): Record<string, Value> {
  if (yes) return { all: yes }
  if (threshold === null || 'setBy' in threshold) return {}
  if ('same' in threshold) return { all: threshold.same }
  if ('byRegion' in threshold) return threshold.byRegion
  if ('byGroup' in threshold) return threshold.byGroup
  const inner = 'byAreaClass' in threshold ? threshold.otherwise : 'byEndOf' in threshold ? threshold.threshold : lastOf(threshold.byYear)
  return inner ? columnsOf({ operator: '', measure: null, threshold: inner, yes: null }) : {}
}

const lastOf = (byYear: Record<string, Threshold>): Threshold | undefined => byYear[Object.keys(byYear).sort().at(-1) ?? '']

/** How a threshold moved over all columns that both rows have. */
export function overallOf(columns: readonly ColumnChange[]): Overall {
  const changes = new Set(columns.map(({ change }) => change))
  if (changes.has('up')) return changes.has('down') ? 'mixed' : 'up'
  if (changes.has('down')) return 'down'
  return changes.has('same') ? 'same' : 'incomparable'
}
