import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lineColumns, lineTables } from './task.queries.ts'
import { type BodyLine, openStates, type Responsible, type TaskFilter, type TaskLine } from './types.ts'

/** Whether `here` is the country, whose list needs no list of units. */
const isCountry = async (tx: Tx, here: number): Promise<boolean> =>
  (await sql`select from units.unit u where u.id = ${here} and u.origin = 'country'`.execute(tx)).rows.length === 1

/** Whether a column names `here` or a unit that is, or was, under it; the units are looked up once, so that the index on them serves. */
const within = (column: RawBuilder<unknown>, here: number, everywhere: boolean) =>
  everywhere
    ? sql`true`
    : sql`${column} = any(array(
        select ${here}::int union select l.unit_id from units.live l where l.parent_id = ${here}::int or l.province_id = ${here}::int))`

const open = sql`t.ended_on is null
  and (not t.gathers or exists (select from directives.task c where c.parent_id = t.id and c.ended_on is null))`

const states = (today: LocalDate): Record<TaskFilter['state'], RawBuilder<unknown>> => ({
  open,
  overdue: sql`${open} and t.due_on < ${today}::date`,
  undated: sql`${open} and t.due_on is null`,
  reported: sql`(t.state = 'reported' or exists (select from directives.task c where c.parent_id = t.id and c.state = 'reported'))`,
  ended: sql`not (${open})`,
  any: sql`true`,
})

const views = (here: Responsible, everywhere: boolean): Record<TaskFilter['view'], RawBuilder<unknown>> => ({
  // what was given from above, and what was not given on from another row that is seen here
  roots: everywhere ? sql`t.parent_id is null` : sql`(t.parent_id is null or not (${within(sql`t.parent_unit_id`, here.unitId, false)}))`,
  mine: sql`not t.gathers and t.unit_id = ${here.unitId}::int
    and (t.body_id is null or t.body_id = ${here.bodyId}::int or ${here.bodyId}::int = any(t.cooperating))`,
  all: sql`not t.gathers`,
})

/** One row = a task at or under a unit; open ones first, by their day, those without one last. */
export const tasksWithin = async (
  tx: Tx,
  here: Responsible,
  filter: TaskFilter,
  today: LocalDate,
  { limit, offset }: Span,
): Promise<(TaskLine & { total: number })[]> => {
  const everywhere = await isCountry(tx, here.unitId)
  const { rows } = await sql<TaskLine & { total: number }>`
      with found as materialized (
        select t.*, count(*) over ()::int as total
        from directives.task t
        where ${within(sql`t.unit_id`, here.unitId, everywhere)} and ${views(here, everywhere)[filter.view]} and ${states(today)[filter.state]}
          and (${filter.bodyId}::int is null or t.body_id = ${filter.bodyId}::int or ${filter.bodyId}::int = any(t.cooperating))
          and (${filter.unitId}::int is null or (t.unit_id = ${filter.unitId}::int and (t.body_id is null or ${filter.bodyId}::int is not null)))
          and (${filter.text} = '' or t.what ilike '%' || ${filter.text} || '%')
        order by t.ended_on is not null, t.due_on nulls last, t.id desc limit ${limit} offset ${offset}
      )
      select ${lineColumns}, t.total from found t ${lineTables(today)}
      order by t.ended_on is not null, t.due_on nulls last, t.id desc
    `.execute(tx)
  return rows
}

/** One row = a unit or a body with what was given to it, at or under a unit; most late ones first. */
export const bodiesWithin = async (
  tx: Tx,
  here: number,
  today: LocalDate,
  { limit, offset }: Span,
): Promise<(BodyLine & { total: number })[]> => {
  const everywhere = await isCountry(tx, here)
  const { rows } = await sql<BodyLine & { total: number }>`
      with found as materialized (
        select t.unit_id, t.body_id, count(*) filter (where t.ended_on is null)::int as open,
          count(*) filter (where t.ended_on is null and t.due_on < ${today}::date)::int as overdue,
          count(*) filter (where t.ended_on is null and t.due_on is null)::int as undated,
          count(*) filter (where t.state = 'reported')::int as reported,
          count(*) filter (where t.state = 'done')::int as done, count(*) filter (where t.state = 'closedByData')::int as by_data,
          count(*) over ()::int as total
        from directives.task t where ${within(sql`t.unit_id`, here, everywhere)} and not t.gathers and t.state <> 'cancelled'
        group by t.unit_id, t.body_id
        order by 4 desc, 3 desc, 1, 2 limit ${limit} offset ${offset}
      )
      select f.unit_id as "unitId", v.name as "unitName", f.body_id as "bodyId", b.name as "bodyName", f.open, f.overdue, f.undated, f.reported,
        f.done, f.by_data as "byData", f.total
      from found f left join people.body b on b.id = f.body_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = f.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      order by f.overdue desc, f.open desc, v.name, b.name
    `.execute(tx)
  return rows
}

