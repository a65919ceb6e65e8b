import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { followUpOf } from '../follow-up.reads.ts'
import { followUpListing } from '../follow-up.views.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/follow-up-file.page'

/** What became of the conclusions of the meeting before, as a workbook. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const id = parseId(params.id)
  const listing = await readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, id)
    const found = seen?.within ? await followUpOf(ctx, seen.meeting) : null
    if (!found) throw refusePage(context, refusals.unknown)
    return followUpListing(found.previous.title, found.tasks, ctx.today)
  })
  return listingAnswer(`hoi-nghi-${id}-ky-truoc`, listing)
}
