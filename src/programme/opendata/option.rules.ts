import { localDate } from '../../platform/base/local-date.ts'
import type { Ask, Condition, Order } from './ask.types.ts'
import { filterOf, WrongAsk } from './filter.rules.ts'
import type { Dataset, Field, Row, Value } from './types.ts'

/** rows of one page of the feed, and what a client may ask for at most */
export const pageRows = 1_000
/** rows that may be skipped: further on, `@odata.nextLink` leads */
const mostSkipped = 100_000
const mostOrders = 5

/** What an address of the feed asks: which rows, in which order, which fields of them. */
export type Options = {
  where: Condition | null
  order: Order[]
  select: Field[]
  after: Value[] | null
  skip: number
  /** rows that are wanted in all from here on; null: all */
  top: number | null
  /** rows of this page */
  limit: number
  counts: boolean
}

const known = ['$filter', '$select', '$orderby', '$top', '$skip', '$count', '$format', '$skiptoken']
const elsewhere = ['$expand', '$apply', '$search', '$compute', '$levels', '$index', '$deltatoken', '$schemaversion', '$id']

const whole = (name: string, text: string | null): number | null => {
  if (text === null) return null
  if (!/^\d{1,9}$/.test(text)) throw new WrongAsk(name, `${name} phải là số nguyên từ 0, đang là «${text}».`)
  return Number(text)
}

function fieldIn(dataset: Dataset, name: string, option: string): Field {
  const field = dataset.fields.find((one) => one.name === name)
  if (field) return field
  const names = dataset.fields.map((one) => one.name).join(', ')
  throw new WrongAsk(option, `${option}: không có trường «${name}» trong ${dataset.set}. Các trường: ${names}.`)
}

function orderIn(dataset: Dataset, text: string | null): Order[] {
  const asked = (text ?? '').split(',').flatMap((part): Order[] => {
    const [name, way, ...more] = part.trim().split(/\s+/)
    if (!name) return []
    if (more.length > 0 || (way !== undefined && way !== 'asc' && way !== 'desc'))
      throw new WrongAsk('$orderby', `$orderby: không đọc được «${part.trim()}». Viết tên trường, rồi asc hoặc desc.`)
    return [{ field: fieldIn(dataset, name, '$orderby'), descending: way === 'desc' }]
  })
  if (asked.length > mostOrders) throw new WrongAsk('$orderby', `$orderby nhận nhiều nhất ${mostOrders} trường.`)
  const rest = dataset.key.filter((name) => asked.every(({ field }) => field.name !== name))
  return [...asked, ...rest.map((name) => ({ field: fieldIn(dataset, name, '$orderby'), descending: false }))]
}

function selectIn(dataset: Dataset, text: string | null): Field[] {
  if (text === null || text.trim() === '' || text.trim() === '*') return [...dataset.fields]
  const names = text.split(',').map((name) => name.trim())
  const asked = names.map((name) => fieldIn(dataset, name, '$select'))
  return dataset.fields.filter((field) => asked.includes(field))
}

type Token = { after: Value[]; left: number | null }

const kindOf = { text: 'string', date: 'string', integer: 'number', decimal: 'number', boolean: 'boolean' } as const

const isOf = ({ kind }: Field, value: unknown): boolean =>
  value === null || (typeof value === kindOf[kind] && (kind !== 'date' || localDate(String(value)) !== null))

