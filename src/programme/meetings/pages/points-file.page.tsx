import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pointsListing } from '../list.views.ts'
import { invitationsOf, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/points-file.page'

/** Who was invited, what they answered and who was there, as a workbook. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const id = parseId(params.id)
  const listing = await readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, id)
    if (!seen) throw refusePage(context, refusals.unknown)
    return pointsListing(seen.meeting, (await invitationsOf(ctx, id, 'all', 'all')).rows, ctx.today)
  })
  return listingAnswer(`hoi-nghi-${id}-diem-cau`, listing)
}
