import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { pageAsked } from '../frame.reads.ts'
import { projectListing } from '../listing.views.ts'
import { projectsOf } from '../reads.ts'
import { projectFilterOf } from '../text.ts'
import type { Route } from './+types/projects-file.page'

/** The list of the page as a workbook. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, params } = await pageAsked(ctx, context, request)
    return listingAnswer(
      `du-an-${unit.code}-${frame.year}`,
      projectListing((await projectsOf(ctx, frame, projectFilterOf(params), 'all')).rows, { name: unit.name, frame }),
    )
  })
