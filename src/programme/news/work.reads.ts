import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { returnedTo, waitingUnder } from './article.queries.ts'
import { waitingComments } from './comment.queries.ts'

/** articles that came back and are named one by one */
const most = 15

/** What of the news waits for a post: articles that came back, those to edit, those to approve. */
export const newsOfPost: Gather = async (ctx, held, actor) => {
  if (!holds(held, 'news.write', 'news.edit', 'news.approve')) return []
  const common = { where: held.unitName, dueOn: null, as: heldText(held) }
  const returned = holds(held, 'news.write') ? await returnedTo(ctx.tx, actor.personId, held.unitId, most) : []
  const items = returned.map(
    ({ id, title, reason }): WorkItem => ({
      ...common,
      what: `Sửa bài bị trả lại: ${title}`,
      href: `/bien-tap/${id}`,
      returned: reason,
      asked: false,
    }),
  )
  if (!holds(held, 'news.edit', 'news.approve')) return items
  const waiting = await waitingUnder(ctx.tx, held.unitId)
  const asked = (count: number, what: string, view: string) =>
    items.push({ ...common, what: `${what} ${count} bài`, href: `/bien-tap?xem=${view}`, returned: null, asked: true })
  if (waiting && waiting.submitted > 0 && holds(held, 'news.edit')) asked(waiting.submitted, 'Biên tập', 'submitted')
  if (waiting && waiting.forApproval > 0 && holds(held, 'news.approve')) asked(waiting.forApproval, 'Duyệt công khai', 'forApproval')
  return items
}

/** Comments that nobody has read yet. */
export const commentsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'comments.moderate')) return []
  const waiting = await waitingComments(ctx.tx, held.unitId)
  if (waiting === 0) return []
  const what = `Duyệt ${waiting} bình luận`
  return [{ what, where: held.unitName, href: '/bien-tap/binh-luan', dueOn: null, returned: null, asked: true, as: heldText(held) }]
}
