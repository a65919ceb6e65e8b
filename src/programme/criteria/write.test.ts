import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { kinds as unitKinds } from '../units/types.ts'
import { readSet } from './set.rules.ts'
import {
  type Certainty,
  type CriteriaSet,
  certainties,
  type Indicator,
  type Region,
  regions,
  type SetBy,
  type Test,
  type Threshold,
  tiers,
  type Value,
} from './types.ts'
import { writeSet } from './write.rules.ts'

const tricky = fc.constantFrom(
  '1.10',
  'null',
  'true',
  'yes',
  '- a',
  'a: b',
  '# x',
  "it's",
  '«Đạt»: 95 %',
  '2016-12-01',
  ' ',
  '|',
  '{}',
  '*a',
  '100%',
  'Tỷ lệ hộ nghèo '.repeat(20).trim(),
)
const text = fc.oneof(
  tricky,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((one) => one.normalize('NFC')),
)
const key = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/)
const texts = fc.array(text, { maxLength: 3 })
const certainty = fc.constantFrom<Certainty>(...certainties)
const known = fc.constantFrom<Certainty>(...certainties.filter((one) => one !== 'missing'))
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10) as LocalDate)
const decimal = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.constantFrom(1, 10, 100))
  .map(([whole, scale]) => whole / scale || 0)

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant<Value>({ value: null, certainty: 'missing' }),
  fc.record({ value: fc.oneof(decimal, fc.boolean(), text), certainty: known }),
)
const maybe = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { requiredKeys: [] })
const table = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
const regional = fc.record(Object.fromEntries(regions.map((region) => [region, value])) as Record<Region, fc.Arbitrary<Value>>)
const setBy: fc.Arbitrary<SetBy> = fc
  .tuple(fc.record({ setBy: fc.constantFrom('province' as const, 'ministry' as const), certainty }), maybe({ body: text, note: text }))
  .map(([must, may]) => ({ ...must, ...may }))
const sourced = maybe({ source: texts })

const { threshold } = fc.letrec<{ threshold: Threshold }>((tie) => ({
  threshold: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(fc.record({ same: value }), sourced).map(([a, b]) => ({ ...a, ...b })),
    fc.tuple(fc.record({ byRegion: regional }), maybe({ national: value, source: texts })).map(([a, b]) => ({ ...a, ...b })),
    fc.tuple(fc.record({ byGroup: table }), sourced).map(([a, b]) => ({ ...a, ...b })),
    setBy,
    fc.tuple(fc.record({ byAreaClass: table, otherwise: tie('threshold') }), sourced).map(([a, b]) => ({ ...a, ...b })),
    fc.record({
      byYear: fc.dictionary(fc.integer({ min: 1900, max: 2099 }).map(String), tie('threshold'), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      }),
    }),
    fc.record({ byEndOf: fc.integer({ min: 1900, max: 2099 }), threshold: tie('threshold'), interim: setBy }),
  ),
}))

const sure = fc.tuple(fc.record({ certainty }), sourced).map(([a, b]) => ({ ...a, ...b }))
const atLeast = fc
  .tuple(fc.record({ kinds: fc.subarray([...unitKinds], { minLength: 1 }), meet: text, atLeast: value }), sourced)
  .map(([a, b]) => ({ ...a, ...b }))
const single: fc.Arbitrary<Test> = fc
  .tuple(
    fc.oneof(
      fc.record({ atLeast: threshold }),
      fc.record({ atMost: threshold }),
      fc.record({ equals: threshold }),
      fc.record({ within: fc.record({ from: threshold, to: threshold }) }),
      fc.record({ yes: sure }),
      fc.tuple(fc.array(text, { minLength: 1, maxLength: 3 }), sure).map(([values, rest]) => ({ oneOf: { values, ...rest } })),
      fc.tuple(fc.record({ level: threshold }), maybe({ scale: texts })).map(([a, b]) => ({ ...a, ...b })),
      fc
        .tuple(fc.record({ set: text, measure: text, factor: decimal.map((one) => Math.abs(one) + 1) }), sure)
        .map(([a, b]) => ({ ratioTo: { ...a, ...b } })),
    ),
    maybe({ measure: text }),
  )
  .map(([a, b]) => ({ ...a, ...b }) as Test)
const { asked } = fc.letrec<{ asked: Test }>((tie) => ({
  asked: fc.oneof(
    { maxDepth: 2 },
    single,
    fc.record({ shareOfUnits: atLeast }),
    fc.tuple(text, sure).map(([set, rest]) => ({ meetsSet: { set, ...rest } })),
    fc.record({ allOf: fc.array(tie('asked'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('asked'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

const common = { name: text, unit: fc.option(text), measure: fc.option(text), test: fc.option(asked), certainty, source: texts }
const indicator: fc.Arbitrary<Indicator> = fc
  .tuple(fc.record({ code: fc.option(text), ...common }), maybe({ appliesIf: text, leadField: text, clause: text, note: text }))
  .map(([a, b]) => ({ ...a, ...b }))
const condition = fc.tuple(fc.record({ code: text, ...common }), maybe({ clause: text, note: text })).map(([a, b]) => ({ ...a, ...b }))
const criterion = fc
  .tuple(
    fc.record({ code: text, name: text, certainty, source: texts, indicators: fc.array(indicator, { maxLength: 3 }) }),
    maybe({ group: text, leadField: text, indicatorCount: fc.nat(99), note: text }),
  )
  .map(([a, b]) => ({ ...a, ...b }))
const band = fc.tuple(fc.nat(30), fc.option(fc.nat(30))).map(([lo, hi]) => ({ lo, hi }))

const anySet: fc.Arbitrary<CriteriaSet> = fc
  .tuple(
    fc.record({
      id: text,
      version: fc.integer({ min: 1, max: 99 }),
      aliases: texts,
      name: text,
      decision: text,
      issued: fc.option(date),
      validFrom: date,
      validTo: fc.option(date),
      period: fc.option(text),
      level: fc.constantFrom('country' as const, 'province' as const, 'district' as const, 'commune' as const, 'village' as const),
      tier: fc.constantFrom(...tiers),
      counts: fc.record({ criteria: fc.option(fc.nat(99)), indicators: fc.option(fc.nat(99)) }),
      sources: fc.dictionary(key, text, { maxKeys: 3, noNullPrototype: true }),
      criteria: fc.array(criterion, { maxLength: 3 }),
      conditions: fc.array(condition, { maxLength: 2 }),
    }),
    maybe({
      annex: text,
      provinceCode: text,
      unlisted: fc.nat(99),
      groups: fc.array(fc.record({ code: text, name: text, certainty, source: texts }), { maxLength: 3 }),
      bands: fc.array(band, { maxLength: 5 }),
      areaOverride: fc.record({ classes: texts, takes: fc.constantFrom(...regions), certainty, source: texts }),
      amendedBy: fc.array(fc.record({ decision: text, date, note: text, certainty }), { maxLength: 2 }),
      notes: texts,
    }),
  )
  .map(([must, may]) => ({ ...must, ...may }))

test('random sets survive write → read', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const { set: again, reading } = readSet('set.yaml', writeSet(set))
      expect(reading.problems).toEqual([])
      expect(again).toEqual(set)
    }),
    { numRuns: 100, seed: 1980 },
  )
})
