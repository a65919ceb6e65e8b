import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { NewStep, Step } from './types.ts'

/** One row = something that happened to a task, in its order. */
export const stepsOf = async (tx: Tx, unitId: number, taskId: number): Promise<Step[]> =>
  (
    await sql<Step>`
      select s.number, s.kind, s.on_day as "on", s.made_by as "by", s.said, s.percent, s.evidence, s.due_before as "dueBefore", s.due_after as "dueAfter"
      from directives.step s where s.unit_id = ${unitId} and s.task_id = ${taskId} order by s.number
    `.execute(tx)
  ).rows

export type StepRow = NewStep & { unitId: number; taskId: number }
type Made = { by: string; on: LocalDate; at: Date }

/** Adds what happened to tasks, one step each, after what is there. */
export async function addSteps(tx: Tx, rows: readonly StepRow[], { by, on, at }: Made): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into directives.step (unit_id, task_id, number, kind, on_day, made_at, made_by, said, percent, evidence, due_before, due_after)
    select r.unit_id, r.task_id, coalesce((select max(s.number) from directives.step s where s.unit_id = r.unit_id and s.task_id = r.task_id), 0) + 1,
      r.kind, ${on}::date, ${at}::timestamptz, ${by}, r.said, r.percent, r.evidence, r.due_before, r.due_after
    from unnest(${rows.map(({ unitId }) => unitId)}::int[], ${rows.map(({ taskId }) => taskId)}::int[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ said }) => said ?? null)}::text[], ${rows.map(({ percent }) => percent ?? null)}::int[],
      ${rows.map(({ evidence }) => evidence ?? null)}::text[], ${rows.map(({ dueBefore }) => dueBefore ?? null)}::date[],
      ${rows.map(({ dueAfter }) => dueAfter ?? null)}::date[])
      as r (unit_id, task_id, kind, said, percent, evidence, due_before, due_after)
  `.execute(tx)
}
