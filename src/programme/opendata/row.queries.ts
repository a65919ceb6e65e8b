import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ask, Comparison, Condition, Order } from './ask.types.ts'
import { columnOf } from './column.queries.ts'
import { sourceOf, type Within } from './source.queries.ts'
import type { Dataset, DatasetCode, Field, FieldKind, Freshness, Row, Value } from './types.ts'

const types: Record<FieldKind, RawBuilder<unknown>> = {
  text: sql`text`,
  integer: sql`bigint`,
  decimal: sql`numeric`,
  date: sql`date`,
  boolean: sql`boolean`,
}
const signs: Record<Comparison, RawBuilder<unknown>> = {
  eq: sql`=`,
  ne: sql`<>`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
}

/** text is ordered by its letters' numbers, the same on every machine */
const column = ({ name, kind }: Field) => (kind === 'text' ? sql`${columnOf(name)} collate "C"` : columnOf(name))
const typed = ({ kind }: Field, value: Value) => sql`${value}::${types[kind]}`

function conditionSql(condition: Condition): RawBuilder<boolean> {
  if (condition.is === 'both' || condition.is === 'either') {
    const [left, right] = [conditionSql(condition.left), conditionSql(condition.right)]
    return condition.is === 'both' ? sql`(${left} and ${right})` : sql`(${left} or ${right})`
  }
  const field = column(condition.field)
  if (condition.is === 'tested') {
    const { text, by, negated } = condition
    const holds =
      by === 'contains'
        ? sql<boolean>`strpos(${field}, ${text}::text) > 0`
        : by === 'startswith'
          ? sql<boolean>`starts_with(${field}, ${text}::text)`
          : sql<boolean>`right(${field}, length(${text}::text)) = ${text}::text`
    return negated ? sql`not (${holds})` : holds
  }
  const { by, value } = condition
  if (value === null) return by === 'eq' ? sql`${field} is null` : sql`${field} is not null`
  if (by === 'ne') return sql`${field} is distinct from ${typed(condition.field, value)}`
  return sql`${field} ${signs[by]} ${typed(condition.field, value)}`
}

/** Rows after a place in an order: past it in one field and level with it in all before. Unknown comes first, and last going down. */
function afterSql(order: readonly Order[], after: readonly Value[]): RawBuilder<boolean> {
  const level = (index: number) => {
    const { field } = order[index] as Order
    const value = after[index] ?? null
    return value === null ? sql`${column(field)} is null` : sql`${column(field)} = ${typed(field, value)}`
  }
  const past = ({ field, descending }: Order, value: Value) => {
    if (value === null) return descending ? sql`false` : sql`${column(field)} is not null`
    return descending
      ? sql`(${column(field)} < ${typed(field, value)} or ${column(field)} is null)`
      : sql`${column(field)} > ${typed(field, value)}`
  }
  const ways = order.map((one, index) => {
    const before = order.slice(0, index).map((_, at) => level(at))
    return sql`(${sql.join([...before, past(one, after[index] ?? null)], sql` and `)})`
  })
  const [first] = order
  const value = after[0] ?? null
  // said apart, so that the rows before are not even read
  const from = first && !first.descending && value !== null ? sql`${column(first.field)} >= ${typed(first.field, value)} and ` : sql``
  return sql`(${from}(${sql.join(ways, sql` or `)}))`
}

function wherever({ where, order, after }: Pick<Ask, 'where' | 'order' | 'after'>): RawBuilder<unknown> {
  const conditions = [...(where ? [conditionSql(where)] : []), ...(after ? [afterSql(order, after)] : [])]
  return conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
}

/** Exact numbers come as text; they leave as numbers, which hold fifteen digits. */
function numbered(row: Row, fields: readonly Field[]): Row {
  for (const { name, kind } of fields) if (kind === 'decimal' && typeof row[name] === 'string') row[name] = Number(row[name])
  return row
}

type Of = Pick<Dataset, 'code' | 'fields' | 'key'> & { today: LocalDate }

