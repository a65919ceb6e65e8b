import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { allocationListing } from '../listing.views.ts'
import { allocationsOf } from '../reads.ts'
import type { Route } from './+types/allocations-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit } = await pageAsked(ctx, context, request)
    return listingAnswer(
      `phan-bo-${unit.code}-${frame.year}`,
      allocationListing((await allocationsOf(ctx, frame, { source: null, kind: null }, 'all')).rows, { name: unit.name, frame }),
    )
  })
