import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'

type Origin = { sourceId: number; knownAt: Date }

/**
 * One row = one acknowledgement of the file whose unit did not come of a merger, or with a xã before the merger
 * that was not recognised in the same tier on its eve; `missing` names those, and is null where there was no xã at all.
 * What counts as recognised is the table, with the rows of the file laid over it.
 */
export const acknowledgementsWithout = async (tx: Tx) =>
  (
    await sql<{ line: number; missing: string[] | null }>`
      with claim as (
        select r.line, r.f[1] as tier, v.unit_id, v.territory_since, v.kind
        from pg_temp.ready r
        join units.version v on v.unit_id = r.unit_id and v.withdrawn_at is null
          and v.valid_from <= r.f[2]::date and v.valid_to > r.f[2]::date
        where r.f[3] = 'acknowledgement'
      ), held as (
        select r.unit_id, r.f[1] as tier, r.f[2]::date as decided_on, r.f[7]::date as revoked_on from pg_temp.ready r
        union all
        select h.unit_id, h.tier, h.decided_on, h.revoked_on from recognition.recognition h
        where not exists (select from pg_temp.ready r where r.unit_id = h.unit_id and r.f[1] = h.tier and r.f[2]::date = h.decided_on)
      ), predecessor as (
        select distinct c.line, c.tier, c.territory_since, p.unit_id, p.name, p.territory_since as theirs
        from claim c
        join units.version born on born.unit_id = c.unit_id and born.withdrawn_at is null and born.valid_from = c.territory_since and c.kind = 'commune'
        join units.edge e on e.to_version_id = born.id and e.withdrawn_at is null
        join units.version p on p.id = e.from_version_id and p.withdrawn_at is null and p.kind = 'commune'
      )
      select c.line,
        case when exists (select from predecessor p where p.line = c.line) then array(
          select p.name from predecessor p
          where p.line = c.line and not exists (
            select from held h where h.unit_id = p.unit_id and h.tier = p.tier and h.decided_on < p.territory_since
              and h.decided_on >= p.theirs and (h.revoked_on is null or h.revoked_on >= p.territory_since)
          ) order by p.name) end as "missing"
      from claim c
    `.execute(tx)
  ).rows.filter((row) => row.missing === null || row.missing.length > 0)

/** Sets aside what stands and what the file says otherwise. */
export const supersede = (tx: Tx, { knownAt }: Origin) =>
  sql`
    with old as (
      delete from recognition.recognition h using pg_temp.ready r
      where h.unit_id = r.unit_id and h.tier = r.f[1] and h.decided_on = r.f[2]::date
        and (h.kind, h.set_id, h.decision, h.body, h.revoked_on, h.revoked_decision, h.note)
          is distinct from (r.f[3], r.f[4], r.f[5], r.f[6], r.f[7]::date, r.f[8], r.f[9])
      returning h.*
    )
    insert into recognition.superseded (unit_id, tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision,
      source_id, known_at, note, booked_year, superseded_at)
    select o.unit_id, o.tier, o.decided_on, o.kind, o.set_id, o.decision, o.body, o.revoked_on, o.revoked_decision,
      o.source_id, o.known_at, o.note, o.booked_year, ${knownAt} from old o
  `.execute(tx)

/** Enters the recognitions of the file that do not stand. One row = one unit: how many facts, and their digest. */
export const enterRecognitions = async (tx: Tx, { sourceId, knownAt }: Origin) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into recognition.recognition (unit_id, tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision, note, booked_year,
          source_id, known_at)
        select r.unit_id, r.f[1], r.f[2]::date, r.f[3], r.f[4], r.f[5], r.f[6], r.f[7]::date, r.f[8], r.f[9], o.booked_year, ${sourceId}, ${knownAt}
        from pg_temp.ready r
        -- files name no year: one that was booked by a decision of here stays
        left join recognition.superseded o on o.unit_id = r.unit_id and o.tier = r.f[1] and o.decided_on = r.f[2]::date and o.superseded_at = ${knownAt}
        where not exists (
          select from recognition.recognition h where h.unit_id = r.unit_id and h.tier = r.f[1] and h.decided_on = r.f[2]::date
        )
        returning unit_id, recognition.line(tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision, note, booked_year)
          collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows
