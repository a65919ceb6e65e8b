import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Arrangement, HolidayRule } from './types.ts'

/** One row = a holiday of every year while its rule holds. */
export const holidayRules = async (tx: Tx): Promise<HolidayRule[]> =>
  (
    await sql<HolidayRule>`
      select key, name, calendar, month, day, before_days as "beforeDays", after_days as "afterDays", settled_yearly as "settledYearly",
             valid_from as "validFrom", nullif(valid_to, 'infinity') as "validTo", source, certainty
      from calendar.holiday_rule order by key, valid_from
    `.execute(tx)
  ).rows

/** One row = the arrangement that counts for a year: the newest of the unit nearest to the end of the path. */
export const arrangementsFor = async (tx: Tx, unitPath: number[]): Promise<(Arrangement & { unitId: number })[]> =>
  (
    await sql<{ unitId: number; year: number; document: string; off: LocalDate[]; work: LocalDate[] }>`
      select a."unitId", a.year, a.document,
             coalesce((select array_agg(d.day::text order by d.day) from calendar.arranged_day d
               where d.unit_id = a."unitId" and d.year = a.year and d.number = a.number and not d.works), '{}') as off,
             coalesce((select array_agg(d.day::text order by d.day) from calendar.arranged_day d
               where d.unit_id = a."unitId" and d.year = a.year and d.number = a.number and d.works), '{}') as work
      from (
        select distinct on (n.year) n.unit_id as "unitId", n.year, n.number, n.document
        from calendar.arrangement n where n.unit_id = any (${unitPath}::int[])
        order by n.year, array_position(${unitPath}::int[], n.unit_id) desc, n.number desc
      ) a
      order by a.year
    `.execute(tx)
  ).rows

export type ArrangementRow = {
  unitId: number
  year: number
  document: string
  enteredBy: string
  assignmentId: number
  enteredAt: Date
  off: LocalDate[]
  work: LocalDate[]
}

/** The next number of the unit's arrangements of a year. */
export async function addArrangement(tx: Tx, row: ArrangementRow): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with head as (
      insert into calendar.arrangement (unit_id, year, number, document, entered_by, assignment_id, entered_at)
      select ${row.unitId}::int, ${row.year}::int, 1 + coalesce(max(a.number), 0), ${row.document}::text, ${row.enteredBy}::text,
             ${row.assignmentId}::int, ${row.enteredAt}::timestamptz
      from calendar.arrangement a where a.unit_id = ${row.unitId} and a.year = ${row.year}
      returning unit_id, year, number
    ), days as (
      insert into calendar.arranged_day (unit_id, year, number, day, works)
      select h.unit_id, h.year, h.number, d.day, d.works
      from head h cross join (
        select o as day, false as works from unnest(${row.off}::date[]) o
        union all select w, true from unnest(${row.work}::date[]) w
      ) d
    )
    select number from head`.execute(tx)
  return rows[0]?.number as number
}
