import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'

/** One row = a province in which units of a level were measured that stand on a day. */
export const provincesMeasured = async (tx: Tx, level: string, on: LocalDate): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select distinct v.province_id as id from units.version v
      where v.level = ${level} and v.withdrawn_at is null and v.province_id is not null and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
        and exists (select from assessment.measurement m where m.unit_id = v.unit_id)
      order by 1
    `.execute(tx)
  ).rows.map(({ id }) => id)

/** How many units of a level stand on a day. */
export const unitsStanding = async (tx: Tx, level: string, on: LocalDate): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*) as count from units.live v where v.level = ${level} and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
    `.execute(tx)
  ).rows[0]?.count ?? 0

export type Newest = { unitId: number; name: string; measure: string; value: string | null; valueText: string | null }

/**
 * One row = the newest value of a measure of a unit of a province up to a day, of its present territory, at the furthest stage that it reached;
 * one that was taken back is null. By the key of measurements: one index range a measure and unit.
 */
export const newestValues = async (
  tx: Tx,
  q: { provinceId: number; level: string; on: LocalDate; measures: readonly string[] },
): Promise<Newest[]> =>
  (
    await sql<Newest>`
      select v.unit_id as "unitId", v.name, k.measure, n.value, n.value_text as "valueText"
      from units.version v
      cross join unnest(${[...q.measures]}::text[]) k (measure)
      cross join lateral (
        select m.valid_on from assessment.measurement m
        where m.unit_id = v.unit_id and m.measure = k.measure and m.valid_on <= ${q.on}::date and m.valid_on >= v.territory_since
        order by m.valid_on desc limit 1
      ) d
      cross join lateral (
        select m.value, m.value_text from assessment.measurement m
        where m.unit_id = v.unit_id and m.measure = k.measure and m.valid_on = d.valid_on
        order by array_position(array['appraised', 'verified', 'self'], m.stage), m.known_at desc limit 1
      ) n
      where v.province_id = ${q.provinceId} and v.level = ${q.level} and v.withdrawn_at is null
        and v.valid_from <= ${q.on}::date and v.valid_to > ${q.on}::date
      order by v.unit_id
    `.execute(tx)
  ).rows
