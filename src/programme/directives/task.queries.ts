import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Conclusion, NewTask, Responsible, Task, TaskLine, TaskState } from './types.ts'

/** What a list says of a task `t`, with the name that its unit bears on the day of `lineTables`. */
export const lineColumns = sql`
  t.id, t.unit_id as "unitId", v.name as "unitName", t.body_id as "bodyId", b.name as "bodyName", t.what, t.state, t.gathers,
  t.due_on as "dueOn", t.due_words as "dueWords", t.every, t.period, t.binding is not null as bound, t.assigned_on as "assignedOn",
  t.assigned_by as "assignedBy", t.ended_on as "endedOn", d.title as "sourceTitle", d.on_day as "sourceDay",
  p.parts, p.done as "partsDone", p.open as "partsOpen", p.late as "partsLate",
  (select s.percent from directives.step s
   where s.unit_id = t.unit_id and s.task_id = t.id and s.percent is not null order by s.number desc limit 1) as percent`

export const lineTables = (today: LocalDate) => sql`
  join directives.directive d on d.id = t.directive_id
  left join people.body b on b.id = t.body_id
  cross join lateral (
    select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) v
  cross join lateral (
    select count(*)::int as parts, count(*) filter (where c.state in ('done', 'closedByData'))::int as done,
           count(*) filter (where c.ended_on is null)::int as open,
           count(*) filter (where c.ended_on is null and c.due_on < ${today}::date)::int as late
    from directives.task c where c.parent_id = t.id and c.state <> 'cancelled'
  ) p`

