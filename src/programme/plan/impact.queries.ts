import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'

type Since = { unitId: number; on: LocalDate }
const given = (units: readonly Since[]) =>
  sql`unnest(${units.map(({ unitId }) => unitId)}::int[], ${units.map(({ on }) => on)}::date[]) as d (unit_id, day)`

export type Planned = { kind: 'registration' | 'target'; example: string }

/** One row = a registration or a target of a unit that is due on its day or later. */
export const dueSince = async (tx: Tx, units: readonly Since[]): Promise<Planned[]> =>
  (
    await sql<Planned>`
      select f.kind, v.name || ', ' || f.what as "example"
      from ${given(units)}
      cross join lateral (
        select 'registration' as kind, 'năm ' || r.year as what from plan.registration r
        where r.unit_id = d.unit_id and r.status <> 'struck' and r.year >= extract(year from d.day)
        union all
        select 'target', t.figure || ' đến ' || to_char(t.due, 'DD/MM/YYYY') from (
          select distinct on (t.figure, t.qualifier, t.due) t.figure, t.due, t.status from plan.target t
          where t.unit_id = d.unit_id and t.due >= d.day order by t.figure, t.qualifier, t.due, t.known_at desc
        ) t where t.status = 'inForce'
      ) f
      cross join lateral (select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from desc limit 1) v
      order by f.kind, 2
    `.execute(tx)
  ).rows
