import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Every, Task } from './types.ts'

export type Missing = { headId: number; every: Every; dueDay: number | null; period: LocalDate; gathers: boolean }

const span = sql`(case h.every when 'month' then interval '1 month' when 'quarter' then interval '3 months' else interval '1 year' end)`

/** One row = an occurrence that a recurring task has not got yet, up to the period of the day; those that gather first. */
export const missingOccurrences = async (tx: Tx, today: LocalDate): Promise<Missing[]> =>
  (
    await sql<Missing>`
      select h.id as "headId", h.every, h.due_day as "dueDay", n.period::date as period, h.gathers
      from directives.task h
      cross join lateral (
        select coalesce(max(o.period), h.period) as last from directives.task o where o.series_id = h.id
      ) k
      cross join lateral generate_series(k.last + ${span}, ${today}::timestamp, ${span}) n (period)
      where h.every is not null and h.series_id is null and h.state <> 'cancelled'
        and (h.repeats_until is null or n.period <= h.repeats_until)
      order by h.gathers desc, h.id, n.period
    `.execute(tx)
  ).rows

export type Occurrence = Missing & { dueOn: LocalDate | null }
export type NewOccurrence = Pick<Task, 'id' | 'unitId' | 'bodyId' | 'what' | 'gathers' | 'every'> & { period: LocalDate }

/** Adds occurrences as their series says, under the occurrence of the same period of what they belong to; each once. */
export const addOccurrences = async (tx: Tx, rows: readonly Occurrence[], today: LocalDate): Promise<NewOccurrence[]> =>
  (
    await sql<NewOccurrence>`
      insert into directives.task (unit_id, body_id, directive_id, parent_unit_id, parent_id, gathers, what, sentence, cooperating, expected, binding,
        due_on, due_words, every, due_day, repeats_until, series_id, period, assigner_unit_id, assigner_body_id, assigned_by, assigned_on)
      select h.unit_id, h.body_id, h.directive_id, h.parent_unit_id, coalesce(p.id, h.parent_id), h.gathers, h.what, h.sentence, h.cooperating,
        h.expected, h.binding, r.due_on, h.due_words, h.every, h.due_day, h.repeats_until, h.id, r.period, h.assigner_unit_id, h.assigner_body_id,
        h.assigned_by, ${today}::date
      from unnest(${rows.map(({ headId }) => headId)}::int[], ${rows.map(({ period }) => period)}::date[], ${rows.map(({ dueOn }) => dueOn)}::date[])
        as r (head, period, due_on)
      join directives.task h on h.id = r.head
      left join directives.task p on p.series_id = h.parent_id and p.period = r.period
      on conflict (series_id, period) where series_id is not null do nothing
      returning id, unit_id as "unitId", body_id as "bodyId", what, gathers, every, period
    `.execute(tx)
  ).rows

export type Expired = { unitId: number; id: number }

/** Ends the occurrences without a day whose period is over and of which nobody reported that they are done. */
export const expire = async (tx: Tx, today: LocalDate): Promise<Expired[]> =>
  (
    await sql<Expired>`
      update directives.task h set state = 'expired', ended_on = ${today}::date
      where h.every is not null and h.due_on is null and not h.gathers and h.state in ('assigned', 'accepted', 'returned', 'reopened')
        and h.period + ${span} <= ${today}::timestamp
      returning h.unit_id as "unitId", h.id
    `.execute(tx)
  ).rows

export type Dated = Pick<Task, 'id' | 'unitId' | 'bodyId' | 'parentId' | 'parentUnitId' | 'what' | 'assignerUnitId' | 'assignerBodyId'> & {
  dueOn: LocalDate
  reminded: string | null
}

/** One row = a task that somebody still has to do, due up to a day, of which the last reminder was not told yet. */
export const datedUpTo = async (tx: Tx, until: LocalDate, last: string): Promise<Dated[]> =>
  (
    await sql<Dated>`
      select t.id, t.unit_id as "unitId", t.body_id as "bodyId", t.parent_id as "parentId", t.parent_unit_id as "parentUnitId", t.what,
        t.assigner_unit_id as "assignerUnitId", t.assigner_body_id as "assignerBodyId", t.due_on as "dueOn", t.reminded
      from directives.task t
      where t.due_on <= ${until}::date and not t.gathers and t.state in ('assigned', 'accepted', 'returned', 'reopened')
        and t.reminded is distinct from t.due_on || ':' || ${last}
      order by t.id
    `.execute(tx)
  ).rows

/** Keeps which reminder was told last. */
export const setReminded = (tx: Tx, rows: readonly { unitId: number; id: number; reminded: string }[]) =>
  sql`
    update directives.task t set reminded = r.reminded
    from unnest(${rows.map(({ unitId }) => unitId)}::int[], ${rows.map(({ id }) => id)}::int[], ${rows.map(({ reminded }) => reminded)}::text[])
      as r (unit_id, id, reminded)
    where t.unit_id = r.unit_id and t.id = r.id
  `.execute(tx)
