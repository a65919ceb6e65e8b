import { sql } from 'kysely'
import type { Span, Total } from '../../platform/base/page.ts'
import type { PaperType } from '../../platform/base/paper.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { NewEntry, RegisterEntry, RegisterFilter, Series } from './types.ts'

const series = sql`
  s.id, s.body_id as "bodyId", b.name as "bodyName", s.year, s.name, s.types, s.began, s.last
  from documents.series s join people.body b on b.id = s.body_id`

/** One row = a run of numbers of the unit, the newest year first. */
export const seriesOf = async (tx: Tx, unitId: number): Promise<Series[]> =>
  (await sql<Series>`select ${series} where s.unit_id = ${unitId} order by s.year desc, b.name, s.name`.execute(tx)).rows

type Wanted = { unitId: number; bodyId: number; type: PaperType; year: number }

/**
 * The run of numbers for a type in a year, held until the end of the transaction: whoever asks for a number of it meanwhile waits, so that
 * none is given twice, and none is lost when the transaction fails.
 */
export const holdSeries = async (tx: Tx, { unitId, bodyId, type, year }: Wanted): Promise<Series | null> =>
  (
    await sql<Series>`
      select ${series} where s.unit_id = ${unitId} and s.body_id = ${bodyId} and s.year = ${year} and ${type} = any (s.types)
      order by s.id limit 1 for update of s
    `.execute(tx)
  ).rows[0] ?? null

/** The same by its id. */
export const holdSeriesById = async (tx: Tx, unitId: number, id: number): Promise<Series | null> =>
  (await sql<Series>`select ${series} where s.unit_id = ${unitId} and s.id = ${id} for update of s`.execute(tx)).rows[0] ?? null

/** Opens for a year what the body had in the year before, from 01; nothing where it is open already or there was none. */
export const carrySeries = (tx: Tx, { unitId, bodyId, type, year }: Wanted, { by, at }: { by: string; at: Date }) =>
  sql`
    insert into documents.series (unit_id, body_id, year, name, types, began, last, reason, opened_by, opened_at)
    select s.unit_id, s.body_id, ${year}, s.name, s.types, 0, 0, 'năm mới', ${by}, ${at}
    from documents.series s
    where s.unit_id = ${unitId} and s.body_id = ${bodyId} and s.year = ${year} - 1 and ${type} = any (s.types)
    on conflict do nothing
  `.execute(tx)

type NewSeries = Omit<Series, 'id' | 'bodyName' | 'last'> & { unitId: number; reason: string; by: string; at: Date }

/** The id; null where a run of this name is open. */
export const addSeries = async (tx: Tx, row: NewSeries): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into documents.series (unit_id, body_id, year, name, types, began, last, reason, opened_by, opened_at)
      values (${row.unitId}, ${row.bodyId}, ${row.year}, ${row.name}, ${row.types}::text[], ${row.began}, ${row.began}, ${row.reason}, ${row.by}, ${row.at})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export const advance = (tx: Tx, unitId: number, id: number, last: number) =>
  sql`update documents.series set last = ${last} where unit_id = ${unitId} and id = ${id}`.execute(tx)

/** The document that has this number and symbol at the body in the year. */
export const holderOf = async (
  tx: Tx,
  { unitId, bodyId, year, ordinal, symbol }: { unitId: number; bodyId: number; year: number; ordinal: number; symbol: string },
): Promise<Pick<RegisterEntry, 'subject' | 'on'> | null> =>
  (
    await sql<Pick<RegisterEntry, 'subject' | 'on'>>`
      select r.subject, r.dated_on as "on" from documents.register r
      where r.unit_id = ${unitId} and r.body_id = ${bodyId} and r.year = ${year} and r.ordinal = ${ordinal} and r.symbol = ${symbol}
    `.execute(tx)
  ).rows[0] ?? null

/** What has a number of a series. */
export const entryOf = async (
  tx: Tx,
  unitId: number,
  seriesId: number,
  ordinal: number,
): Promise<Pick<RegisterEntry, 'subject' | 'on' | 'symbol'> | null> =>
  (
    await sql<Pick<RegisterEntry, 'subject' | 'on' | 'symbol'>>`
      select r.subject, r.dated_on as "on", r.symbol from documents.register r
      where r.unit_id = ${unitId} and r.series_id = ${seriesId} and r.ordinal = ${ordinal}
    `.execute(tx)
  ).rows[0] ?? null

export const addEntry = (tx: Tx, unitId: number, folded: string, row: NewEntry, { by, at }: { by: string; at: Date }) =>
  sql`
    insert into documents.register (unit_id, series_id, ordinal, body_id, year, symbol, type, subject, folded, dated_on, signer, recipients, keeper, copies,
      note, document_id, because, entered_by, entered_at)
    values (${unitId}, ${row.seriesId}, ${row.ordinal}, ${row.bodyId}, ${row.year}, ${row.symbol}, ${row.type}, ${row.subject}, ${folded}, ${row.on}::date,
      ${row.signer}, ${row.recipients}, ${row.keeper}, ${row.copies}, ${row.note}, ${row.documentId}, ${row.because}, ${by}, ${at})
  `.execute(tx)

/** One row = a line of the register, the last number first. `folded`: words of number, symbol, subject and recipients. */
export const registerOf = async (
  tx: Tx,
  unitId: number,
  { year, bodyId, type, words }: RegisterFilter,
  { limit, offset }: Span,
): Promise<(RegisterEntry & Total)[]> =>
  (
    await sql<RegisterEntry & Total>`
      select r.series_id as "seriesId", r.ordinal, r.symbol, b.name as "bodyName", r.type, r.subject, r.dated_on as "on", r.signer, r.recipients, r.keeper,
             r.copies, r.note, r.document_id as "documentId", r.because, d.issued_on as "issuedOn", coalesce(d.state = 'recalled', false) as recalled,
             count(*) over ()::int as total
      from documents.register r
      join people.body b on b.id = r.body_id
      left join documents.document d on (d.unit_id, d.id) = (r.unit_id, r.document_id)
      where r.unit_id = ${unitId} and r.year = ${year} and (${bodyId}::int is null or r.body_id = ${bodyId}) and (${type}::text is null or r.type = ${type})
        and r.folded like ${`%${words.replace(/[%_\\]/g, '')}%`}
      order by r.dated_on desc, r.ordinal desc, r.series_id limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** The years in which the unit gave numbers, the newest first. */
export const yearsOf = async (tx: Tx, unitId: number): Promise<number[]> =>
  (
    await sql<{ year: number }>`select distinct s.year from documents.series s where s.unit_id = ${unitId} order by s.year desc`.execute(tx)
  ).rows.map(({ year }) => year)

/** Holds what a body opens until the end of the transaction. */
export const holdBody = (tx: Tx, bodyId: number) => sql`select pg_advisory_xact_lock(hashtext('documents.series'), ${bodyId})`.execute(tx)
