import { sql } from 'kysely'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { Allocation, Frame, Line, NewAllocation } from './types.ts'

export type Filter = { source: string | null; kind: string | null }

/** One row = a movement of money of a place in a budget year, the newest document first. */
export const allocationsOf = async (
  tx: Tx,
  frame: Frame,
  { source, kind }: Filter,
  { limit, offset }: Span,
): Promise<(Allocation & Total)[]> =>
  (
    await sql<Allocation & Total>`
      with place as materialized (${unitsOfPlace(frame)})
      select a.unit_id as "unitId", n.name as "unitName", a.id, a.year, a.source, a.kind, a.carried, a.movement,
             a.amount, a.from_unit_id as "fromUnitId", f.name as "fromName", a.giver, a.decision, a.decided_on as "decidedOn", a.note,
             a.entered_by as "enteredBy", count(*) over ()::int as total
      from funding.allocation a
      join place p on p.unit_id = a.unit_id
      cross join lateral (select v.name from units.live v where v.unit_id = a.unit_id order by v.valid_from desc limit 1) n
      left join lateral (select v.name from units.live v where v.unit_id = a.from_unit_id order by v.valid_from desc limit 1) f on true
      where a.year = ${frame.year} and (${source}::text is null or a.source = ${source}) and (${kind}::text is null or a.kind = ${kind})
      order by a.decided_on desc, a.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** What a unit has on a line in a year: what came, what it handed on, what it spent. */
export type Balance = { received: number; handedOn: number; disbursed: number }

export const balanceOf = async (tx: Tx, unitId: number, year: number, { source, kind, carried }: Line): Promise<Balance> =>
  (
    await sql<Balance>`
      select
        (select coalesce(sum(a.amount), 0)::bigint from funding.allocation a
          where a.unit_id = ${unitId} and a.year = ${year} and a.source = ${source} and a.kind = ${kind} and a.carried = ${carried}) as received,
        (select coalesce(sum(a.amount), 0)::bigint from funding.allocation a
          where a.from_unit_id = ${unitId} and a.year = ${year} and a.source = ${source} and a.kind = ${kind} and a.carried = ${carried}) as "handedOn",
        (select coalesce(sum(d.amount), 0)::bigint from funding.disbursement d
          where d.unit_id = ${unitId} and d.year = ${year} and d.source = ${source} and d.kind = ${kind} and d.carried = ${carried}) as disbursed
    `.execute(tx)
  ).rows[0] as Balance

/** Whether anything was ever entered for a unit and a year. */
export const hasYear = async (tx: Tx, unitId: number, year: number): Promise<boolean> =>
  (await sql`select from funding.allocation a where a.unit_id = ${unitId} and a.year = ${year} limit 1`.execute(tx)).rows.length > 0

type Row = NewAllocation & { unitId: number; fromUnitId: number | null; by: string; at: Date; sending: string }

/** Enters a movement; null where the same form brought it before. */
export const addAllocation = async (tx: Tx, row: Row): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into funding.allocation (unit_id, year, source, kind, carried, movement, amount, from_unit_id, giver, decision, decided_on, note,
        entered_by, entered_at, sending)
      values (${row.unitId}, ${row.year}, ${row.source}, ${row.kind}, ${row.carried}, ${row.movement}, ${row.amount}, ${row.fromUnitId},
        ${row.giver}, ${row.decision}, ${row.decidedOn}, ${row.note}, ${row.by}, ${row.at}, ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** What a unit carried over into a year on a line. */
export const carriedInto = async (tx: Tx, unitId: number, year: number, { source, kind }: Pick<Line, 'source' | 'kind'>): Promise<number> =>
  (
    await sql<{ total: number }>`
      select coalesce(sum(a.amount), 0)::bigint as total from funding.allocation a
      where a.unit_id = ${unitId} and a.year = ${year} and a.source = ${source} and a.kind = ${kind} and a.movement = 'carryOver'
    `.execute(tx)
  ).rows[0]?.total ?? 0
