import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Binding, openStates, type Task } from './types.ts'

export type Bound = Pick<Task, 'id' | 'unitId' | 'bodyId' | 'what' | 'state' | 'assignerUnitId' | 'assignerBodyId'>
export type BoundToFigure = Bound & { binding: Extract<Binding, { kind: 'figure' }>; unitCode: string }

const columns = sql`t.id, t.unit_id as "unitId", t.body_id as "bodyId", t.what, t.state, t.assigner_unit_id as "assignerUnitId",
  t.assigner_body_id as "assignerBodyId"`

/** One row = a task whose criterion says today the other of what its state says; `only`: one task. Rows are held. */
export const turnedByCriterion = async (
  tx: Tx,
  today: LocalDate,
  only: number | null,
): Promise<(Bound & { met: boolean; since: LocalDate })[]> =>
  (
    await sql<Bound & { met: boolean; since: LocalDate }>`
      select ${columns}, s.verdict = 'met' as met, s.valid_from as since
      from directives.task t
      join assessment.standing s on s.unit_id = t.unit_id and s.set_id = t.binding->>'setId' and s.stage = t.binding->>'stage'
        and s.criterion = t.binding->>'criterion' and s.valid_from <= ${today}::date and s.valid_to > ${today}::date
      where t.binding->>'kind' = 'criterion' and (${only}::int is null or t.id = ${only}::int)
        and ((t.state = any(${[...openStates]}::text[]) and s.verdict = 'met') or (t.state = 'closedByData' and s.verdict = 'notMet'))
      order by t.id for update of t
    `.execute(tx)
  ).rows

/** One row = a task bound to a figure that is open or was closed by data, with the code of its unit today. */
export const boundToFigures = async (tx: Tx, today: LocalDate, only: number | null): Promise<BoundToFigure[]> =>
  (
    await sql<BoundToFigure>`
      select ${columns}, t.binding, v.code as "unitCode"
      from directives.task t
      join units.live v on v.unit_id = t.unit_id and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
      where t.binding->>'kind' = 'figure' and t.state = any(${[...openStates, 'closedByData']}::text[]) and (${only}::int is null or t.id = ${only}::int)
      order by t.id for update of t
    `.execute(tx)
  ).rows

/** Moves tasks together. */
export const setStates = (tx: Tx, rows: readonly { unitId: number; id: number; closed: boolean }[], today: LocalDate) =>
  sql`
    update directives.task t set state = case when r.closed then 'closedByData' else 'reopened' end,
      ended_on = case when r.closed then ${today}::date end
    from unnest(${rows.map(({ unitId }) => unitId)}::int[], ${rows.map(({ id }) => id)}::int[], ${rows.map(({ closed }) => closed)}::bool[])
      as r (unit_id, id, closed)
    where t.unit_id = r.unit_id and t.id = r.id
  `.execute(tx)
