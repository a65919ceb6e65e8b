import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { HangingPosting, NewPosting, PostableSheet, Posted, Posting, PostingStanding } from './types.ts'

/** One row = the newest posting of a sheet that was not withdrawn. */
export const standingOf = async (tx: Tx, unitId: number, sheetId: number): Promise<PostingStanding | null> =>
  (
    await sql<PostingStanding>`
      select p.id as "postingId", p.from_on as "from", p.until_on as until, p.state, p.closed_on as "closedOn",
             s.version <> p.sheet_version as "changedSince", o.opinions, o.handled
      from consultation.posting p
      join assessment.sheet s on (s.unit_id, s.id) = (p.unit_id, p.sheet_id)
      cross join lateral (
        select count(*)::int as opinions, count(n.answer)::int as handled
        from consultation.opinion n where n.unit_id = p.unit_id and n.posting_id = p.id
      ) o
      where p.unit_id = ${unitId} and p.sheet_id = ${sheetId} and p.state <> 'withdrawn'
      order by p.id desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

const postingColumns = sql`
  p.id, p.unit_id as "unitId", v.name as "unitName", p.sheet_id as "sheetId", p.places, p.from_on as "from", p.until_on as until,
  p.days, p.days_source as "daysSource", p.days_certainty as "daysCertainty", p.posted, p.posted_hash as hash, p.state,
  p.posted_by as "postedBy", p.closed_on as "closedOn", p.withdrawn_because as "withdrawnBecause",
  s.version <> p.sheet_version as "changedSince",
  (select count(*)::int from consultation.opinion n where n.unit_id = p.unit_id and n.posting_id = p.id) as opinions,
  (select count(n.answer)::int from consultation.opinion n where n.unit_id = p.unit_id and n.posting_id = p.id) as handled`

/** A posting with its sheet and the name that its unit bore when it began. */
const postings = sql`
  consultation.posting p
  join assessment.sheet s on (s.unit_id, s.id) = (p.unit_id, p.sheet_id)
  cross join lateral (
    select l.name, l.parent_id, l.province_id from units.live l where l.unit_id = p.unit_id
    order by l.valid_from <= p.from_on desc, case when l.valid_from <= p.from_on then l.valid_from end desc, l.valid_from limit 1
  ) v`

/** One row = a posting by its id. */
export const postingById = async (tx: Tx, id: number): Promise<Posting | null> =>
  (await sql<Posting>`select ${postingColumns} from ${postings} where p.id = ${id}`.execute(tx)).rows[0] ?? null

/** One row = a posting of a unit or of what stands under it; open ones first, then the newest. */
export const postingsUnder = async (tx: Tx, unitId: number, { limit, offset }: Span): Promise<(Posting & Total)[]> =>
  (
    await sql<Posting & Total>`
      select ${postingColumns}, count(*) over ()::int as total from ${postings}
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      where ${unitId}::int in (p.unit_id, v.parent_id, v.province_id, c.id)
      order by p.state <> 'open', p.from_on desc, p.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = a posting that hangs on the day, in the country or in a province; the one that ends first comes first. */
export const hangingOn = async (
  tx: Tx,
  today: LocalDate,
  provinceCode: string | null,
  { limit, offset }: Span,
): Promise<(HangingPosting & Total)[]> =>
  (
    await sql<HangingPosting & Total>`
      select ${postingColumns}, w.name as "provinceName", count(*) over ()::int as total
      from ${postings}
      left join lateral (
        select l.name, l.code from units.live l where l.unit_id = v.province_id and l.valid_from <= p.from_on and l.valid_to > p.from_on
      ) w on true
      where p.state = 'open' and p.from_on <= ${today}::date and p.until_on >= ${today}::date
        and (${provinceCode}::text is null or w.code = ${provinceCode})
      order by p.until_on, v.name limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** The posting, held until the end of the transaction. */
export const holdPosting = async (tx: Tx, id: number): Promise<boolean> =>
  (await sql`select from consultation.posting p where p.id = ${id} for update`.execute(tx)).rows.length > 0

type Row = NewPosting & { unitId: number; sheetId: number; sheetVersion: number; posted: Posted; hash: string; by: string; at: Date }

/** Adds a posting; null where the sheet hangs already. */
export const addPosting = async (tx: Tx, row: Row): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into consultation.posting (unit_id, sheet_id, sheet_version, places, from_on, until_on, days, days_source, days_certainty,
        posted, posted_hash, posted_by, posted_at)
      values (${row.unitId}, ${row.sheetId}, ${row.sheetVersion}, ${row.places}::text[], ${row.from}, ${row.until}, ${row.days},
        ${row.daysSource}, ${row.daysCertainty}, ${JSON.stringify(row.posted)}::jsonb, ${row.hash}, ${row.by}, ${row.at})
      on conflict (unit_id, sheet_id) where state = 'open' do nothing
      returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export const withdrawPosting = (tx: Tx, id: number, because: string) =>
  sql`update consultation.posting set state = 'withdrawn', withdrawn_because = ${because} where id = ${id}`.execute(tx)

/** Closes a posting; the ways to reach those who spoke are erased with it. */
export async function closePosting(tx: Tx, { id, on, by }: { id: number; on: LocalDate; by: string }): Promise<void> {
  await sql`update consultation.posting set state = 'closed', closed_on = ${on}, closed_by = ${by} where id = ${id}`.execute(tx)
  await sql`update consultation.opinion set contact = null where posting_id = ${id} and contact is not null`.execute(tx)
}

/** One row = a sheet of a unit that can still be posted, newest first. */
export const postableSheets = async (tx: Tx, unitId: number, sheetId: number | null): Promise<PostableSheet[]> =>
  (
    await sql<PostableSheet>`
      select s.id as "sheetId", s.set_id as "setId", s.set_version as "setVersion", r.name as "roundName", s.as_of as "asOf", s.procedure,
             s.version, exists (
               select from consultation.posting p where p.unit_id = s.unit_id and p.sheet_id = s.id and p.state = 'open'
             ) as "hasOpenPosting"
      from assessment.sheet s
      join calendar.round r on r.id = s.round_id
      where s.unit_id = ${unitId} and (${sheetId}::int is null or s.id = ${sheetId}::int) and s.state not in ('closed', 'moved')
      order by s.as_of desc, s.id desc
    `.execute(tx)
  ).rows

/** One row = what the commune itself holds of a criterion on the day. */
export const selfVerdicts = async (tx: Tx, q: { unitId: number; setId: string; on: LocalDate }) =>
  (
    await sql<{ criterion: string; verdict: VerdictValue }>`
      select t.criterion, t.verdict from assessment.standing t
      where t.unit_id = ${q.unitId} and t.set_id = ${q.setId} and t.stage = 'self' and t.valid_from <= ${q.on}::date and t.valid_to > ${q.on}::date
    `.execute(tx)
  ).rows

/** The unit of a sheet; null where there is none. */
export const unitOfSheet = async (tx: Tx, sheetId: number): Promise<number | null> =>
  (await sql<{ unitId: number }>`select s.unit_id as "unitId" from assessment.sheet s where s.id = ${sheetId}`.execute(tx)).rows[0]
    ?.unitId ?? null
