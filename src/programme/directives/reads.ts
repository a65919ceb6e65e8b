import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { workCalendar } from '../calendar/reads.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { holds } from '../people/held.rules.ts'
import type { Actor } from '../people/types.ts'
import * as lists from './list.queries.ts'
import { stepsOf } from './step.queries.ts'
import * as queries from './task.queries.ts'
import type { BodyLine, Responsible, Step, Task, TaskFilter, TaskLine } from './types.ts'

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

/** tasks that a letter or a calendar names */
const mostNamed = 500

export type OverdueOf = Responsible & { unitName: string; bodyName: string | null; tasks: lists.Overdue[]; calendar: WorkCalendar }

/** What of a unit, or of one of its bodies, is late? With what working days are counted from; null where there is no such unit or body. */
export async function overdueOf(ctx: ReadCtx, to: Responsible): Promise<OverdueOf | null> {
  const named = await lists.responsibleNamed(ctx.tx, to, ctx.today)
  if (!named) return null
  return { ...to, ...named, tasks: await lists.overdueOf(ctx.tx, to, ctx.today, mostNamed), calendar: await workCalendar(ctx, to.unitId) }
}

/** A task with a day, as a calendar shows it. */
export type TaskDue = { id: number; what: string; dueOn: LocalDate; where: string; source: string; href: string }

/** What has a person to do by which day, in all posts that they hold today, own and delegated? For calendars; the earliest first. */
export async function tasksDueFor(ctx: ReadCtx, { held }: Pick<Actor, 'held'>): Promise<TaskDue[]> {
  const posts = held.filter((one) => holds(one, 'tasks.report'))
  if (posts.length === 0) return []
  const rows = await lists.dueFor(ctx.tx, posts, ctx.today, mostNamed)
  return rows.map(({ id, what, dueOn, unitName, sourceTitle }) => ({
    id,
    what,
    dueOn,
    where: unitName,
    source: sourceTitle,
    href: `/nhiem-vu/${id}`,
  }))
}
