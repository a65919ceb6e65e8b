import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import type { Condition, Order } from './ask.types.ts'
import { datasetByCode } from './dataset.text.ts'
import { keyOrder, rowsOf } from './reads.ts'
import { orderRows, satisfies } from './row.rules.ts'
import type { Dataset, Field, Row } from './types.ts'

/** What PostgreSQL answers to any condition in any order is what is reckoned from all rows in memory. */
const dataset = datasetByCode('ket-qua-xa') as Dataset
const today = day('2026-07-15')
let database: Awaited<ReturnType<typeof freshDatabase>>
let all: Row[]

const asked = (where: Condition | null, order: Order[], skip: number, limit: number) =>
  read(database.db, (tx) => rowsOf({ tx, today }, dataset, { where, order, after: null, skip, limit }))

beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
  all = await asked(null, keyOrder(dataset), 0, 100_000)
})

const someField = fc.constantFrom(...dataset.fields)
const compared = someField.chain((field) =>
  fc.record({
    is: fc.constant('compared' as const),
    field: fc.constant(field),
    by: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
    value: fc.nat({ max: 1_300 }).map((at) => all[at % all.length]?.[field.name] ?? null),
  }),
)
const tested = fc.record({
  is: fc.constant('tested' as const),
  field: fc.constantFrom(...dataset.fields.filter(({ kind }: Field) => kind === 'text')),
  by: fc.constantFrom('contains', 'startswith', 'endswith'),
  text: fc.constantFrom('Xã', 'a', '0', 'ng', ' ', 'Ắ', 'x-2', '%', '_'),
  negated: fc.boolean(),
})
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    compared as fc.Arbitrary<Condition>,
    tested as fc.Arbitrary<Condition>,
    fc.record({ is: fc.constantFrom('both', 'either'), left: tie('condition'), right: tie('condition') }) as fc.Arbitrary<Condition>,
  ),
}))
/** an order against null is asked by nobody: the reader of filters refuses it */
const isAskable = (one: Condition): boolean =>
  one.is === 'both' || one.is === 'either'
    ? isAskable(one.left) && isAskable(one.right)
    : one.is === 'tested' || one.value !== null || one.by === 'eq' || one.by === 'ne'

test('conditions, orders and pages', async () => {
  const order = fc.uniqueArray(fc.record({ field: someField, descending: fc.boolean() }), {
    maxLength: 2,
    selector: ({ field }) => field.name,
  })
  await fc.assert(
    fc.asyncProperty(condition.filter(isAskable), order, fc.nat({ max: 50 }), async (where, by, skip) => {
      const rest = keyOrder(dataset).filter(({ field }) => by.every((one) => one.field !== field))
      const whole = [...by, ...rest]
      const expected = all.filter((row) => satisfies(row, where)).toSorted(orderRows(whole))
      expect(await asked(where, whole, skip, 40)).toEqual(expected.slice(skip, skip + 40))
      const last = expected[skip]
      if (!last) return
      const after = whole.map(({ field }) => last[field.name] ?? null)
      const next = await read(database.db, (tx) => rowsOf({ tx, today }, dataset, { where, order: whole, after, skip: 0, limit: 40 }))
      expect(next).toEqual(expected.slice(skip + 1, skip + 41))
    }),
    { numRuns: 25 },
  )
}, 60_000)
