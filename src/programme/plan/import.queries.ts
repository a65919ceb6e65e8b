import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'

type Origin = { sourceId: number; knownAt: Date }

/** Sets aside what stands and what the file says otherwise. */
export const supersedeRegistrations = (tx: Tx, { knownAt }: Origin) =>
  sql`
    with old as (
      delete from plan.registration h using pg_temp.ready r
      where h.unit_id = r.unit_id and h.year = r.f[1]::int and h.tier = r.f[2]
        and (h.status, h.criteria, h.due, h.decision, h.reason) is distinct from (r.f[3], r.f[4]::int, r.f[5]::date, r.f[6], r.f[7])
      returning h.*
    )
    insert into plan.registration_superseded (unit_id, year, tier, status, criteria, due, decision, source_id, known_at, reason, ticked,
      superseded_at)
    select o.unit_id, o.year, o.tier, o.status, o.criteria, o.due, o.decision, o.source_id, o.known_at, o.reason, o.ticked, ${knownAt} from old o
  `.execute(tx)

/** Enters the registrations of the file that do not stand. One row = one unit: how many facts, and their digest. */
export const enterRegistrations = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into plan.registration (unit_id, year, tier, status, criteria, due, decision, reason, source_id, known_at)
        select r.unit_id, r.f[1]::int, r.f[2], r.f[3], r.f[4]::int, r.f[5]::date, r.f[6], r.f[7], ${sourceId}, ${knownAt}
        from pg_temp.ready r
        where not exists (select from plan.registration h where h.unit_id = r.unit_id and h.year = r.f[1]::int and h.tier = r.f[2])
        returning unit_id, plan.registration_line(year, tier, status, criteria, due, decision, reason, ticked) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Enters the targets of the file that differ from the newest of their key. One row = one unit. */
export const enterTargets = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into plan.target (unit_id, figure, qualifier, due, set_on, map_of, num, den, set_id, document, note, source_id, known_at)
        select r.unit_id, r.f[1], r.f[2]::jsonb, r.f[3]::date, r.f[4]::date, r.f[5]::date, r.f[6]::numeric, r.f[7]::numeric,
          r.f[8], r.f[9], r.f[10], ${sourceId}, ${knownAt}
        from pg_temp.ready r
        left join lateral (
          select t.map_of, t.num, t.den, t.set_id, t.document, t.note from plan.target t
          where t.unit_id = r.unit_id and t.figure = r.f[1] and t.qualifier = r.f[2]::jsonb and t.due = r.f[3]::date and t.set_on = r.f[4]::date
          order by t.known_at desc limit 1
        ) stands on true
        where (stands.map_of, stands.num, stands.den, stands.set_id, stands.document, stands.note)
          is distinct from (r.f[5]::date, r.f[6]::numeric, r.f[7]::numeric, r.f[8], r.f[9], r.f[10])
        returning unit_id, plan.target_line(figure, qualifier, due, map_of, set_on, num, den, set_id, status, document, note) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows
