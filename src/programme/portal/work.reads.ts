import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { lastEdition } from './profile.queries.ts'

/** What an office says of itself, where it waits for somebody's approval, or came back to those who write it. */
export const profileOfPost: Gather = async (ctx, held, actor) => {
  if (!holds(held, 'portal.keep', 'portal.approve')) return []
  const last = await lastEdition(ctx.tx, held.unitId)
  const common = { where: held.unitName, href: `/quan-tri/cong/ban/${last?.id}`, dueOn: null, as: heldText(held) }
  if (last?.decision?.kind === 'returned' && holds(held, 'portal.keep'))
    return [{ ...common, what: 'Sửa trang giới thiệu bị trả lại', href: '/quan-tri/cong', returned: last.decision.reason, asked: false }]
  if (last && last.decision === null && holds(held, 'portal.approve') && last.writerId !== actor.personId)
    return [{ ...common, what: `Duyệt trang giới thiệu, bản ${last.edition}`, returned: null, asked: true }]
  return []
}
