import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { commentsUnder } from '../comment.reads.ts'
import { commentStateNames } from '../text.ts'
import { commentStates } from '../types.ts'
import { commentListing } from '../views.ts'
import type { Route } from './+types/comments-file.page'

/** The list as it stands on the screen, all pages of it; contacts stay in the house. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const asked = new URL(request.url).searchParams.get('xem')
  const state = commentStates.find((one) => one === asked) ?? 'waiting'
  return readPage(context, async (ctx) => {
    const { rows } = await commentsUnder(ctx, { unitId: actor.chosen?.unitId ?? 0 }, state, null)
    const about = [`${actor.chosen?.unitName ?? ''} · ${commentStateNames[state]} · Đến hết ${formatDate(ctx.today)}`]
    return listingAnswer('binh-luan', commentListing(rows, about))
  })
}
