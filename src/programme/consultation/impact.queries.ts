import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'

/** One row = an open survey, or a posting whose days are not over, of a unit that ends on a day; by its name. */
export const openAt = async (
  tx: Tx,
  ended: readonly { unitId: number; on: LocalDate }[],
): Promise<{ kind: 'survey' | 'posting'; name: string }[]> =>
  (
    await sql<{ kind: 'survey' | 'posting'; name: string }>`
      select f.kind, v.name
      from unnest(${ended.map(({ unitId }) => unitId)}::int[]) as d (unit_id)
      cross join lateral (
        select 'survey' as kind from consultation.survey s where s.unit_id = d.unit_id and s.state = 'open'
        union all select 'posting' from consultation.posting p where p.unit_id = d.unit_id and p.state = 'open'
      ) f
      cross join lateral (select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from desc limit 1) v
      order by f.kind desc, v.name
    `.execute(tx)
  ).rows
