import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Column, Condition, Row, Value } from './types.ts'

/** Thrown within the reader of a filter only. */
class Wrong extends Error {}

const wrong = (text: string): never => {
  throw new Wrong(text)
}

type Token = { kind: 'word' | 'text' | 'sign'; text: string }

const pattern = /\s*(?:('(?:[^']|'')*')|([(),])|([^\s(),']+))/y

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.trimEnd().length) {
    const [, quoted, sign, word] = pattern.exec(text) ?? wrong('dấu nháy không đóng')
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll("''", "'") })
    else tokens.push(sign !== undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word ?? '' })
    if (tokens.length > 400) wrong('điều kiện quá dài')
  }
  return tokens
}

const tests = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const

/**
 * Reads `$filter`: comparisons of a column with a value by eq, ne, gt, ge, lt, le, joined by `and`, `or` and brackets. Refused with what is
 * wrong, in words for whoever writes the program.
 */
export function readFilter(text: string, columns: readonly Column[]): Result<Condition> {
  try {
    const reader = { tokens: tokensOf(text), at: 0, depth: 0, columns }
    const condition = either(reader)
    if (reader.at < reader.tokens.length) wrong(`không hiểu «${reader.tokens[reader.at]?.text}»`)
    return done(condition)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return refused({ code: 'opendata.filter', status: 400, text: `$filter chưa đúng: ${error.message}.` })
  }
}

type Reader = { tokens: Token[]; at: number; depth: number; columns: readonly Column[] }

const next = (reader: Reader): Token | undefined => reader.tokens[reader.at]
function takes(reader: Reader, kind: Token['kind'], text: string): boolean {
  const token = next(reader)
  if (token?.kind !== kind || token.text.toLowerCase() !== text) return false
  reader.at++
  return true
}

function joined(reader: Reader, word: 'and' | 'or', part: (reader: Reader) => Condition): Condition {
  const first = part(reader)
  const parts = [first]
  while (takes(reader, 'word', word)) parts.push(part(reader))
  return parts.length === 1 ? first : { kind: word, parts }
}
const either = (reader: Reader): Condition => joined(reader, 'or', both)
const both = (reader: Reader): Condition => joined(reader, 'and', single)

function single(reader: Reader): Condition {
  if (takes(reader, 'sign', '(')) {
    if (++reader.depth > 20) wrong('quá nhiều ngoặc lồng nhau')
    const within = either(reader)
    if (!takes(reader, 'sign', ')')) wrong('thiếu dấu đóng ngoặc')
    reader.depth--
    return within
  }
  const [name, is, value] = reader.tokens.slice(reader.at, reader.at + 3)
  reader.at += 3
  const column = reader.columns.find((one) => name?.kind === 'word' && one.name === name.text)
  if (!column) return wrong(`không có cột «${name?.text ?? ''}»`)
  const test = tests.find((one) => is?.kind === 'word' && one === is.text)
  if (!test) return wrong(`chỉ so sánh bằng ${tests.join(', ')}, nối bằng and, or; gặp «${is?.text ?? ''}»`)
  return { kind: 'test', column: column.name, is: test, value: literal(value, column) }
}

function literal(token: Token | undefined, { name, type }: Column): Value {
  if (!token || token.kind === 'sign') return wrong(`thiếu giá trị sau ${name}`)
  const { kind, text } = token
  if (kind === 'word' && text === 'null') return null
  if (type === 'String') return kind === 'text' ? text.normalize('NFC') : wrong(`giá trị của ${name} phải đặt trong dấu nháy đơn`)
  // some programs put days between quotes, or add an hour
  if (type === 'Date') return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? wrong(`«${text}» không phải là ngày; viết 2020-12-31`)
  if (type === 'Boolean') return text === 'true' || text === 'false' ? text === 'true' : wrong(`giá trị của ${name} là true hoặc false`)
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : wrong(`«${text}» không phải là số`)
}

/** Smaller, equal or larger; null with anything else is nothing of these. Texts as programs compare them, by their letters. */
function compare(one: Value, other: Value): number | null {
  if (one === null || other === null) return null
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Does a row fulfil a condition? A missing value is equal to null only. */
export function fulfils(row: Row, condition: Condition): boolean {
  if (condition.kind !== 'test') {
    const each = (part: Condition) => fulfils(row, part)
    return condition.kind === 'and' ? condition.parts.every(each) : condition.parts.some(each)
  }
  const { column, is, value } = condition
  const has = row[column] ?? null
  if (is === 'eq') return has === value
  if (is === 'ne') return has !== value
  const side = compare(has, value)
  if (side === null) return false
  return is === 'gt' ? side > 0 : is === 'ge' ? side >= 0 : is === 'lt' ? side < 0 : side <= 0
}

/** Could any row with these values of some columns fulfil it? What is not known of a row may be anything. */
export function couldFulfil(known: Row, condition: Condition): boolean {
  if (condition.kind !== 'test') {
    const each = (part: Condition) => couldFulfil(known, part)
    return condition.kind === 'and' ? condition.parts.every(each) : condition.parts.some(each)
  }
  return !(condition.column in known) || fulfils(known, condition)
}

/** Rows in an order; what is missing comes first, as in the standard. */
export function ordered(rows: readonly Row[], order: readonly { column: string; down: boolean }[]): Row[] {
  const rank = (one: Value, other: Value) => (one === null ? (other === null ? 0 : -1) : other === null ? 1 : (compare(one, other) ?? 0))
  return rows.toSorted((a, b) => {
    for (const { column, down } of order) {
      const side = rank(a[column] ?? null, b[column] ?? null)
      if (side !== 0) return down ? -side : side
    }
    return 0
  })
}
