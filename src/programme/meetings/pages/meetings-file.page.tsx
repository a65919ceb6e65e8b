import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { meetingsListing } from '../list.views.ts'
import { meetingsFor } from '../reads.ts'
import type { Route } from './+types/meetings-file.page'

/** The list of meetings as a workbook: those to come, then those that are over. */
export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const listing = await readPage(context, async (ctx) => {
    const [upcoming, past] = [await meetingsFor(ctx, actor, true, 1, true), await meetingsFor(ctx, actor, false, 1, true)]
    return meetingsListing([...upcoming.rows, ...past.rows], actor.chosen?.unitName ?? '', ctx.today)
  })
  return listingAnswer('hoi-nghi', listing)
}
