import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { overviewListing } from '../listing.views.ts'
import { linesOf } from '../reads.ts'
import type { Route } from './+types/overview-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit } = await pageAsked(ctx, context, request)
    return listingAnswer(`von-${unit.code}-${frame.year}`, overviewListing(await linesOf(ctx, frame), { name: unit.name, frame }))
  })
