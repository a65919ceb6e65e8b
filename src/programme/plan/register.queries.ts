import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../criteria/types.ts'
import type { Entered } from '../evidence/types.ts'
import type { Registration, RegistrationLine } from './types.ts'

type Origin = { sourceId: number; knownAt: Date }
export type RegistrationKey = { unitId: number; year: number; tier: Tier }

/** Takes registrations out of the table and keeps them as they were known; one row = one that stood. */
export const setAside = async (tx: Tx, keys: readonly RegistrationKey[], { knownAt }: Pick<Origin, 'knownAt'>): Promise<Registration[]> =>
  (
    await sql<Registration>`
      with old as (
        delete from plan.registration h
        using unnest(${keys.map(({ unitId }) => unitId)}::int[], ${keys.map(({ year }) => year)}::int[], ${keys.map(({ tier }) => tier)}::text[])
          as k (unit_id, year, tier)
        where (h.unit_id, h.year, h.tier) = (k.unit_id, k.year, k.tier)
        returning h.*
      )
      insert into plan.registration_superseded (unit_id, year, tier, status, criteria, ticked, due, decision, source_id, known_at, reason,
        superseded_at)
      select o.unit_id, o.year, o.tier, o.status, o.criteria, o.ticked, o.due, o.decision, o.source_id, o.known_at, o.reason,
        ${knownAt}::timestamptz from old o
      returning unit_id as "unitId", year, tier, status, criteria, ticked, due, decision, reason, source_id as "sourceId", known_at as "knownAt"
    `.execute(tx)
  ).rows

export type Row = Omit<Registration, 'sourceId' | 'knownAt'>

/** Enters registrations under keys that are free. One row = one unit: how many facts, and their digest. */
export const enter = async (tx: Tx, rows: readonly Row[], { sourceId, knownAt }: Origin): Promise<Entered[]> =>
  (
    await sql<Entered>`
      with fresh as (
        insert into plan.registration (unit_id, year, tier, status, criteria, ticked, due, decision, reason, source_id, known_at)
        select r."unitId", r.year, r.tier, r.status, r.criteria, r.ticked, r.due, r.decision, r.reason, ${sourceId}, ${knownAt}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r ("unitId" int, year int, tier text, status text, criteria int, ticked text[], due date, decision text, reason text)
        returning unit_id, plan.registration_line(year, tier, status, criteria, due, decision, reason, ticked) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

type Under = { placeId: number; year: number; on: LocalDate; limit: number | null; offset: number }

/** One row = a registration of a year by a commune at or under a place, as the map of the day (or the last before) has it; the waiting first. */
export const registrationsUnder = async (tx: Tx, q: Under): Promise<(RegistrationLine & { total: number })[]> =>
  (
    await sql<RegistrationLine & { total: number }>`
      select r.unit_id as "unitId", r.year, r.tier, r.status, r.criteria, r.ticked, r.due, r.decision, r.reason, r.source_id as "sourceId",
        r.known_at as "knownAt", v.name as "unitName", p.name as "provinceName", d.name as "districtName", s.entered_by as "enteredBy",
        s.entered_at as "enteredOn", count(*) over ()::int as total
      from plan.registration r
      join evidence.source s on s.id = r.source_id
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l
        where l.unit_id = r.unit_id order by l.valid_from <= ${q.on}::date desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l where l.unit_id = v.province_id order by l.valid_from <= ${q.on}::date desc, l.valid_from desc limit 1
      ) p on true
      left join lateral (
        select l.name from units.live l where l.unit_id = v.parent_id and l.level = 'district' order by l.valid_from desc limit 1
      ) d on true
      where r.year = ${q.year} and (
        exists (select from units.unit u where u.id = ${q.placeId} and u.origin = 'country')
        or ${q.placeId} in (r.unit_id, v.parent_id, v.province_id)
        or v.province_id in (select b.unit_id from plan.behind(${q.placeId}) b)
        or r.unit_id in (select b.unit_id from plan.behind(${q.placeId}) b))
      order by array_position('{proposed,approved,struck}', r.status), v.name collate "C", r.unit_id, r.tier
      limit ${q.limit} offset ${q.offset}
    `.execute(tx)
  ).rows

/** One row = how many registrations of a unit's post wait for approval, by year. */
export const waitingUnder = async (tx: Tx, placeId: number, on: LocalDate): Promise<{ year: number; count: number; oldest: LocalDate }[]> =>
  (
    await sql<{ year: number; count: number; oldest: LocalDate }>`
      select r.year, count(*)::int as count, min(r.known_at)::date as oldest
      from plan.registration r
      join units.live v on v.unit_id = r.unit_id and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
      where r.status = 'proposed' and (${placeId} in (v.parent_id, v.province_id)
        or exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country'))
      group by r.year order by r.year
    `.execute(tx)
  ).rows

/** One row = a year in which somebody registered, newest first. */
export const yearsRegistered = async (tx: Tx): Promise<number[]> =>
  (await sql<{ year: number }>`select distinct r.year from plan.registration r order by r.year desc`.execute(tx)).rows.map(
    ({ year }) => year,
  )

/** How many of these units do not stand at or under a place on the day. */
export const elsewhere = async (tx: Tx, unitIds: readonly number[], placeId: number, on: LocalDate): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from unnest(${[...unitIds]}::int[]) u (id)
      where not exists (
        select from units.live v where v.unit_id = u.id and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
          and (${placeId} in (v.unit_id, v.parent_id, v.province_id)
            or exists (select from units.unit c where c.id = ${placeId} and c.origin = 'country')))
    `.execute(tx)
  ).rows[0]?.count ?? 0
