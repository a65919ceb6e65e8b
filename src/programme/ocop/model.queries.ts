import { sql } from 'kysely'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Model, NewModel } from './model.types.ts'

/** One row = the newest word on a model of a year in a commune of the unit; the newest year first. */
export const modelsUnder = async (
  tx: Tx,
  { unitId, folded }: { unitId: number; folded: string },
  today: string,
  { limit, offset }: Span,
): Promise<(Model & Total)[]> =>
  (
    await sql<Model & Total>`
      select m.id, m.unit_id as "unitId", v.name as "unitName", m.year, m.name, m.kind, m.chain, m.households, m.revenue::float8 as revenue,
             m.result, m.is_example as "isExample", m.entered_by as "enteredBy", count(*) over ()::int as total
      from ocop.model m
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l where l.unit_id = m.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) k
      where ${unitId}::int in (m.unit_id, v.parent_id, v.province_id, k.id)
        and not exists (
          select from ocop.model n where n.unit_id = m.unit_id and n.folded = m.folded and n.year = m.year and n.id > m.id)
        and (${folded} = '' or m.folded like '%' || ${folded} || '%')
      order by m.year desc, m.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

type Row = NewModel & { unitId: number; folded: string; by: string; at: Date }

/** Keeps a model; null where the newest word on it says the same. */
export const addModel = async (tx: Tx, row: Row): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into ocop.model (unit_id, year, name, folded, kind, chain, households, revenue, result, is_example, entered_by, entered_at)
      select ${row.unitId}::int, ${row.year}::int, ${row.name}, ${row.folded}::text, ${row.kind}, ${row.chain}, ${row.households}::int, ${row.revenue}::bigint,
        ${row.result}, ${row.isExample}::boolean, ${row.by}, ${row.at}::timestamptz
      where not exists (
        select from ocop.model m
        where m.unit_id = ${row.unitId} and m.folded = ${row.folded} and m.year = ${row.year}
          and (m.kind, m.chain, m.result, m.is_example) = (${row.kind}, ${row.chain}, ${row.result}, ${row.isExample}::boolean)
          and m.households is not distinct from ${row.households}::int and m.revenue is not distinct from ${row.revenue}::bigint
          and not exists (select from ocop.model n where n.unit_id = m.unit_id and n.folded = m.folded and n.year = m.year and n.id > m.id))
      returning id
    `.execute(tx)
  ).rows[0]?.id ?? null
