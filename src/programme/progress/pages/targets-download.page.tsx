import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { targetsPage } from '../target.reads.ts'
import { targetListing } from '../views.ts'
import { askedOf } from '../visitor.reads.ts'
import type { Route } from './+types/targets-download.page'

/** The list of targets as a workbook. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { placeId, place, day } = askedOf(context, request)
  const { rows } = await readPage(context, (ctx) => targetsPage(ctx, placeId, day, null))
  return listingAnswer(`muc-tieu-${day}`, targetListing(rows, place, day))
}
