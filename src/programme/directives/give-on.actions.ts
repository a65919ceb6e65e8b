import { Refused } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { demandAll, give } from './assign.actions.ts'
import { readResponsible } from './assignee.rules.ts'
import { directoryOf } from './draft.reads.ts'
import { heldTask } from './move.actions.ts'
import { refusals } from './refusals.text.ts'
import { mayGiveOn } from './task.rules.ts'
import type { NewTask } from './types.ts'

/** What is typed to give a task on: other words for it, to whom by name or group, until when. */
export type GiveOnForm = { what: string; names: string; typed: string }

/**
 * Whoever answers for a task gives it on to bodies and units of theirs; each becomes a task of its own under this one, with its deadline where
 * no other is given. The task stays with who answers for it.
 */
export const giveOn = (acting: Acting, id: number, form: GiveOnForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { task, held } = await heldTask(ctx, acting, id)
    if (!mayGiveOn(held, task)) throw new Refused(refusals.notResponsible)
    if (task.endedOn !== null) throw new Refused(refusals.wrongState(task.state))
    const dueOn = parseDate(form.typed)
    if (tidy(form.typed) !== '' && dueOn === null) throw new Refused(refusals.badDay(tidy(form.typed)))
    const { to, unknown } = readResponsible(form.names, await directoryOf(ctx, held.unitId))
    if (unknown.length > 0)
      throw new Refused(refusals.bad(unknown.map((name) => ({ where: name, what: 'không tìm thấy trong phạm vi phụ trách' }))))
    const { sentence, expected, binding, dueWords } = task
    const part: NewTask = {
      ...{
        sentence,
        expected,
        binding: binding?.kind === 'criterion' && to.every(({ bodyId }) => bodyId === null) ? binding : null,
        dueWords,
        cooperating: [],
        recurrence: null,
      },
      ...{ what: tidy(form.what) || task.what, to, dueOn: dueOn ?? task.dueOn },
    }
    await demandAll(ctx, held.unitId, [part])
    const assigner = { unitId: held.unitId, bodyId: held.bodyId }
    await give(ctx, { directiveId: task.directiveId, task: part, assigner, parent: { unitId: task.unitId, id } })
    await ctx.enter({ chain: `unit:${task.unitId}`, kind: 'directives.givenOn', payload: { taskId: id, to, dueOn: part.dueOn } })
    return {}
  })
