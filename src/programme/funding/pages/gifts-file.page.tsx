import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { giftListing } from '../gift.views.ts'
import { giftsOf } from '../reads.ts'
import type { Route } from './+types/gifts-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit } = await pageAsked(ctx, context, request)
    return listingAnswer(
      `hien-vat-${unit.code}-${frame.year}`,
      giftListing((await giftsOf(ctx, frame, 'all')).rows, { name: unit.name, frame }),
    )
  })
