import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { disbursementListing } from '../listing.views.ts'
import { disbursementsOf } from '../reads.ts'
import type { Route } from './+types/disbursements-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit } = await pageAsked(ctx, context, request)
    return listingAnswer(
      `giai-ngan-${unit.code}-${frame.year}`,
      disbursementListing((await disbursementsOf(ctx, frame, { source: null, kind: null }, 'all')).rows, { name: unit.name, frame }),
    )
  })
