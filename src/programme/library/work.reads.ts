import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { returnedIn, waitingUnder } from './approval.queries.ts'

/** documents that came back and are named one by one */
const most = 15

/** What of the library waits for a post: documents to approve, documents that came back. */
export const libraryOfPost: Gather = async (ctx, held) => {
  const common = { where: held.unitName, dueOn: null, as: heldText(held) }
  if (holds(held, 'library.approve')) {
    const waiting = await waitingUnder(ctx.tx, held.unitId, ctx.today)
    const what = `Duyệt công khai ${waiting} văn bản trong thư viện`
    return waiting === 0 ? [] : [{ ...common, what, href: '/van-ban/quan-ly?xem=cho-duyet', returned: null, asked: true }]
  }
  if (!holds(held, 'library.keep')) return []
  const returned = await returnedIn(ctx.tx, held.unitId, most)
  return returned.map(({ id, title, because }) => ({
    ...common,
    what: `Sửa văn bản bị trả lại: ${title}`,
    href: `/van-ban/quan-ly/${id}`,
    returned: because,
    asked: false,
  }))
}
