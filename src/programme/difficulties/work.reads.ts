import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import * as lists from './list.queries.ts'

/** more than these are one line */
const most = 15

/** Difficulties that wait for the answer of the body in which somebody holds a post. */
export const difficultiesOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'difficulties.handle')) return []
  const rows = await lists.waitingFor(ctx.tx, held.bodyId, ctx.today, most)
  const common = { returned: null, asked: true, as: heldText(held) }
  const items = rows.map(
    ({ id, unitName, dueOn, fromBelow }): WorkItem => ({
      ...common,
      what: `Trả lời kiến nghị số ${id}${fromBelow ? ' (cấp dưới chuyển lên)' : ''}`,
      where: unitName,
      href: `/kien-nghi/${id}`,
      dueOn,
    }),
  )
  const rest = (rows[0]?.total ?? 0) - rows.length
  if (rest > 0)
    items.push({ ...common, what: `Trả lời ${rest} kiến nghị khác`, where: held.unitName, href: '/kien-nghi?xem=mine', dueOn: null })
  return items
}

/** What the office of a level has to do: say who answers, publish what was answered. */
export const difficultiesOfOffice: Gather = async (ctx, held) => {
  if (!holds(held, 'difficulties.assign')) return []
  const waiting = await lists.waitingAtOffice(ctx.tx, held.unitId)
  const common = { where: held.unitName, returned: null, as: heldText(held) }
  const items: WorkItem[] = []
  if (waiting && waiting.unassigned > 0)
    items.push({ ...common, what: `Phân công ${waiting.unassigned} kiến nghị`, href: '/kien-nghi', dueOn: waiting.dueOn, asked: true })
  if (waiting && waiting.answered > 0)
    items.push({
      ...common,
      what: `Xem xét công khai ${waiting.answered} trả lời được người gửi đồng ý`,
      href: '/kien-nghi?xem=answered',
      dueOn: null,
      asked: false,
    })
  return items
}
