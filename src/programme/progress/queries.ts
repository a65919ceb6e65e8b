import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Level } from '../units/types.ts'
import type { RegisteredCount } from './types.ts'

export type Holder = { at: number; id: number; code: string; name: string; level: Level; alone: boolean }

/**
 * Who holds the territory of a unit on a day, for many at once. One row = one holder of the asked with this place in the list. `alone`: it
 * holds all of that territory and none of another unit, so figures of it are figures of the unit asked.
 */
export const holdersOn = async (tx: Tx, asked: readonly { unitId: number; on: LocalDate }[]): Promise<Holder[]> =>
  (
    await sql<Holder>`
      with recursive asked as (
        select (a.at - 1)::int as at, a.unit_id, a.day
        from unnest(${asked.map(({ unitId }) => unitId)}::int[], ${asked.map(({ on }) => on)}::date[]) with ordinality a (unit_id, day, at)
      ), start as (
        select distinct on (a.at) a.at, a.unit_id, a.day, v.id, v.valid_to
        from asked a join units.live v on v.unit_id = a.unit_id
        order by a.at, v.valid_from <= a.day desc, v.valid_from desc
      ), forth as (
        select s.at, s.day, s.unit_id, s.id, s.valid_to, true as alone from start s
        union
        select f.at, f.day, t.unit_id, t.id, t.valid_to,
          f.alone and e.whole and not exists (
            select from units.edge o join units.live p on p.id = o.from_version_id
            where o.to_version_id = t.id and o.withdrawn_at is null and p.unit_id <> f.unit_id and p.level = t.level)
        from forth f
        join units.edge e on e.from_version_id = f.id and e.withdrawn_at is null
        join units.live t on t.id = e.to_version_id
        where f.valid_to <= f.day
      )
      select distinct f.at, v.unit_id as "id", v.code, v.name, v.level, f.alone
      from forth f join units.live v on v.id = f.id
      where f.valid_to > f.day
      order by f.at, v.code
    `.execute(tx)
  ).rows

/** One row = how many communes under a unit are in the list of a year, by the map of its first day; those that take on single criteria are not. */
export const registeredUnder = async (tx: Tx, asked: readonly { unitId: number; year: number }[]): Promise<RegisteredCount[]> =>
  (
    await sql<RegisteredCount>`
      select a.unit_id as "unitId", a.year, count(distinct r.unit_id) filter (where r.status = 'approved')::int as approved,
        count(distinct r.unit_id) filter (where r.status = 'proposed')::int as proposed
      from (select distinct * from unnest(${asked.map(({ unitId }) => unitId)}::int[], ${asked.map(({ year }) => year)}::int[]) a (unit_id, year)) a
      join plan.registration r on r.year = a.year and r.tier = 'standard' and r.criteria is null
      join units.live v on v.unit_id = r.unit_id and a.unit_id in (v.parent_id, v.province_id)
        and v.valid_from <= make_date(a.year, 12, 31) and v.valid_to > make_date(a.year, 1, 1)
      group by a.unit_id, a.year
    `.execute(tx)
  ).rows
