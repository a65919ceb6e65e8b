import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { type ReadCtx, type WriteCtx, writing } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { tell } from '../desk/actions.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { figureIn } from '../figures/reads.ts'
import { notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import * as queries from './binding.queries.ts'
import { reaches } from './binding.rules.ts'
import { audienceOf } from './move.actions.ts'
import { addSteps } from './step.queries.ts'
import { taskById } from './task.queries.ts'
import { titleOf } from './task.rules.ts'

type Turned = queries.Bound & { closed: boolean; said: string }

/**
 * Closes the bound tasks whose data say that the result is there, and reopens those that data closed and contradict now; keeps why, and tells
 * both sides. What is unknown moves nothing, and a task that a person ended stays ended. `only`: one task.
 */
export async function matchData(ctx: WriteCtx, only: number | null): Promise<{ closed: number; reopened: number }> {
  const criteria = await queries.turnedByCriterion(ctx.tx, ctx.today, only)
  const turned: Turned[] = [
    ...criteria.map(({ met, since, ...task }) => ({
      ...task,
      closed: met,
      said: `Tiêu chí ${met ? 'đạt' : 'chưa đạt'} từ ${formatDate(since)}.`,
    })),
    ...(await turnedByFigure(ctx, await queries.boundToFigures(ctx.tx, ctx.today, only))),
  ]
  if (turned.length === 0) return { closed: 0, reopened: 0 }
  await queries.setStates(ctx.tx, turned, ctx.today)
  const made = { by: ctx.actor, on: ctx.today, at: ctx.now }
  const kindOf = ({ closed }: Turned): 'closedByData' | 'reopened' => (closed ? 'closedByData' : 'reopened')
  await addSteps(
    ctx.tx,
    turned.map((task) => ({ unitId: task.unitId, taskId: task.id, kind: kindOf(task), said: task.said })),
    made,
  )
  await enterAll(
    ctx.tx,
    turned.map((task) => ({
      ...{ chain: `unit:${task.unitId}`, kind: `directives.${kindOf(task)}`, actor: ctx.actor, at: ctx.now },
      payload: { taskId: task.id, said: task.said },
    })),
  )
  await tell(
    ctx,
    turned.flatMap((task) => {
      const title = `${task.closed ? 'Số liệu đã đạt, việc tự đóng' : 'Số liệu không còn đạt, việc tự mở lại'}: ${titleOf(task.what)}`
      const common = { key: `task:${task.id}:${kindOf(task)}:${ctx.today}`, title, href: `/nhiem-vu/${task.id}` }
      const giver = { unitId: task.assignerUnitId, bodyId: task.assignerBodyId }
      return [
        { ...common, to: audienceOf(task, 'tasks.report') },
        { ...common, to: audienceOf(giver, 'tasks.assign') },
      ]
    }),
  )
  const closed = turned.filter((task) => task.closed).length
  return { closed, reopened: turned.length - closed }
}

/** Each figure is asked for once a unit, however many tasks rest on it. */
async function turnedByFigure(ctx: ReadCtx, bound: readonly queries.BoundToFigure[]): Promise<Turned[]> {
  const known = new Map<string, Awaited<ReturnType<typeof figureFor>>>()
  const turned: Turned[] = []
  for (const { binding, unitCode, ...task } of bound) {
    const question = JSON.stringify([unitCode, binding.key, binding.qualifier, binding.stage])
    if (!known.has(question)) known.set(question, await figureFor(ctx, unitCode, binding))
    const figure = known.get(question)
    const met = figure ? reaches(figure.exact, binding.comparison, binding.value) : null
    if (!figure || met === null || met === (task.state === 'closedByData')) continue
    const value = figure.value === null ? '' : `${formatNumber(figure.value)} ${figure.unit}`
    turned.push({ ...task, closed: met, said: `${figure.name}: ${value}${figure.asOf ? `, số liệu đến ${formatDate(figure.asOf)}` : ''}.` })
  }
  return turned
}

async function figureFor(ctx: ReadCtx, unitCode: string, { key, qualifier, stage }: queries.BoundToFigure['binding']) {
  const frame = await resolveFrame(ctx, { unitCode, asOf: ctx.today, mapOf: null, set: null, stage, scope: null, mode: 'office' })
  return frame.ok ? figureIn(ctx, frame.value, key, qualifier) : undefined
}

/** Looks at the data of one task now, without waiting for the night; whoever reads the task may ask. */
export const matchNow = (acting: Acting, id: number): Promise<Result<{ closed: number; reopened: number }>> =>
  writing(acting, async (ctx) => {
    const task = await taskById(ctx.tx, id, ctx.today)
    if (!task) return refuse(notHere)
    await demand(ctx, acting.actor, 'tasks.read', task.unitId)
    return matchData(ctx, id)
  })
