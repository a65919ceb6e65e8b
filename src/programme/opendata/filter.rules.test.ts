import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition } from './ask.types.ts'
import { filterOf, WrongAsk } from './filter.rules.ts'
import { satisfies } from './row.rules.ts'
import type { Field, Row, Value } from './types.ts'

const fields: readonly Field[] = [
  { name: 'code', label: 'Mã', kind: 'text' },
  { name: 'met', label: 'Số đạt', kind: 'integer' },
  { name: 'share', label: 'Tỷ lệ', kind: 'decimal' },
  { name: 'on', label: 'Ngày', kind: 'date' },
  { name: 'done', label: 'Xong', kind: 'boolean' },
]
const rows: readonly Row[] = [
  { code: '01', met: 5, share: 0.5, on: '2016-12-31', done: true },
  { code: "O'Neill (x)", met: null, share: -1.25, on: null, done: false },
  { code: null, met: 19, share: null, on: '2020-02-29', done: null },
  { code: 'Xã Bính Xá', met: 0, share: 0, on: '2018-01-01', done: true },
]
const found = (filter: string) => rows.flatMap((row, index) => (satisfies(row, filterOf(filter, fields)) ? [index] : []))

test.each([
  ["code eq '01'", [0]],
  ["'01' eq code", [0]],
  ["code eq 'O''Neill (x)'", [1]],
  ['met gt 4 and met le 19', [0, 2]],
  ['met eq null', [1]],
  ['met ne null', [0, 2, 3]],
  ['met ne 5', [1, 2, 3]],
  ['not (met gt 4)', [1, 3]],
  ['not (met gt 4 or share lt 0)', [3]],
  ['5 lt met', [2]],
  ['on ge 2018-01-01', [2, 3]],
  ['done eq true', [0, 3]],
  ["contains(code,'Bính')", [3]],
  ["contains(code,'Bi\u0301nh')", [3]],
  ["contains(code,'x') eq false", [0, 3]],
  ["not startswith(code,'0')", [1, 3]],
  ["endswith(code,'1') or share eq -1.25", [0, 1]],
  ['met in (0, 5)', [0, 3]],
  ['met eq 5 or met eq 0 and done eq false', [0]],
  ['(met eq 5 or met eq 0) and done eq true', [0, 3]],
] as const)('%s', (filter, expected) => expect(found(filter)).toEqual(expected))

test.each([
  ['', /dang dở/],
  ['met', /dang dở/],
  ['met eq', /dang dở/],
  ['met eq 5 5', /thừa «5»/],
  ['met like 5', /không có phép so sánh «like»/],
  ['met eq code', /một trường và một giá trị/],
  ['1 eq 1', /một trường và một giá trị/],
  ["met eq '5'", /so với số/],
  ['code eq 5', /so với chữ/],
  ['code gt null', /null chỉ dùng với eq và ne/],
  ['on eq 2019-02-29', /ngày có thật/],
  ['on eq 2019-02-28T00:00:00Z', /không đọc được/],
  ["code eq 'x", /không đọc được/],
  ["contains(met,'1')", /chỉ dùng với trường chữ/],
  ['contains(code,1)', /cần chữ trong dấu nháy đơn/],
  ['length(code) eq 2', /không có hàm «length»/],
  ['(met eq 1', /thiếu «\)»/],
  ['met eq 1)', /thừa «\)»/],
  ["code eq '1'; drop table x", /không đọc được «;/],
  [`${'('.repeat(60)}met eq 1${')'.repeat(60)}`, /lồng quá 30 lần/],
  [Array(200).fill('met eq 1').join(' or '), /hơn 100 điều kiện/],
  ['x'.repeat(5000), /dài hơn/],
] as const)('%s is refused with a sentence', (filter, sentence) => {
  expect(() => filterOf(filter, fields)).toThrow(WrongAsk)
  expect(() => filterOf(filter, fields)).toThrow(sentence)
})

const literalOf = (value: Value, kind: Field['kind']) =>
  value === null ? 'null' : kind === 'text' ? `'${String(value).replaceAll("'", "''")}'` : String(value)

/** A condition as an address writes it. */
function written(condition: Condition): string {
  if (condition.is === 'both') return `(${written(condition.left)} and ${written(condition.right)})`
  if (condition.is === 'either') return `(${written(condition.left)} or ${written(condition.right)})`
  const { field } = condition
  if (condition.is === 'tested') {
    const call = `${condition.by}(${field.name},${literalOf(condition.text, 'text')})`
    return condition.negated ? `not ${call}` : call
  }
  return `${field.name} ${condition.by} ${literalOf(condition.value, field.kind)}`
}

const values: Record<Field['kind'], fc.Arbitrary<Value>> = {
  text: fc.string({ maxLength: 8 }).map((text) => text.normalize('NFC')),
  integer: fc.integer({ min: -1000, max: 100_000 }),
  decimal: fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 100),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  boolean: fc.boolean(),
}
const someField = fc.constantFrom(...fields)
const compared = someField.chain((field) =>
  fc.oneof(
    fc.record({
      is: fc.constant('compared' as const),
      field: fc.constant(field),
      by: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
      value: values[field.kind],
    }),
    fc.record({
      is: fc.constant('compared' as const),
      field: fc.constant(field),
      by: fc.constantFrom('eq', 'ne'),
      value: fc.constant(null),
    }),
  ),
)
const tested = fc.record({
  is: fc.constant('tested' as const),
  field: fc.constant(fields[0] as Field),
  by: fc.constantFrom('contains', 'startswith', 'endswith'),
  text: fc.string({ maxLength: 5 }).map((text) => text.normalize('NFC')),
  negated: fc.boolean(),
})
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    compared as fc.Arbitrary<Condition>,
    tested as fc.Arbitrary<Condition>,
    fc.record({ is: fc.constantFrom('both', 'either'), left: tie('condition'), right: tie('condition') }) as fc.Arbitrary<Condition>,
  ),
}))

test('what is written is read as it was meant', () => {
  fc.assert(
    fc.property(condition, (meant) => {
      expect(filterOf(written(meant), fields)).toEqual(meant)
    }),
  )
})

test('not turns every answer round but what is asked of an unknown text', () => {
  const row = fc.record({
    code: values.text,
    met: fc.option(values.integer),
    share: fc.option(values.decimal),
    on: fc.option(values.date),
    done: fc.option(values.boolean),
  })
  fc.assert(
    fc.property(condition, row, (meant, one) => {
      expect(satisfies(one as Row, filterOf(`not (${written(meant)})`, fields))).toBe(!satisfies(one as Row, meant))
    }),
  )
})

test('no text whatever is anything but read or refused', () => {
  const word = fc.constantFrom(
    'met',
    'code',
    'eq',
    'and',
    'not',
    '(',
    ')',
    "'x'",
    '5',
    'null',
    ',',
    'contains',
    'in',
    '2016-12-31',
    '$',
    "'",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (filter) => {
        try {
          filterOf(filter, fields)
        } catch (error) {
          expect(error).toBeInstanceOf(WrongAsk)
        }
      },
    ),
  )
})
