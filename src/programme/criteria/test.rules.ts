import type { Node } from 'yaml'
import { type Kind, kinds as unitKinds } from '../units/types.ts'
import { choiceAt, type Fields, fieldsOf, itemsAt, type Reading, scalarOf, textAt, textsAt } from './node.rules.ts'
import { readThreshold, readValue, sourceOf } from './threshold.rules.ts'
import { type Certainty, certainties, type Test } from './types.ts'

/** The closed list of tests. */
export const operators = [
  'atLeast',
  'atMost',
  'within',
  'equals',
  'yes',
  'oneOf',
  'level',
  'ratioTo',
  'shareOfUnits',
  'meetsSet',
  'allOf',
  'anyOf',
] as const
export type Operator = (typeof operators)[number]

/** A test from its mapping; null when it cannot be read. */
export function readTest(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, [...operators, 'measure', 'scale'])
  if (!fields || !node) return null
  const found = operators.filter((operator) => fields.of.has(operator))
  const operator = found[0]
  if (!operator || found.length > 1) {
    reading.report(node, `${what}: phải có đúng một phép so`, `chọn một trong ${operators.join(', ')}`)
    return null
  }
  if (fields.of.has('scale') && operator !== 'level') reading.report(node, `${what}: scale chỉ đi với level`, 'bỏ scale')
  const test = readOperator(reading, fields, operator)
  const measure = textAt(reading, fields, 'measure')
  return test && reading.mark(measure === undefined ? test : ({ ...test, measure } as Test), node)
}

function readOperator(reading: Reading, fields: Fields, operator: Operator): Test | null {
  const node = fields.of.get(operator) ?? null
  const what = `${fields.what}: ${operator}`
  switch (operator) {
    case 'atLeast': {
      const atLeast = readThreshold(reading, node, what)
      return atLeast && { atLeast }
    }
    case 'atMost': {
      const atMost = readThreshold(reading, node, what)
      return atMost && { atMost }
    }
    case 'equals': {
      const equals = readThreshold(reading, node, what)
      return equals && { equals }
    }
    case 'level': {
      const threshold = readThreshold(reading, node, what)
      const scale = textsAt(reading, fields, 'scale')
      return threshold && { level: threshold, ...(scale && { scale }) }
    }
    case 'within': {
      const ends = fieldsOf(reading, node, what, ['from', 'to'])
      const from = ends && readThreshold(reading, ends.of.get('from') ?? ends.node, `${what}: from`)
      const to = ends && readThreshold(reading, ends.of.get('to') ?? ends.node, `${what}: to`)
      return from && to && { within: { from, to } }
    }
    case 'allOf':
    case 'anyOf': {
      const tests = itemsAt(reading, fields, operator).map((item, index) => readTest(reading, item, `${what}[${index + 1}]`))
      if (tests.length < 2) reading.report(node, `${what}: cần ít nhất hai phép so`, 'thêm phép so, hoặc bỏ allOf/anyOf')
      const whole = tests.filter((test) => test !== null)
      return whole.length === tests.length ? ({ [operator]: whole } as Test) : null
    }
    case 'yes':
      return readYes(reading, node, what)
    case 'oneOf':
      return readOneOf(reading, node, what)
    case 'ratioTo':
      return readRatio(reading, node, what)
    case 'shareOfUnits':
      return readShare(reading, node, what)
    case 'meetsSet':
      return readMeets(reading, node, what)
  }
}

function sure(reading: Reading, fields: Fields): Certainty | null {
  if (!fields.of.has('certainty'))
    reading.report(fields.node, `${fields.what}: thiếu certainty`, 'thêm certainty: official | secondary | recalled | inferred')
  return choiceAt(reading, fields, 'certainty', certainties) ?? null
}

function readYes(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, ['certainty', 'source'])
  const certainty = fields && sure(reading, fields)
  return fields && certainty && { yes: { certainty, ...sourceOf(reading, fields) } }
}

function readOneOf(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, ['values', 'certainty', 'source'])
  const certainty = fields && sure(reading, fields)
  if (!fields || !certainty) return null
  const values = textsAt(reading, fields, 'values') ?? []
  if (values.length === 0) reading.report(fields.node, `${what}: values rỗng`, 'liệt kê các mức được chấp nhận')
  return { oneOf: { values, certainty, ...sourceOf(reading, fields) } }
}

function readRatio(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, ['set', 'measure', 'factor', 'certainty', 'source'])
  const certainty = fields && sure(reading, fields)
  if (!fields || !certainty) return null
  const [set, measure] = [textAt(reading, fields, 'set'), textAt(reading, fields, 'measure')]
  const factor = scalarOf(fields.of.get('factor'))
  if (!set || !measure || typeof factor !== 'number' || factor <= 0) {
    reading.report(
      fields.node,
      `${what}: cần set, measure và factor lớn hơn 0`,
      'ví dụ {set: xa-nang-cao-2021, measure: income-per-capita, factor: 1.1, certainty: secondary}',
    )
    return null
  }
  return { ratioTo: { set, measure, factor, certainty, ...sourceOf(reading, fields) } }
}

function readShare(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, ['kinds', 'meet', 'atLeast', 'certainty', 'source'])
  if (!fields) return null
  const kinds = (textsAt(reading, fields, 'kinds') ?? []) as Kind[]
  const unknown = kinds.filter((kind) => !unitKinds.includes(kind))
  if (kinds.length === 0 || unknown.length > 0)
    reading.report(
      fields.node,
      `${what}: kinds không đúng${unknown.length ? `: ${unknown.join(', ')}` : ''}`,
      `chọn trong ${unitKinds.join(', ')}`,
    )
  const meet = textAt(reading, fields, 'meet')
  if (!meet) {
    if (!fields.of.has('meet')) reading.report(fields.node, `${what}: thiếu meet`, 'ghi mã bộ tiêu chí, hoặc mã số liệu có/không')
    return null
  }
  const certainty = fields.of.has('certainty') ? choiceAt(reading, fields, 'certainty', certainties) : undefined
  const atLeast = readValue(reading, fields.of.get('atLeast') ?? null, certainty, `${what}: atLeast`)
  return { shareOfUnits: { kinds, meet, atLeast, ...sourceOf(reading, fields) } }
}

function readMeets(reading: Reading, node: Node | null, what: string): Test | null {
  const fields = fieldsOf(reading, node, what, ['set', 'certainty', 'source'])
  const certainty = fields && sure(reading, fields)
  const set = fields && textAt(reading, fields, 'set')
  return fields && certainty && set ? { meetsSet: { set, certainty, ...sourceOf(reading, fields) } } : null
}