const encode = (token: Token): string => {
  const bytes = new TextEncoder().encode(JSON.stringify([token.after, token.left]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function tokenIn(text: string | null, order: readonly Order[]): Token | null {
  if (text === null) return null
  const bad = new WrongAsk('$skiptoken', '$skiptoken không đúng. Đi theo địa chỉ @odata.nextLink như đã nhận, hoặc hỏi lại từ đầu.')
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const [after, left] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as [unknown, unknown]
    const fits = Array.isArray(after) && after.length === order.length && order.every(({ field }, index) => isOf(field, after[index]))
    if (!fits || !(left === null || (Number.isInteger(left) && (left as number) >= 0))) throw bad
    return { after: after as Value[], left: left as number | null }
  } catch {
    throw bad
  }
}

/** Names of options without `$` are allowed since 4.01. */
const given = (query: URLSearchParams, name: string): string | null => query.get(name) ?? query.get(name.slice(1))

/** What the query of an address asks of a data set; throws `WrongAsk` with a sentence. `most`: rows of a page that the client prefers. */
export function optionsOf(dataset: Dataset, query: URLSearchParams, most: number = pageRows): Options {
  for (const name of query.keys()) {
    if (elsewhere.includes(name)) throw new WrongAsk(name, `Chưa có ${name}. Dùng được: ${known.join(', ')}.`, true)
    if (name.startsWith('$') && !known.includes(name))
      throw new WrongAsk(name, `Không có tham số «${name}». Dùng được: ${known.join(', ')}.`)
    if (known.includes(name) && query.getAll(name).length > 1) throw new WrongAsk(name, `${name} chỉ nêu một lần.`)
  }
  const filter = given(query, '$filter')
  const order = orderIn(dataset, given(query, '$orderby'))
  const token = tokenIn(query.get('$skiptoken'), order)
  const top = token ? token.left : whole('$top', given(query, '$top'))
  const skip = token ? 0 : (whole('$skip', given(query, '$skip')) ?? 0)
  if (skip > mostSkipped)
    throw new WrongAsk('$skip', `$skip nhiều nhất ${mostSkipped}. Đi tiếp bằng @odata.nextLink, hoặc thêm điều kiện $filter.`)
  const count = given(query, '$count')
  if (count !== null && count !== 'true' && count !== 'false') throw new WrongAsk('$count', '$count chỉ nhận true hoặc false.')
  return {
    where: filter === null || filter.trim() === '' ? null : filterOf(filter, dataset.fields),
    order,
    select: selectIn(dataset, given(query, '$select')),
    after: token?.after ?? null,
    skip,
    top,
    limit: Math.min(top ?? most, Math.max(1, Math.min(most, pageRows))),
    counts: count === 'true',
  }
}

/** What is asked of the rows: one more than the page, to know whether there is another. */
export const askOf = ({ where, order, after, skip, limit, top }: Options): Ask => ({
  ...{ where, order, after, skip },
  limit: top === null || top > limit ? limit + 1 : limit,
})

/** The query of the next page, or null where this one is the last. `rows`: as `askOf` gave them. */
export function nextQuery(query: URLSearchParams, { order, limit, top }: Options, rows: readonly Row[]): string | null {
  const last = rows[limit - 1]
  if (rows.length <= limit || !last) return null
  const next = new URLSearchParams(query)
  for (const name of ['$skip', '$top', '$skiptoken', 'skip', 'top']) next.delete(name)
  const left = top === null ? null : top - limit
  next.set('$skiptoken', encode({ after: order.map(({ field }) => last[field.name] ?? null), left }))
  return next.toString()
}

/** A literal of a key as addresses write it. */
function keyValue(field: Field, text: string): Value | undefined {
  if (field.kind === 'integer' || field.kind === 'decimal') return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined
  if (field.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined
}

/** `Units(12)` or `Recognitions(unitId=12,tier='standard',decidedOn=2020-01-20)`: the set and the condition of its one row. */
export function entityAsked(segment: string, setOf: (name: string) => Dataset | undefined): { dataset: Dataset; where: Condition } | null {
  const [, name = '', inside = ''] = /^([A-Za-z]+)\((.*)\)$/.exec(segment) ?? []
  const dataset = setOf(name)
  if (!dataset) return null
  const parts = inside.match(/(?:[^,']|'(?:[^']|'')*')+/g) ?? []
  const pairs = parts.map((part): [string, string] => {
    const [, key, value] = /^\s*([A-Za-z]\w*)\s*=\s*(.*?)\s*$/.exec(part) ?? []
    return key !== undefined && value !== undefined
      ? [key, value]
      : [dataset.key.length === 1 ? (dataset.key[0] as string) : '', part.trim()]
  })
  const tests = dataset.key.map((key): Condition | null => {
    const field = fieldIn(dataset, key, 'khoá')
    const value = keyValue(field, pairs.find(([one]) => one === key)?.[1] ?? '')
    return value === undefined ? null : { is: 'compared', field, by: 'eq', value }
  })
  if (pairs.length !== dataset.key.length || tests.some((test) => test === null))
    throw new WrongAsk(
      'khoá',
      `Khoá của ${dataset.set} gồm ${dataset.key.join(', ')}; viết ${dataset.set}(${dataset.key.map((key) => `${key}=…`).join(',')}).`,
    )
  return { dataset, where: (tests as Condition[]).reduce((left, right) => ({ is: 'both', left, right })) }
}
