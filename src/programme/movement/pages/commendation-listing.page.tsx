import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { commendationsUnder } from '../reads.ts'
import { commendationListing } from '../views.ts'
import type { Route } from './+types/commendation-listing.page'

/** Commendations of a unit and under it, for a spreadsheet. */
export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const rows = await commendationsUnder(ctx, actor.chosen?.unitId ?? 0)
    return listingAnswer('khen-thuong', commendationListing(rows, [`${actor.chosen?.unitName ?? ''}, ngày ${formatDate(ctx.today)}`]))
  })
}
