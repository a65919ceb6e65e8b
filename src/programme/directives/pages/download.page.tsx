import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { filterIn } from '../filter.rules.ts'
import { tasksWithin } from '../reads.ts'
import { taskListing } from '../views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/download.page'

/** The list of tasks, as it is filtered on the screen, as a workbook. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const filter = filterIn(new URL(request.url).searchParams)
  const here = hereOf(context)
  return readPage(context, async (ctx) => {
    const { rows } = await tasksWithin(ctx, here, filter, null)
    return listingAnswer('nhiem-vu', taskListing(rows, { unitName: here.unitName, filter, today: ctx.today }))
  })
}
