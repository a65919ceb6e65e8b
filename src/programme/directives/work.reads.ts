import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { reportsFor, waitingFor } from './list.queries.ts'
import { speaksForUnit } from './task.rules.ts'

/** tasks of a post that its desk shows */
const most = 200

/** Tasks that a post has to do, and reports that wait for the word of who gave the task: those under one task are one item. */
export const tasksOfPost: Gather = async (ctx, held) => {
  const items: WorkItem[] = []
  const as = heldText(held)
  if (holds(held, 'tasks.report'))
    for (const { id, unitName, what, state, dueOn, because } of await waitingFor(ctx.tx, held, ctx.today, most))
      items.push({
        ...{ what: `${state === 'assigned' ? 'Tiếp nhận việc' : 'Việc'}: ${what}`, where: unitName, href: `/nhiem-vu/${id}`, dueOn },
        ...{ returned: state === 'returned' ? (because ?? 'Bị trả lại.') : null, asked: false, as },
      })
  if (holds(held, 'tasks.assign')) {
    const giver = { unitId: held.unitId, bodyId: speaksForUnit(held) ? null : held.bodyId }
    for (const { id, what, reports, unitName } of await reportsFor(ctx.tx, giver, ctx.today, most))
      items.push({
        ...{ what: `${reports} báo cáo chờ kết luận: ${what}`, where: reports === 1 ? unitName : held.unitName, href: `/nhiem-vu/${id}` },
        ...{ dueOn: null, returned: null, asked: true, as },
      })
  }
  return items
}
