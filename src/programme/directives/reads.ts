import type { ReadCtx } from '../../platform/events/context.ts'
import * as lists from './list.queries.ts'
import { stepsOf } from './step.queries.ts'
import * as queries from './task.queries.ts'
import type { BodyLine, Responsible, Step, Task, TaskFilter, TaskLine } from './types.ts'

const rowsOfPage = 50
/** rows of a list that leaves as a workbook */
const most = 20_000

/** A page of a long list, and how many pages there are. */
export type Page<Row> = { rows: Row[]; total: number; pages: number }

const spanOf = (page: number | null) =>
  page === null ? { limit: most, offset: 0 } : { limit: rowsOfPage, offset: (page - 1) * rowsOfPage }
const pageOf = <Row extends { total: number }>(rows: Row[]): Page<Row> => {
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.ceil(total / rowsOfPage) }
}

/** Which tasks are there at or under where a post works? A page at a time; `null`: all, for a workbook. */
export const tasksWithin = async (ctx: ReadCtx, here: Responsible, filter: TaskFilter, page: number | null): Promise<Page<TaskLine>> =>
  pageOf(await lists.tasksWithin(ctx.tx, here, filter, ctx.today, spanOf(page)))

/** How do bodies and units stand with their tasks? Those with the most late ones first. */
export const bodiesWithin = async (ctx: ReadCtx, here: number, page: number | null): Promise<Page<BodyLine>> =>
  pageOf(await lists.bodiesWithin(ctx.tx, here, ctx.today, spanOf(page)))

/** A task; null where there is none, or where it lies elsewhere. */
export const taskById = (ctx: ReadCtx, id: number): Promise<Task | null> => queries.taskById(ctx.tx, id, ctx.today)

/** What happened to a task, and what was given on under it. */
export const historyOf = async (
  ctx: ReadCtx,
  { unitId, id }: Pick<Task, 'unitId' | 'id'>,
): Promise<{ steps: Step[]; parts: TaskLine[] }> => ({
  steps: await stepsOf(ctx.tx, unitId, id),
  parts: await queries.partsOf(ctx.tx, id, ctx.today),
})

/** How do the tasks stand that a conclusion of elsewhere led to, e.g. `('meeting', 12)`? Without those under them. */
export const tasksOfSource = (ctx: ReadCtx, kind: Task['source']['kind'], id: number): Promise<TaskLine[]> =>
  queries.tasksOfSource(ctx.tx, kind, id, ctx.today)
