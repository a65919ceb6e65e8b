import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { criterionListing } from '../gift.views.ts'
import { criteriaWithMoneyOf } from '../reads.ts'
import { stageOf } from '../text.ts'
import type { Route } from './+types/criteria-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, params } = await pageAsked(ctx, context, request)
    return listingAnswer(
      `von-theo-tieu-chi-${unit.code}-${frame.year}`,
      criterionListing(await criteriaWithMoneyOf(ctx, frame, stageOf(params)), { name: unit.name, frame }, stageOf(params)),
    )
  })
