import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import type { Audience, NewNotice } from '../desk/types.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Held } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { type MoveKind, moves } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { type ReportForm, readReport } from './report.rules.ts'
import { addSteps } from './step.queries.ts'
import * as queries from './task.queries.ts'
import { gave, moveRefusal, titleOf } from './task.rules.ts'
import { endStates, type NewStep, type Responsible, type Task, type TaskState } from './types.ts'

/** The task, held until the end of the transaction, where the actor works; elsewhere it is not found. */
export async function heldTask(ctx: WriteCtx, { actor }: Pick<Acting, 'actor'>, id: number): Promise<{ task: Task; held: Held }> {
  const before = await queries.taskById(ctx.tx, id, ctx.today)
  if (!before) return refuse(orThrow(allowed(actor, 'tasks.read')) && notHere)
  const held = await demand(ctx, actor, 'tasks.read', before.unitId)
  await queries.holdTask(ctx.tx, id)
  const task = await queries.taskById(ctx.tx, id, ctx.today)
  return task ? { task, held } : refuse(notHere)
}

export const isEnd = (state: TaskState) => (endStates as readonly TaskState[]).includes(state)

/** Moves a task as its procedure lets, keeps what was said, and tells the other side. */
async function move(ctx: WriteCtx, acting: Acting, id: number, step: NewStep & { kind: MoveKind }): Promise<Task> {
  const { task, held } = await heldTask(ctx, acting, id)
  const no = moveRefusal(step.kind, held, task)
  if (no) throw new Refused(no)
  const { to, by } = moves[step.kind]
  await keep(ctx, task, step, to)
  if (step.kind !== 'accepted' && step.kind !== 'progress') await tellOther(ctx, task, by, step)
  return task
}

/** The step and the state that it leads to. */
async function keep(ctx: WriteCtx, { unitId, id }: Pick<Task, 'unitId' | 'id'>, step: NewStep, to: TaskState | null): Promise<void> {
  if (to !== null) await queries.setState(ctx.tx, { unitId, id, state: to, endedOn: isEnd(to) ? ctx.today : null })
  await addSteps(ctx.tx, [{ ...step, unitId, taskId: id }], { by: ctx.actor, on: ctx.today, at: ctx.now })
  const { kind, ...said } = step
  await ctx.enter({ chain: `unit:${unitId}`, kind: `directives.${kind}`, payload: { taskId: id, ...said } })
}

/** A step of every open task under one, however many, in a few statements; whoever is responsible for one of them is told. */
async function keepParts(ctx: WriteCtx, whole: Task, stepOf: (part: queries.OpenPart) => NewStep & { kind: MoveKind }): Promise<void> {
  const parts = (await queries.openParts(ctx.tx, whole.id)).map((part) => ({ part, step: stepOf(part) }))
  const made = { by: ctx.actor, on: ctx.today, at: ctx.now }
  await addSteps(
    ctx.tx,
    parts.map(({ part, step }) => ({ ...step, unitId: part.unitId, taskId: part.id })),
    made,
  )
  await enterAll(
    ctx.tx,
    parts.map(({ part, step: { kind, ...said } }) => ({
      ...{ chain: `unit:${part.unitId}`, kind: `directives.${kind}`, actor: ctx.actor, at: ctx.now },
      payload: { taskId: part.id, ...said, ...(ctx.as ? { as: ctx.as } : {}) },
    })),
  )
  await tell(
    ctx,
    parts.map(({ part, step }) => noticeOf(ctx, { ...whole, ...part }, step.kind, audienceOf(part, 'tasks.report'))),
  )
}

const told: Partial<Record<MoveKind, string>> = {
  reported: 'Báo cáo chờ kết luận',
  confirmed: 'Đã xác nhận xong',
  returned: 'Bị trả lại',
  extended: 'Thay hạn',
  cancelled: 'Đã hủy',
}

