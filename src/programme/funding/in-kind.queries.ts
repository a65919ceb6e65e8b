import { sql } from 'kysely'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { Frame, InKind, InKindSum, NewInKind } from './types.ts'

const columns = sql`
  i.unit_id as "unitId", n.name as "unitName", i.id, p.name as "projectName", i.good, i.what, i.quantity::text as quantity, i.measure, i.giver,
  i.given_on as "givenOn", i.document, i.worth, i.worth_document as "worthDocument", i.reverses, i.reason, i.entered_by as "enteredBy",
  (select coalesce(sum(r.quantity), 0)::text from funding.in_kind r where r.unit_id = i.unit_id and r.reverses = i.id) as reversed`

const gifts = sql`
  funding.in_kind i
  left join funding.project p on (p.unit_id, p.id) = (i.unit_id, i.project_id)
  cross join lateral (select v.name from units.live v where v.unit_id = i.unit_id order by v.valid_from desc limit 1) n`

const within = ({ year, asOf }: Frame) => sql`i.given_on >= make_date(${year}::int, 1, 1) and i.given_on <= ${asOf}::date`

/** One row = something given in kind in a place in a year, or taken back; the newest day first. */
export const giftsOf = async (tx: Tx, frame: Frame, { limit, offset }: Span): Promise<(InKind & Total)[]> =>
  (
    await sql<InKind & Total>`
      with place as materialized (${unitsOfPlace(frame)})
      select ${columns}, count(*) over ()::int as total from ${gifts}
      where ${within(frame)} and i.unit_id in (select x.unit_id from place x)
      order by i.given_on desc, i.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = a good that a place was given in a year, in its own unit; other things by their name. A gift taken back wholly has no worth. */
export const giftSums = async (tx: Tx, frame: Frame): Promise<InKindSum[]> =>
  (
    await sql<InKindSum>`
      with place as materialized (${unitsOfPlace(frame)}),
      told as (
        select i.*, i.quantity + coalesce((select sum(r.quantity) from funding.in_kind r where r.unit_id = i.unit_id and r.reverses = i.id), 0) as net
        from funding.in_kind i where ${within(frame)} and i.unit_id in (select x.unit_id from place x)
      )
      select t.good, case when t.good = 'other' then t.what else '' end as what, t.measure, sum(t.quantity)::text as quantity,
             (count(*) filter (where t.reverses is null))::int as rows,
             (count(t.worth) filter (where t.net > 0))::int as priced, coalesce(sum(t.worth) filter (where t.net > 0), 0)::bigint as worth
      from told t group by t.good, 2, t.measure order by t.good, 2
    `.execute(tx)
  ).rows

export const giftById = async (tx: Tx, id: number): Promise<(InKind & { projectId: number | null }) | null> =>
  (
    await sql<
      InKind & { projectId: number | null }
    >`select ${columns}, i.project_id as "projectId" from ${gifts} where i.id = ${id}`.execute(tx)
  ).rows[0] ?? null

type Row = Omit<NewInKind, 'quantity'> & { unitId: number; quantity: string; reverses: number | null; reason: string | null } & {
  by: string
  at: Date
  sending: string
}

/** Enters a gift or what takes it back; null where the same form brought it before. */
export const addGift = async (tx: Tx, row: Row): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into funding.in_kind (unit_id, project_id, good, what, quantity, measure, giver, given_on, document, worth, worth_document, reverses,
        reason, entered_by, entered_at, sending)
      values (${row.unitId}, ${row.projectId}, ${row.good}, ${row.what}, ${row.quantity}::numeric, ${row.measure}, ${row.giver}, ${row.givenOn},
        ${row.document}, ${row.worth}, ${row.worthDocument}, ${row.reverses}, ${row.reason}, ${row.by}, ${row.at}, ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** Whether more was taken back of a gift than it was. */
export const isOverReturned = async (tx: Tx, { unitId, id }: Pick<InKind, 'unitId' | 'id'>): Promise<boolean> =>
  (
    await sql`
      select from funding.in_kind i where i.unit_id = ${unitId} and i.id = ${id}
        and i.quantity + (select coalesce(sum(r.quantity), 0) from funding.in_kind r where r.unit_id = i.unit_id and r.reverses = i.id) < 0
    `.execute(tx)
  ).rows.length > 0
