import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { returnedTo, waitingUnder } from './entry.queries.ts'

/** questions that came back and are named one by one */
const most = 15

/** What of the questions waits for a post: those that came back, those to approve. */
export const questionsOfPost: Gather = async (ctx, held, actor) => {
  const common = { where: held.unitName, dueOn: null, as: heldText(held) }
  const returned = holds(held, 'portal.keep') ? await returnedTo(ctx.tx, actor.personId, held.unitId, most) : []
  const items = returned.map(
    ({ id, question, reason }): WorkItem => ({
      ...common,
      ...{ what: `Sửa câu hỏi đáp bị trả lại: ${question}`, href: `/bien-tap/hoi-dap/${id}`, returned: reason, asked: false },
    }),
  )
  const waiting = holds(held, 'portal.approve') ? await waitingUnder(ctx.tx, held.unitId) : 0
  if (waiting > 0)
    items.push({
      ...common,
      what: `Duyệt công khai ${waiting} câu hỏi đáp`,
      href: '/bien-tap/hoi-dap?xem=submitted',
      returned: null,
      asked: true,
    })
  return items
}
