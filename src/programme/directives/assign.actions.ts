import { Refused } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import { allowed, notHere } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import { refusals } from './refusals.text.ts'
import { addSteps } from './step.queries.ts'
import * as queries from './task.queries.ts'
import { dueIn, firstPeriod, sameResponsible, titleOf } from './task.rules.ts'
import type { Conclusion, NewTask, Responsible } from './types.ts'

export type Assigned = { directiveId: number; tasks: { unitId: number; id: number }[] }

/**
 * Gives the work that follows from a conclusion, within the caller's transaction, in the name of the post that the actor works in
 * (`tasks.assign` at every responsible unit). A task with one responsible is one row there; one with several is a row of the giving unit that
 * gathers a row for each. Whoever is responsible is told. Sent again under the same key it changes nothing and gives the same tasks.
 * Throws `Refused` with every fault by name: a unit or body elsewhere or ended, work without words, a recurrence with a day outside its month.
 */
export async function assignTasks(ctx: WriteCtx, actor: Actor, conclusion: Conclusion): Promise<Assigned> {
  const held = orThrow(allowed(actor, 'tasks.assign'))
  if (conclusion.tasks.length === 0) throw new Refused(refusals.noTasks)
  const assigner = { unitId: held.unitId, bodyId: held.bodyId }
  const tasks = conclusion.tasks.map(clean)
  await demandAll(ctx, assigner.unitId, tasks)
  const source = { ...conclusion.source, title: tidy(conclusion.source.title) }
  const entry = { source, key: conclusion.key, ...assigner, by: ctx.actor, at: ctx.now }
  const directiveId = await queries.addDirective(ctx.tx, entry)
  if (directiveId === null) {
    const known = await queries.tasksOfKey(ctx.tx, conclusion.key)
    if (!known[0]) throw new Refused(notHere)
    return { directiveId: known[0].directiveId, tasks: known.map(({ unitId, id }) => ({ unitId, id })) }
  }
  const given: { unitId: number; id: number }[] = []
  for (const task of tasks) given.push(await give(ctx, { directiveId, task, assigner, parent: null }))
  await ctx.enter({
    chain: `unit:${assigner.unitId}`,
    kind: 'directives.assigned',
    payload: { directiveId, source, tasks: tasks.map((task, at) => ({ ...given[at], ...task })) },
  })
  return { directiveId, tasks: given }
}

type Given = { directiveId: number; task: NewTask; assigner: Responsible; parent: { unitId: number; id: number } | null }

/** The rows of one task; the one that stands for it. */
export async function give(ctx: WriteCtx, { directiveId, task, assigner, parent }: Given): Promise<{ unitId: number; id: number }> {
  const { recurrence } = task
  const period = recurrence ? firstPeriod(ctx.today, recurrence.every, recurrence.dueDay) : null
  const dueOn = task.dueOn ?? (recurrence && period ? dueIn(period, recurrence.every, recurrence.dueDay) : null)
  const common = { directiveId, task: { ...task, dueOn }, period, assigner, by: ctx.actor, on: ctx.today }
  const isOne = task.to.length === 1
  const [gathering] = isOne || parent ? [] : await queries.addTasks(ctx.tx, { ...common, to: [assigner], parent: null, gathers: true })
  const rows = await queries.addTasks(ctx.tx, { ...common, to: task.to, parent: gathering ?? parent, gathers: false })
  const added = gathering ? [gathering, ...rows] : rows
  const made = { by: ctx.actor, on: ctx.today, at: ctx.now }
  await addSteps(
    ctx.tx,
    added.map(({ unitId, id }) => ({ unitId, taskId: id, kind: 'assigned' })),
    made,
  )
  await tell(
    ctx,
    rows.map(({ unitId, bodyId, id }) => ({
      to: { unitId, ...(bodyId === null ? {} : { bodyId }), verb: 'tasks.report' },
      key: `task:${id}:assigned`,
      title: `Nhiệm vụ mới: ${titleOf(task.what)}`,
      href: `/nhiem-vu/${id}`,
    })),
  )
  const standing = gathering ?? parent ?? rows[0]
  if (!standing) throw new Error('a task without anybody responsible')
  return { unitId: standing.unitId, id: standing.id }
}

const orNull = (text: string | null) => (text === null || tidy(text) === '' ? null : tidy(text))

function clean(task: NewTask): NewTask {
  const { what, sentence, expected, dueWords, to } = task
  return {
    ...task,
    what: tidy(what),
    sentence: orNull(sentence),
    expected: orNull(expected),
    dueWords: orNull(dueWords),
    to: to.filter((one, at) => to.findIndex((other) => sameResponsible(one, other)) === at),
  }
}

/** Throws a refusal that names every unit and body that work cannot be given to from here, and every piece of work without words. */
export async function demandAll(ctx: WriteCtx, here: number, tasks: readonly NewTask[]): Promise<void> {
  const to = tasks.flatMap((task) => task.to)
  const units = new Map(
    (await queries.unitsWithin(ctx.tx, here, [...new Set(to.map(({ unitId }) => unitId))], ctx.today)).map((one) => [one.unitId, one]),
  )
  const asked = [...to.flatMap(({ bodyId }) => (bodyId === null ? [] : [bodyId])), ...tasks.flatMap(({ cooperating }) => cooperating)]
  const bodies = new Map((await queries.bodiesById(ctx.tx, [...new Set(asked)], ctx.today)).map((one) => [one.id, one]))
  const wrong = tasks.flatMap((task, at) => {
    const where = `Việc ${at + 1}`
    const faults: string[] = []
    if (task.what === '') faults.push('chưa ghi nội dung việc')
    if (task.to.length === 0) faults.push('chưa chọn cơ quan, đơn vị thực hiện')
    for (const { unitId, bodyId } of task.to) {
      const body = bodyId === null ? null : bodies.get(bodyId)
      if (!units.has(unitId)) faults.push('có đơn vị không thuộc phạm vi phụ trách hoặc đã kết thúc')
      else if (bodyId !== null && body?.unitId !== unitId) faults.push('có cơ quan không thuộc đơn vị đã chọn hoặc đã kết thúc')
    }
    if (task.cooperating.some((id) => !bodies.has(id))) faults.push('có cơ quan phối hợp không còn hoạt động')
    return [...new Set(faults)].map((what) => ({ where, what }))
  })
  if (wrong.length > 0) throw new Refused(refusals.bad(wrong))
}
