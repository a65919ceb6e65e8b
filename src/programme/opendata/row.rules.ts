import type { Ask, Condition, Order } from './ask.types.ts'
import type { Row, Value } from './types.ts'

/** Two values of one field in order, text by its letters' numbers as PostgreSQL's collation «C»; what is unknown comes first. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Does a row satisfy a condition? The same answer as the query gives. */
export function satisfies(row: Row, condition: Condition): boolean {
  if (condition.is === 'both') return satisfies(row, condition.left) && satisfies(row, condition.right)
  if (condition.is === 'either') return satisfies(row, condition.left) || satisfies(row, condition.right)
  const value = row[condition.field.name] ?? null
  if (condition.is === 'tested') {
    if (typeof value !== 'string') return false
    const holds =
      condition.by === 'contains'
        ? value.includes(condition.text)
        : condition.by === 'startswith'
          ? value.startsWith(condition.text)
          : value.endsWith(condition.text)
    return holds !== condition.negated
  }
  if (condition.by === 'eq') return value === condition.value
  if (condition.by === 'ne') return value !== condition.value
  if (value === null || condition.value === null) return false
  const sign = compareValues(value, condition.value)
  return condition.by === 'gt' ? sign > 0 : condition.by === 'ge' ? sign >= 0 : condition.by === 'lt' ? sign < 0 : sign <= 0
}

/**
 * May a row that is known only in some fields satisfy a condition? False means no row with these values does, so none needs to be computed.
 */
export function mayStill(known: Row, condition: Condition): boolean {
  if (condition.is === 'both') return mayStill(known, condition.left) && mayStill(known, condition.right)
  if (condition.is === 'either') return mayStill(known, condition.left) || mayStill(known, condition.right)
  return !(condition.field.name in known) || satisfies(known, condition)
}

export const orderRows =
  (order: readonly Order[]) =>
  (a: Row, b: Row): number => {
    for (const { field, descending } of order) {
      const sign = compareValues(a[field.name] ?? null, b[field.name] ?? null)
      if (sign !== 0) return descending ? -sign : sign
    }
    return 0
  }

/** Where a row stands: its values of the order, to go on after it. */
export const placeIn = (row: Row, order: readonly Order[]): Value[] => order.map(({ field }) => row[field.name] ?? null)

/** The row of those values alone, to be compared with others. */
const rowAt = (values: readonly Value[], order: readonly Order[]): Row =>
  Object.fromEntries(order.map(({ field }, index) => [field.name, values[index] ?? null]))

export const isAfter = (row: Row, { after, order }: Pick<Ask, 'after' | 'order'>): boolean =>
  after === null || orderRows(order)(row, rowAt(after, order)) > 0

/**
 * Gathers the rows that an ask wants out of rows in any order, keeping never more than are wanted; rows that come in the asked order may stop
 * as soon as `isFull`.
 */
export function gatherer(ask: Ask) {
  const wanted = ask.skip + ask.limit
  const compare = orderRows(ask.order)
  const kept: Row[] = []
  return {
    add(row: Row): void {
      if ((ask.where && !satisfies(row, ask.where)) || !isAfter(row, ask)) return
      const last = kept.at(-1)
      if (kept.length >= wanted && last !== undefined && compare(row, last) >= 0) return
      let [low, high] = [0, kept.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (compare(kept[middle] as Row, row) <= 0) low = middle + 1
        else high = middle
      }
      kept.splice(low, 0, row)
      if (kept.length > wanted) kept.pop()
    },
    isFull: () => kept.length >= wanted,
    rows: () => kept.slice(ask.skip),
  }
}