/** One row = a task with its conclusion; null where there is none, or where it lies elsewhere. */
export const taskById = async (tx: Tx, id: number, today: LocalDate): Promise<Task | null> =>
  (
    await sql<Task>`
      select ${lineColumns}, t.directive_id as "directiveId",
             jsonb_build_object('kind', d.source_kind, 'id', d.source_id, 'title', d.title, 'day', d.on_day) as source,
             t.parent_unit_id as "parentUnitId", t.parent_id as "parentId", t.sentence, t.expected, t.binding, t.due_day as "dueDay",
             t.repeats_until as "repeatsUntil", t.series_id as "seriesId", t.assigner_unit_id as "assignerUnitId",
             t.assigner_body_id as "assignerBodyId",
             coalesce((select a.name from people.body a where a.id = t.assigner_body_id),
               (select l.name from units.live l where l.unit_id = t.assigner_unit_id order by l.valid_from desc limit 1)) as "assignerName",
             coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.name)
                       from people.body c where c.id = any(t.cooperating)), '[]') as cooperating
      from directives.task t ${lineTables(today)} where t.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a task given on under this one; what is late and open first. */
export const partsOf = async (tx: Tx, parentId: number, today: LocalDate): Promise<TaskLine[]> =>
  (
    await sql<TaskLine>`
      select ${lineColumns} from directives.task t ${lineTables(today)} where t.parent_id = ${parentId}
      order by t.ended_on is not null, t.due_on nulls last, v.name, b.name
    `.execute(tx)
  ).rows

/** Keeps a task for the rest of the transaction, so that two people do not move it at once. */
export const holdTask = async (tx: Tx, id: number): Promise<boolean> =>
  (await sql`select from directives.task t where t.id = ${id} for update`.execute(tx)).rows.length === 1

type NewDirective = Pick<Conclusion, 'source' | 'key'> & { unitId: number; bodyId: number | null; by: string; at: Date }

/** Adds a conclusion; null where its key is known. */
export const addDirective = async (tx: Tx, { source, key, unitId, bodyId, by, at }: NewDirective): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into directives.directive (issuer_unit_id, issuer_body_id, source_kind, source_id, title, on_day, key, entered_by, entered_at)
      values (${unitId}, ${bodyId}, ${source.kind}, ${source.id}, ${source.title}, ${source.day}, ${key}, ${by}, ${at})
      on conflict (key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** One row = a task of a conclusion that is known by its key, roots only. */
export const tasksOfKey = async (tx: Tx, key: string): Promise<{ directiveId: number; unitId: number; id: number }[]> =>
  (
    await sql<{ directiveId: number; unitId: number; id: number }>`
      select d.id as "directiveId", t.unit_id as "unitId", t.id
      from directives.directive d join directives.task t on t.directive_id = d.id
      where d.key = ${key} and t.parent_id is null and t.series_id is null order by t.id
    `.execute(tx)
  ).rows

/** One row = a task that a conclusion of elsewhere led to, with how it stands. */
export const tasksOfSource = async (tx: Tx, kind: string, id: number, today: LocalDate): Promise<TaskLine[]> =>
  (
    await sql<TaskLine>`
      select ${lineColumns} from directives.task t ${lineTables(today)}
      where d.source_kind = ${kind} and d.source_id = ${id} and t.parent_id is null and t.series_id is null order by t.id
    `.execute(tx)
  ).rows

export type TaskRows = {
  directiveId: number
  task: Omit<NewTask, 'to'>
  to: readonly Responsible[]
  parent: { unitId: number; id: number } | null
  gathers: boolean
  period: LocalDate | null
  assigner: Responsible
  by: string
  on: LocalDate
}

/** Adds a task for each responsible, in their order. */
export const addTasks = async (tx: Tx, row: TaskRows): Promise<{ unitId: number; bodyId: number | null; id: number }[]> =>
  (
    await sql<{ unitId: number; bodyId: number | null; id: number }>`
      insert into directives.task (unit_id, body_id, directive_id, parent_unit_id, parent_id, gathers, what, sentence, cooperating, expected, binding,
        due_on, due_words, every, due_day, repeats_until, period, assigner_unit_id, assigner_body_id, assigned_by, assigned_on)
      select r.unit_id, r.body_id, ${row.directiveId}, ${row.parent?.unitId ?? null}::int, ${row.parent?.id ?? null}::int, ${row.gathers},
        ${row.task.what}, ${row.task.sentence}, ${[...row.task.cooperating]}::int[], ${row.task.expected},
        ${row.gathers || row.task.binding === null ? null : JSON.stringify(row.task.binding)}::jsonb, ${row.task.dueOn}::date, ${row.task.dueWords},
        ${row.task.recurrence?.every ?? null}, ${row.task.recurrence?.dueDay ?? null}::int, ${row.task.recurrence?.until ?? null}::date,
        ${row.period}::date, ${row.assigner.unitId}::int, ${row.assigner.bodyId}::int, ${row.by}, ${row.on}::date
      from unnest(${row.to.map(({ unitId }) => unitId)}::int[], ${row.to.map(({ bodyId }) => bodyId)}::int[])
        with ordinality as r (unit_id, body_id, at)
      order by r.at
      returning unit_id as "unitId", body_id as "bodyId", id
    `.execute(tx)
  ).rows

/** One row = a unit at or under `here` on the day; those asked for that are elsewhere, or have ended, are missing. */
export const unitsWithin = async (
  tx: Tx,
  here: number,
  asked: readonly number[],
  on: LocalDate,
): Promise<{ unitId: number; name: string }[]> =>
  (
    await sql<{ unitId: number; name: string }>`
      select v.unit_id as "unitId", v.name
      from units.live v
      where v.unit_id = any(${[...asked]}::int[]) and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
        and (${here}::int in (v.unit_id, v.parent_id, v.province_id) or ${here}::int = (select u.id from units.unit u where u.origin = 'country'))
    `.execute(tx)
  ).rows

/** One row = a body with its unit. */
export const bodiesById = async (tx: Tx, ids: readonly number[], on: LocalDate): Promise<{ id: number; unitId: number; name: string }[]> =>
  (
    await sql<{ id: number; unitId: number; name: string }>`
      select b.id, b.unit_id as "unitId", b.name from people.body b
      where b.id = any(${[...ids]}::int[]) and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
    `.execute(tx)
  ).rows

type Moved = { unitId: number; id: number; state: TaskState; endedOn: LocalDate | null }

export const setState = (tx: Tx, { unitId, id, state, endedOn }: Moved) =>
  sql`update directives.task set state = ${state}, ended_on = ${endedOn}::date where unit_id = ${unitId} and id = ${id}`.execute(tx)

/** The deadline from now on; reminders begin anew. */
export const setDue = (tx: Tx, { unitId, id, dueOn }: { unitId: number; id: number; dueOn: LocalDate }) =>
  sql`update directives.task set due_on = ${dueOn}::date where unit_id = ${unitId} and id = ${id}`.execute(tx)

/** The series of a recurring task, and of those under it, makes no occurrence after the day; how many series ended by it. */
export const stopSeries = async (tx: Tx, headId: number, today: LocalDate): Promise<number> =>
  Number(
    (
      await sql`
        update directives.task t set repeats_until = ${today}::date
        where ${headId}::int in (t.id, t.parent_id) and t.every is not null and t.series_id is null
          and (t.repeats_until is null or t.repeats_until > ${today}::date)
      `.execute(tx)
    ).numAffectedRows ?? 0,
  )

export type OpenPart = Responsible & { id: number; dueOn: LocalDate | null }

/** The open tasks under one, held until the end of the transaction. */
export const openParts = async (tx: Tx, parentId: number): Promise<OpenPart[]> =>
  (
    await sql<OpenPart>`
      select t.unit_id as "unitId", t.body_id as "bodyId", t.id, t.due_on as "dueOn" from directives.task t
      where t.parent_id = ${parentId} and t.ended_on is null order by t.id for update
    `.execute(tx)
  ).rows

/** The deadline of every open task under one. */
export const setDueOfParts = (tx: Tx, parentId: number, dueOn: LocalDate) =>
  sql`update directives.task set due_on = ${dueOn}::date where parent_id = ${parentId} and ended_on is null`.execute(tx)

/** Every open task under one is cancelled. */
export const cancelParts = (tx: Tx, parentId: number, today: LocalDate) =>
  sql`update directives.task set state = 'cancelled', ended_on = ${today}::date where parent_id = ${parentId} and ended_on is null`.execute(
    tx,
  )
