import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OpenTask } from './types.ts'

export type Window = { unitId: number; from: LocalDate; to: LocalDate }

/** How often something was written down in a window, and whether it ever was: nothing written down is not nought. */
export type Count = { slot: string; value: number; ever: boolean }

/** Of a unit and of all that stood under it on the last day of the window. */
const under = ({ unitId, to }: Window) => sql`
  select ${unitId}::int as unit_id union
  select l.unit_id from units.live l where l.valid_from <= ${to}::date and l.valid_to > ${to}::date and (l.parent_id = ${unitId}::int or l.province_id = ${unitId}::int)`

/** One row = a count of what was done in the window; each table is read once. */
export const activityOf = async (tx: Tx, window: Window): Promise<Count[]> => {
  const { from, to } = window
  const within = (column: ReturnType<typeof sql>) => sql`${column} between ${from}::date and ${to}::date`
  const { rows } = await sql<Count>`
    with place as materialized (${under(window)}),
    met as (
      select 'meetings-held' as slot, count(*) filter (where ${within(sql`m.held_on`)})::int as value, count(*) > 0 as ever
      from meetings.meeting m where m.unit_id = ${window.unitId} and m.state in ('opened', 'closed', 'concluded') and m.held_on <= ${to}::date
    ), told as (
      select count(*) filter (where ${within(sql`t.assigned_on`)})::int as given,
        count(*) filter (where ${within(sql`t.ended_on`)} and t.state in ('done', 'closedByData'))::int as done,
        count(*) filter (where (t.ended_on is null or t.ended_on > ${to}::date) and t.due_on < ${to}::date)::int as late,
        count(*) filter (where t.ended_on is null or t.ended_on > ${to}::date)::int as open, count(*) > 0 as ever
      from directives.task t join place p on p.unit_id = t.unit_id
      where not t.gathers and t.state <> 'cancelled' and t.assigned_on <= ${to}::date
    ), seen as (
      select 'visits-held' as slot, count(*) filter (where ${within(sql`v.held_on`)})::int as value, count(*) > 0 as ever
      from inspections.visit v join place p on p.unit_id = v.unit_id where v.state in ('held', 'concluded') and v.held_on <= ${to}::date
    ), taught as (
      select 'courses-held' as slot, count(*) filter (where ${within(sql`c.from_on`)})::int as value, count(*) > 0 as ever
      from inspections.course c join place p on p.unit_id = c.unit_id where c.cancelled_because is null and c.from_on <= ${to}::date
    ), came as (
      select 'people-trained' as slot, coalesce(sum(a.people) filter (where ${within(sql`c.from_on`)}), 0)::int as value, count(*) > 0 as ever
      from (select distinct on (a.unit_id, a.course_id) a.* from inspections.attendance a join place p on p.unit_id = a.unit_id
            order by a.unit_id, a.course_id, a.number desc) a
      join inspections.course c on c.id = a.course_id where c.cancelled_because is null and c.from_on <= ${to}::date
    ), asked as (
      select count(*) filter (where ${within(sql`t.received_on`)})::int as received,
        count(*) filter (where ${within(sql`t.closed_on`)} and t.state in ('answered', 'published'))::int as answered,
        count(*) filter (where t.closed_on is null or t.closed_on > ${to}::date)::int as open, count(*) > 0 as ever
      from difficulties.thread t join place p on p.unit_id = t.unit_id where t.state <> 'merged' and t.received_on <= ${to}::date
    ), starred as (
      select c.stars, count(*) filter (where c.decided_on <= ${to}::date and c.expires_on >= ${to}::date
          and (c.revoked_on is null or c.revoked_on > ${to}::date))::int as alive,
        count(*) filter (where ${within(sql`c.decided_on`)})::int as fresh
      from (select distinct on (c.unit_id, c.product_id) c.* from ocop.certificate c join place p on p.unit_id = c.unit_id
            where c.decided_on <= ${to}::date order by c.unit_id, c.product_id, c.decided_on desc, c.id desc) c
      group by c.stars
    ), owners as (
      select count(distinct r.producer_id)::int as n from ocop.product r join place p on p.unit_id = r.unit_id
      where exists (select from ocop.certificate c where c.unit_id = r.unit_id and c.product_id = r.id and c.decided_on <= ${to}::date
        and c.expires_on >= ${to}::date and (c.revoked_on is null or c.revoked_on > ${to}::date))
    )
    select slot, value, ever from met
    union all select 'tasks-given', given, ever from told union all select 'tasks-done', done, ever from told
    union all select 'tasks-late', late, ever from told union all select 'tasks-open', open, ever from told
    union all select slot, value, ever from seen union all select slot, value, ever from taught union all select slot, value, ever from came
    union all select 'difficulties-received', received, ever from asked union all select 'difficulties-answered', answered, ever from asked
    union all select 'difficulties-open', open, ever from asked
    union all select 'ocop-stars:' || s.stars, s.alive, true from starred s where s.alive > 0
    union all select 'ocop-products', coalesce(sum(s.alive), 0)::int, count(*) > 0 from starred s
    union all select 'ocop-new', coalesce(sum(s.fresh), 0)::int, count(*) > 0 from starred s
    union all select 'ocop-producers', o.n, exists (select from starred) from owners o
  `.execute(tx)
  return rows
}

/** One row = a task that goes on after the window, those due first; of a province the tasks that it gave, each once. */
export const openTasks = async (tx: Tx, window: Window, most: number): Promise<(OpenTask & { total: number })[]> =>
  (
    await sql<OpenTask & { total: number }>`
      select t.what, coalesce(b.name, v.name) as "unitName", t.due_on as "dueOn", count(*) over ()::int as total
      from directives.task t
      left join people.body b on b.id = t.body_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${window.to}::date desc, l.valid_from desc limit 1
      ) v
      where t.assigned_on <= ${window.to}::date and (t.ended_on is null or t.ended_on > ${window.to}::date) and t.state <> 'cancelled'
        and t.unit_id = ${window.unitId} and (t.parent_unit_id is distinct from t.unit_id)
      order by t.due_on nulls last, t.id limit ${most}
    `.execute(tx)
  ).rows

/** One row = a difficulty that was passed up from a unit or from under it and has no answer yet on the last day of the window. */
export const passedUp = async (tx: Tx, window: Window, most: number): Promise<{ title: string; unitName: string; total: number }[]> =>
  (
    await sql<{ title: string; unitName: string; total: number }>`
      with place as materialized (${under(window)})
      select t.title, v.name as "unitName", count(*) over ()::int as total
      from difficulties.thread t join place p on p.unit_id = t.unit_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${window.to}::date desc, l.valid_from desc limit 1
      ) v
      where t.received_on <= ${window.to}::date and (t.closed_on is null or t.closed_on > ${window.to}::date) and t.at_unit_id <> t.unit_id
        and t.state <> 'merged'
      order by t.received_on, t.id limit ${most}
    `.execute(tx)
  ).rows
