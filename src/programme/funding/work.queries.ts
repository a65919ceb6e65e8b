import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { Frame } from './types.ts'

export type Silent = { projects: number; projectId: number | null; projectName: string | null; lines: number }

/** What was not paid on for so long: projects that go on (one of them by name), and lines of money of the year that nothing was paid of at all. */
export const silentIn = async (tx: Tx, frame: Frame, since: LocalDate): Promise<Silent> =>
  (
    await sql<Silent>`
      with place as materialized (${unitsOfPlace(frame)}),
      silent as (
        select p.id, p.name from funding.project p
        cross join lateral (select min(a.decided_on) as begun from funding.project_approval a where a.unit_id = p.unit_id and a.project_id = p.id) a
        left join lateral (
          select max(d.paid_on) as paid_on from funding.disbursement d where d.unit_id = p.unit_id and d.project_id = p.id and d.amount > 0
        ) d on true
        where p.ended is null and p.unit_id in (select x.unit_id from place x) and coalesce(d.paid_on, a.begun) < ${since}::date
      ),
      idle as (
        select a.unit_id, a.source, a.kind, a.carried from funding.allocation a
        where a.year = ${frame.year} and a.unit_id in (select x.unit_id from place x)
          and not exists (select from funding.allocation h where h.from_unit_id = a.unit_id and h.year = a.year)
        group by a.unit_id, a.source, a.kind, a.carried
        having sum(a.amount) > 0 and min(a.decided_on) < ${since}::date and not exists (
          select from funding.disbursement d
          where (d.unit_id, d.year, d.source, d.kind, d.carried) = (a.unit_id, ${frame.year}, a.source, a.kind, a.carried))
      )
      select (select count(*)::int from silent) as projects, (select min(s.id) from silent s) as "projectId",
             (select s.name from silent s order by s.id limit 1) as "projectName", (select count(*)::int from idle) as lines
    `.execute(tx)
  ).rows[0] as Silent
