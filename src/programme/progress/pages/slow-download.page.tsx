import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { slowText } from '../../plan/text.ts'
import { slowPage } from '../slow.reads.ts'
import { slowListing } from '../views.ts'
import { askedOf, stageIn } from '../visitor.reads.ts'
import type { Route } from './+types/slow-download.page'

/** The slow list as a workbook, a line a criterion. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { placeId, place, day } = askedOf(context, request)
  const { rows, rules } = await readPage(context, (ctx) => slowPage(ctx, placeId, day, stageIn(request), null))
  return listingAnswer(`cham-tien-do-${day}`, slowListing(rows, place, day, rules.map(slowText)))
}
