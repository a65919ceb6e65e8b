import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'
import type { SetInfo } from './types.ts'

type Origin = { sourceId: number; knownAt: Date }

/** One row = one published set over all its versions, with the codes of its criteria. */
export const publishedSets = async (tx: Tx) =>
  (
    await sql<Omit<SetInfo, 'criteria'> & { criteria: string[] }>`
      select s.set_id as "id", min(s.level) as "level", min(s.valid_from) as "validFrom",
        nullif(max(s.valid_to), 'infinity') as "validTo", max(s.criteria_count) as "criteriaCount",
        array(select distinct unnest(v.aliases) from criteria.set_version v where v.set_id = s.set_id) as "aliases",
        array(select c.code from criteria.criterion c where c.set_id = s.set_id group by c.code order by min(c.position)) as "criteria"
      from criteria.set_version s group by s.set_id order by s.set_id
    `.execute(tx)
  ).rows

/** One row = a row of the file whose set is not for units of its unit's level. */
export const rowsOfWrongLevel = async (tx: Tx) =>
  (
    await sql<{ line: number; set: string; wanted: string; found: string }>`
      select r.line, s.set_id as "set", s.level as "wanted", r.level as "found"
      from pg_temp.ready r join (select distinct set_id, level from criteria.set_version) s on s.set_id = r.f[1]
      where r.level <> s.level order by r.line
    `.execute(tx)
  ).rows

/** Enters the measurements of the file that differ from what stands. One row = one unit: how many facts, and their digest. */
export const enterMeasurements = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with seen as materialized (
        -- only units that have facts already are compared with what stands
        select h.unit_id from pg_temp.home h where exists (select from assessment.measurement o where o.unit_id = h.unit_id)
      ), fresh as (
        insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, value_text, source_id)
        select r.unit_id, r.f[1], r.f[2]::date, r.f[3], ${knownAt}, r.f[4]::numeric, r.f[5], ${sourceId}
        from pg_temp.ready r
        left join seen on seen.unit_id = r.unit_id
        left join lateral (
          select m.value, m.value_text from assessment.measurement m
          where seen.unit_id is not null and m.unit_id = r.unit_id and m.measure = r.f[1] and m.valid_on = r.f[2]::date and m.stage = r.f[3]
          order by m.known_at desc limit 1
        ) stands on true
        where (stands.value, stands.value_text) is distinct from (r.f[4]::numeric, r.f[5])
        returning unit_id, assessment.measurement_line(measure, valid_on, stage, value, value_text) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Enters the asserted verdicts of the file that differ from what stands. One row = one unit. */
export const enterVerdicts = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with seen as materialized (
        -- only units that have facts already are compared with what stands
        select h.unit_id from pg_temp.home h where exists (select from assessment.verdict o where o.unit_id = h.unit_id)
      ), fresh as (
        insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, reason, basis, source_id)
        select r.unit_id, r.f[1], r.f[2], r.f[3], r.f[4]::date, ${knownAt}, r.f[5], r.f[6], 'asserted', ${sourceId}
        from pg_temp.ready r
        left join seen on seen.unit_id = r.unit_id
        left join lateral (
          select v.verdict, v.reason from assessment.verdict v
          where seen.unit_id is not null and v.unit_id = r.unit_id and v.set_id = r.f[1] and v.stage = r.f[2] and v.criterion = r.f[3]
            and v.as_of = r.f[4]::date and v.basis = 'asserted'
          order by v.known_at desc limit 1
        ) stands on true
        where (stands.verdict, stands.reason) is distinct from (r.f[5], r.f[6])
        returning unit_id, assessment.verdict_line(set_id, stage, criterion, as_of, verdict, basis, reason) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Enters the counts of the file that differ from what stands. One row = one unit. */
export const enterCounts = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with seen as materialized (
        -- only units that have facts already are compared with what stands
        select h.unit_id from pg_temp.home h where exists (select from assessment.criteria_count o where o.unit_id = h.unit_id)
      ), fresh as (
        insert into assessment.criteria_count (unit_id, set_id, stage, as_of, known_at, met, source_id)
        select r.unit_id, r.f[1], r.f[2], r.f[3]::date, ${knownAt}, r.f[4]::int, ${sourceId}
        from pg_temp.ready r
        left join seen on seen.unit_id = r.unit_id
        left join lateral (
          select c.met from assessment.criteria_count c
          where seen.unit_id is not null and c.unit_id = r.unit_id and c.set_id = r.f[1] and c.stage = r.f[2] and c.as_of = r.f[3]::date
          order by c.known_at desc limit 1
        ) stands on true
        where stands.met is distinct from r.f[4]::int
        returning unit_id, assessment.count_line(set_id, stage, as_of, met) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Moves the standings and tallies of every unit, set and stage that the file names. */
export const moveTouched = (tx: Tx) =>
  sql`
    select assessment.move(array_agg(k.unit_id), array_agg(k.set_id), array_agg(k.stage))
    from (select distinct r.unit_id, r.f[1] as set_id, r.f[2] as stage from pg_temp.ready r) k
  `.execute(tx)