export type Waiting = Pick<TaskLine, 'id' | 'unitId' | 'unitName' | 'what' | 'state' | 'dueOn' | 'sourceTitle'> & { because: string | null }

/** One row = an open task that a post is to do, with why it came back. */
export const waitingFor = async (tx: Tx, { unitId, bodyId }: Responsible, today: LocalDate, limit: number): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      with found as materialized (
        select t.* from directives.task t
        where t.unit_id = ${unitId}::int and t.state = any(${openStates.filter((state) => state !== 'reported')}::text[]) and not t.gathers
          and (t.body_id is null or t.body_id = ${bodyId}::int)
        order by t.due_on nulls last, t.id limit ${limit}
      )
      select t.id, t.unit_id as "unitId", v.name as "unitName", t.what, t.state, t.due_on as "dueOn", d.title as "sourceTitle",
        case when t.state = 'returned' then (
          select s.said from directives.step s
          where s.unit_id = t.unit_id and s.task_id = t.id and s.kind = 'returned' order by s.number desc limit 1) end as because
      from found t join directives.directive d on d.id = t.directive_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
    `.execute(tx)
  ).rows

export type Reports = { id: number; what: string; reports: number; unitName: string }

/** One row = a task whose reports wait for the word of who gave it: one, or those of all under one. `bodyId` null: of every body of the unit. */
export const reportsFor = async (tx: Tx, { unitId, bodyId }: Responsible, today: LocalDate, limit: number): Promise<Reports[]> =>
  (
    await sql<Reports>`
      with found as materialized (
        select coalesce(t.parent_id, t.id) as id, count(*)::int as reports, min(t.id) as first, min(t.unit_id) as unit_id
        from directives.task t
        where t.state = 'reported' and t.assigner_unit_id = ${unitId}::int and (${bodyId}::int is null or t.assigner_body_id = ${bodyId}::int)
        group by 1 order by 1 limit ${limit}
      )
      select f.id, o.what, f.reports, v.name as "unitName"
      from found f join directives.task o on o.id = f.first
      cross join lateral (
        select l.name from units.live l where l.unit_id = f.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      order by f.id
    `.execute(tx)
  ).rows

export type Overdue = Pick<TaskLine, 'id' | 'what' | 'dueOn' | 'dueWords' | 'every' | 'period' | 'sourceTitle' | 'sourceDay'>

/** One row = a task of a unit, or of one of its bodies, that is late and not reported as done; the latest first. */
export const overdueOf = async (tx: Tx, { unitId, bodyId }: Responsible, today: LocalDate, limit: number): Promise<Overdue[]> =>
  (
    await sql<Overdue>`
      select t.id, t.what, t.due_on as "dueOn", t.due_words as "dueWords", t.every, t.period, d.title as "sourceTitle", d.on_day as "sourceDay"
      from directives.task t join directives.directive d on d.id = t.directive_id
      where t.unit_id = ${unitId}::int and t.body_id is not distinct from ${bodyId}::int and not t.gathers
        and t.state in ('assigned', 'accepted', 'returned', 'reopened') and t.due_on < ${today}::date
      order by t.due_on, t.id limit ${limit}
    `.execute(tx)
  ).rows

/** What a unit, or one of its bodies, is called on the day; null where there is none. */
export const responsibleNamed = async (
  tx: Tx,
  { unitId, bodyId }: Responsible,
  today: LocalDate,
): Promise<{ unitName: string; bodyName: string | null } | null> =>
  (
    await sql<{ unitName: string; bodyName: string | null }>`
      select l.name as "unitName", b.name as "bodyName"
      from units.live l left join people.body b on b.id = ${bodyId}::int and b.unit_id = l.unit_id
      where l.unit_id = ${unitId}::int and (${bodyId}::int is null or b.id is not null)
      order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

export type DueTask = {
  id: number
  unitId: number
  bodyId: number | null
  unitName: string
  what: string
  dueOn: LocalDate
  sourceTitle: string
}

/** One row = a task with a day that one of these posts still has to do, by its day. */
export const dueFor = async (tx: Tx, posts: readonly Responsible[], today: LocalDate, limit: number): Promise<DueTask[]> =>
  (
    await sql<DueTask>`
      with found as materialized (
        select distinct t.id, t.unit_id, t.body_id, t.what, t.due_on, t.directive_id
        from unnest(${posts.map(({ unitId }) => unitId)}::int[], ${posts.map(({ bodyId }) => bodyId)}::int[]) as h (unit_id, body_id)
        join directives.task t on t.unit_id = h.unit_id and (t.body_id is null or t.body_id = h.body_id)
        where t.due_on is not null and not t.gathers and t.state in ('assigned', 'accepted', 'returned', 'reopened')
        order by t.due_on, t.id limit ${limit}
      )
      select f.id, f.unit_id as "unitId", f.body_id as "bodyId", v.name as "unitName", f.what, f.due_on as "dueOn", d.title as "sourceTitle"
      from found f join directives.directive d on d.id = f.directive_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = f.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      order by f.due_on, f.id
    `.execute(tx)
  ).rows
