import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { arrearsListing } from '../gift.views.ts'
import { arrearsOf } from '../reads.ts'
import type { Route } from './+types/arrears-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit } = await pageAsked(ctx, context, request)
    return listingAnswer(`no-dong-${unit.code}-${frame.year}`, arrearsListing(await arrearsOf(ctx, frame), { name: unit.name, frame }))
  })
