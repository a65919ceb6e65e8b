import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FactCheck } from '../evidence/types.ts'

export type Counts = Record<'registration' | 'target', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (
    await sql<Counts>`select (select count(*) from plan.registration) as "registration", (select count(*) from plan.target) as "target"`.execute(
      tx,
    )
  ).rows[0] as Counts

/** The first source and unit whose facts are not those that the log tells of. */
export const wrongRegistrations = async (tx: Tx) =>
  (
    await sql<NonNullable<FactCheck['wrong']>>`
      select coalesce(s.title, 'nguồn ' || d.source_id) as "source", coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.told, d.found
      from (
        select source_id, unit_id, t.facts as told, f.facts as found
        from evidence.entered('plan.registration') t full join plan.registration_held f using (source_id, known_at, unit_id)
        where (t.facts, t.digest) is distinct from (f.facts, f.digest)
        order by source_id, unit_id limit 1
      ) d
      left join evidence.source s on s.id = d.source_id
      left join lateral (select v.name from units.version v where v.unit_id = d.unit_id and v.withdrawn_at is null order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null

/** The first source and unit whose facts are not those that the log tells of. */
export const wrongTargets = async (tx: Tx) =>
  (
    await sql<NonNullable<FactCheck['wrong']>>`
      select coalesce(s.title, 'nguồn ' || d.source_id) as "source", coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.told, d.found
      from (
        select source_id, unit_id, t.facts as told, f.facts as found
        from evidence.entered('plan.target') t full join plan.target_held f using (source_id, known_at, unit_id)
        where (t.facts, t.digest) is distinct from (f.facts, f.digest)
        order by source_id, unit_id limit 1
      ) d
      left join evidence.source s on s.id = d.source_id
      left join lateral (select v.name from units.version v where v.unit_id = d.unit_id and v.withdrawn_at is null order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null
