import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Publication, PublicCount, State } from './types.ts'

type Row = Pick<Publication, 'title' | 'question' | 'answer' | 'answeredBy' | 'answeredOn'> & {
  unitId: number
  threadId: number
  on: LocalDate
  by: string
}

export const addPublication = (tx: Tx, row: Row) =>
  sql`
    insert into difficulties.publication (unit_id, thread_id, title, question, answer, answered_by, answered_on, published_on, published_by)
    values (${row.unitId}, ${row.threadId}, ${row.title}, ${row.question}, ${row.answer}, ${row.answeredBy}, ${row.answeredOn}, ${row.on},
      ${row.by})
  `.execute(tx)

/** The published answer of a thread, where it has one. */
export const publicationOf = async (tx: Tx, unitId: number, threadId: number): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select id from difficulties.publication where unit_id = ${unitId} and thread_id = ${threadId} and ended_on is null
    `.execute(tx)
  ).rows[0]?.id ?? null

export const endPublication = (tx: Tx, q: { unitId: number; threadId: number; on: LocalDate; because: string }) =>
  sql`
    update difficulties.publication set ended_on = ${q.on}, ended_because = ${q.because}
    where unit_id = ${q.unitId} and thread_id = ${q.threadId} and ended_on is null
  `.execute(tx)

/** One row = a published answer in the country, in a province, or of one number; newest first. */
export const published = async (
  tx: Tx,
  { provinceCode, id }: { provinceCode: string | null; id: number | null },
  { limit, offset }: Span,
): Promise<(Publication & { total: number })[]> =>
  (
    await sql<Publication & { total: number }>`
      select p.id, v.name as "unitName", w.name as "provinceName", p.title, p.question, p.answer, p.answered_by as "answeredBy",
        p.answered_on as "answeredOn", p.published_on as "publishedOn", count(*) over ()::int as total
      from difficulties.publication p
      cross join lateral (
        select l.name, l.province_id from units.live l where l.unit_id = p.unit_id
        order by l.valid_from <= p.published_on desc, case when l.valid_from <= p.published_on then l.valid_from end desc, l.valid_from limit 1
      ) v
      left join lateral (
        select l.name, l.code from units.live l
        where l.unit_id = v.province_id and l.valid_from <= p.published_on and l.valid_to > p.published_on
      ) w on true
      where p.ended_on is null and (${provinceCode}::text is null or w.code = ${provinceCode})
        and (${id}::int is null or p.id = ${id}::int)
      order by p.published_on desc, p.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = a month in which citizens sent something by the portal, in the country or in a province, the newest first. */
export const publicCounts = async (
  tx: Tx,
  { provinceCode, today, most }: { provinceCode: string | null; today: LocalDate; most: number },
): Promise<PublicCount[]> =>
  (
    await sql<PublicCount>`
      select to_char(t.received_on, 'YYYY-MM') as month, count(*)::int as received,
        count(*) filter (where t.state in ('answered', 'published'))::int as answered,
        count(*) filter (where t.state in ('answered', 'published') and t.closed_on > t.due_on)::int as "answeredLate",
        count(*) filter (where t.state in ('refused', 'withdrawn'))::int as refused,
        count(*) filter (where t.state = 'merged')::int as merged,
        count(*) filter (where t.closed_on is null and t.state <> 'merged')::int as open,
        count(*) filter (where t.closed_on is null and t.state <> 'merged' and t.due_on < ${today}::date)::int as "openLate"
      from difficulties.thread t
      where t.channel = 'web' and (${provinceCode}::text is null or exists (
        select from units.live l join units.live p on p.unit_id = l.province_id and p.level = 'province'
        where l.unit_id = t.unit_id and p.code = ${provinceCode} and p.valid_from <= ${today}::date and p.valid_to > ${today}::date))
      group by 1 order by 1 desc limit ${most}
    `.execute(tx)
  ).rows

/** What somebody who holds the code of a thread may know of it: not who works on it, only which body. */
export type Tracked = {
  text: string
  unitName: string
  receivedOn: LocalDate
  state: State
  bodyName: string | null
  dueOn: LocalDate | null
  answer: string | null
  answeredOn: LocalDate | null
  reason: string | null
}

/** One row = the thread that a tracking code follows. */
export const tracked = async (tx: Tx, hash: string, on: LocalDate): Promise<Tracked | null> =>
  (
    await sql<Tracked>`
      select t.text, v.name as "unitName", t.received_on as "receivedOn", t.state, b.name as "bodyName", t.due_on as "dueOn",
        a.text as answer, a.done_on as "answeredOn", r.text as reason
      from difficulties.thread t
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      left join people.body b on b.id = t.body_id
      left join lateral (
        select s.text, s.done_on from difficulties.step s
        where s.unit_id = t.unit_id and s.thread_id = t.id and s.kind = 'answered' order by s.number desc limit 1
      ) a on true
      left join lateral (
        select s.text from difficulties.step s
        where s.unit_id = t.unit_id and s.thread_id = t.id and s.kind in ('refused', 'withdrawn') order by s.number desc limit 1
      ) r on true
      where t.tracking_hash = ${hash}
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a province, or a commune of the province, on the day; for the choice of a place. */
export const placesIn = async (tx: Tx, provinceCode: string | null, on: LocalDate): Promise<{ code: string; name: string }[]> =>
  (
    await sql<{ code: string; name: string }>`
      select l.code, l.name from units.live l
      where l.valid_from <= ${on}::date and l.valid_to > ${on}::date and case when ${provinceCode}::text is null then l.level = 'province'
        else l.level = 'commune' and l.province_id = (
          select p.unit_id from units.live p
          where p.code = ${provinceCode} and p.level = 'province' and p.valid_from <= ${on}::date and p.valid_to > ${on}::date)
        end
    `.execute(tx)
  ).rows