/** Whom to tell of a task: who is responsible, or who gave it. */
export const audienceOf = ({ unitId, bodyId }: Responsible, verb: 'tasks.report' | 'tasks.assign'): Audience => ({
  unitId,
  ...(bodyId === null ? {} : { bodyId }),
  verb,
})

const noticeOf = ({ now }: WriteCtx, { id, what }: Pick<Task, 'id' | 'what'>, kind: MoveKind, to: Audience): NewNotice => ({
  to,
  key: `task:${id}:${kind}:${now.toISOString()}`,
  title: `${told[kind] ?? kind}: ${titleOf(what)}`,
  href: `/nhiem-vu/${id}`,
})

/** The side that did not move it. A task that gathers is nobody else's: those under it are told of their own. */
async function tellOther(ctx: WriteCtx, task: Task, by: 'responsible' | 'assigner' | 'data' | 'clock', { kind }: { kind: MoveKind }) {
  const giver = { unitId: task.assignerUnitId, bodyId: task.assignerBodyId }
  if (by === 'responsible') await tell(ctx, [noticeOf(ctx, task, kind, audienceOf(giver, 'tasks.assign'))])
  else if (!task.gathers) await tell(ctx, [noticeOf(ctx, task, kind, audienceOf(task, 'tasks.report'))])
}

/** Whoever is responsible takes the task on. */
export const acceptTask = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => move(ctx, acting, id, { kind: 'accepted' }))

/** Says how far the work is; with `done`, that it is done, and then it waits for the word of who gave it. */
export const reportTask = (acting: Acting, id: number, form: ReportForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { done, ...said } = orThrow(readReport(form))
    return move(ctx, acting, id, {
      kind: done ? 'reported' : 'progress',
      ...said,
      ...(done && said.percent === null ? { percent: 100 } : {}),
    })
  })

/** Who gave it says that a reported task is done. */
export const confirmTask = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => move(ctx, acting, id, { kind: 'confirmed' }))

/** Gives a reported (or confirmed) task back, with the reason. */
export const returnTask = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => move(ctx, acting, id, { kind: 'returned', said: given(reason) }))

const given = (reason: string): string => tidy(reason) || refuse(refusals.noReason)

/** Sets another deadline with its reason; the one before stays in the history. A task that gathers gives it to every open task under it. */
export const extendTask = (
  acting: Acting,
  id: number,
  form: { dueOn: LocalDate | null; typed: string; reason: string },
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { dueOn } = form
    if (dueOn === null) throw new Refused(refusals.badDay(form.typed))
    const said = given(form.reason)
    const { task } = await heldTask(ctx, acting, id)
    if (dueOn < ctx.today || dueOn === task.dueOn) throw new Refused(refusals.notLater)
    await move(ctx, acting, id, { kind: 'extended', said, dueBefore: task.dueOn, dueAfter: dueOn })
    await queries.setDue(ctx.tx, { unitId: task.unitId, id, dueOn })
    if (task.gathers) {
      await keepParts(ctx, task, ({ dueOn: dueBefore }) => ({ kind: 'extended', said, dueBefore, dueAfter: dueOn }))
      await queries.setDueOfParts(ctx.tx, id, dueOn)
    }
    return {}
  })

/** Cancels a task with its reason, and what was given on under it. */
export const cancelTask = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const said = given(reason)
    const task = await move(ctx, acting, id, { kind: 'cancelled', said })
    await keepParts(ctx, task, () => ({ kind: 'cancelled', said }))
    await queries.cancelParts(ctx.tx, id, ctx.today)
    return {}
  })

/** A recurring task comes no more, with the reason; what is open of it stays. */
export const stopTask = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const said = given(reason)
    const { task, held } = await heldTask(ctx, acting, id)
    if (!gave(held, task)) throw new Refused(refusals.notAssigner)
    if ((await queries.stopSeries(ctx.tx, task.seriesId ?? id, ctx.today)) === 0) throw new Refused(refusals.notRecurring)
    await keep(ctx, task, { kind: 'stopped', said }, null)
    return {}
  })