/** The unit and the province that every row of an ask is of. */
function withinOf(condition: Condition | null): Within {
  if (condition?.is === 'both') return { ...withinOf(condition.left), ...withinOf(condition.right) }
  if (condition?.is !== 'compared' || condition.by !== 'eq' || typeof condition.value !== 'string') return {}
  const { name } = condition.field
  return name === 'unitCode' || name === 'provinceCode' ? { [name]: condition.value } : {}
}

const sourceIn = ({ code, today }: Of, where: Condition | null) => {
  const source = sourceOf(code, today, withinOf(where))
  if (!source) throw new Error(`the rows of ${code} are computed`)
  return source
}

/** Keys are never unknown, and without the words about what is unknown their order may come from an index. */
const ordered =
  ({ key }: Of) =>
  ({ field, descending }: Order) => {
    const unknown = key.includes(field.name) ? sql`` : descending ? sql` nulls last` : sql` nulls first`
    return sql`${column(field)} ${descending ? sql`desc` : sql`asc`}${unknown}`
  }

/** One row = a row of a data set, in the order asked, not more than asked. */
export async function rowsOf(tx: Tx, of: Of, ask: Ask): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select x.* from (${sourceIn(of, ask.where)}) x
    ${wherever(ask)}
    order by ${sql.join(ask.order.map(ordered(of)))}
    limit ${ask.limit} offset ${ask.skip}`.execute(tx)
  return rows.map((row) => numbered(row, of.fields))
}

/** One row = how many rows satisfy a condition. */
export async function countOf(tx: Tx, of: Of, where: Condition | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as "count" from (${sourceIn(of, where)}) x ${wherever({ where, order: [], after: null })}`.execute(tx)
  return rows[0]?.count ?? 0
}

const day = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`
/** moves with every change of what figures rest on: map, results, acts, releases, targets */
const revision = sql`(select sum(r.n) from figures.revision r)`

const states: Record<'map' | 'released' | 'acts' | 'ocop' | 'money' | 'targets', RawBuilder<unknown>> = {
  map: sql`select ${day(sql`max(greatest(v.known_at, v.withdrawn_at))`)} as "updatedOn",
    ${revision} || '/' || (select count(*) || '/' || max(greatest(t.known_at, t.withdrawn_at)) from units.transition t) as mark
    from units.version v where v.level <> 'village'`,
  released: sql`select ${day(sql`max(r.known_at)`)} as "updatedOn", ${revision}::text as mark from figures.release r`,
  acts: sql`select ${day(sql`max(r.known_at)`)} as "updatedOn", ${revision}::text as mark from recognition.published r`,
  ocop: sql`select ${day(sql`max(c.entered_at)`)} as "updatedOn",
    count(*) || '/' || count(c.revoked_on) || '/' || max(c.entered_at) || '/' || (select max(p.kept_at) from ocop.product p) || '/' ||
    (select max(p.kept_at) from ocop.producer p) as mark from ocop.certificate c`,
  money: sql`select ${day(sql`max(p.known_at)`)} as "updatedOn", count(*) || '/' || max(p.known_at) as mark from funding.published p`,
  targets: sql`select ${day(sql`max(t.known_at)`)} as "updatedOn", ${revision}::text as mark from plan.target t`,
}

const stateOf: Record<Exclude<DatasetCode, 'dinh-nghia-so-lieu'>, keyof typeof states> = {
  'don-vi': 'map',
  'thay-doi-don-vi': 'map',
  'ban-duyet': 'released',
  'so-lieu': 'released',
  'ket-qua-xa': 'released',
  'ket-qua-tieu-chi': 'released',
  'gia-tri-chi-tieu': 'released',
  'cong-nhan': 'acts',
  ocop: 'ocop',
  'von-cong-bo': 'money',
  'muc-tieu': 'targets',
}

/** One row = the day of the last change of a data set, and a word that differs between two states. */
export async function freshnessOf(tx: Tx, code: DatasetCode): Promise<Freshness> {
  if (code === 'dinh-nghia-so-lieu') return { updatedOn: null, mark: 'code' }
  const { rows } = await sql<Freshness>`${states[stateOf[code]]}`.execute(tx)
  return { updatedOn: rows[0]?.updatedOn ?? null, mark: rows[0]?.mark ?? '' }
}
