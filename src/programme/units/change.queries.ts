import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Ending, Regrounded } from './change.types.ts'

/** One row = one unit with a code that ended by a plan that stands, with everybody who took territory of it. */
export async function endingsOfPlan(tx: Tx, plan: string): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select f.unit_id as "unitId", f.code, f.name, t.effective_date as "on",
      jsonb_agg(jsonb_build_object('unitId', n.unit_id, 'code', n.code, 'name', n.name, 'whole', e.whole, 'share', e.share) order by n.code)
        as "successors"
    from units.transition t
    join units.edge e on e.transition_id = t.id and e.withdrawn_at is null
    join units.version f on f.id = e.from_version_id and f.level <> 'village'
    join units.version n on n.id = e.to_version_id
    where t.plan = ${plan} and t.withdrawn_at is null
      and not exists (select from units.live o where o.unit_id = f.unit_id and o.valid_from >= f.valid_to)
    group by f.unit_id, f.code, f.name, t.effective_date order by f.code`.execute(tx)
  return rows
}

/** One row = one unit with a code that goes on over other territory, or begins, by a plan that stands. */
export async function regroundedOfPlan(tx: Tx, plan: string): Promise<Regrounded[]> {
  const { rows } = await sql<Regrounded>`
    select distinct n.unit_id as "unitId", n.code, n.name, t.effective_date as "on",
      not exists (select from units.live o where o.unit_id = n.unit_id and o.valid_to <= n.valid_from) as "isNew"
    from units.transition t
    join units.edge e on e.transition_id = t.id and e.withdrawn_at is null
    join units.version n on n.id = e.to_version_id and n.level <> 'village' and n.territory_since = t.effective_date
    where t.plan = ${plan} and t.withdrawn_at is null order by n.code`.execute(tx)
  return rows
}

/** Whether a plan stands on the map: written, and not taken back. */
export async function isOnMap(tx: Tx, plan: string): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`
    select exists (select from units.transition t where t.plan = ${plan} and t.withdrawn_at is null) as "on"`.execute(tx)
  return rows[0]?.on ?? false
}
