import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { bodiesWithin } from '../reads.ts'
import { bodyListing } from '../views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/by-body-download.page'

/** Tasks by who is responsible, as a workbook. */
export async function loader({ context }: Route.LoaderArgs) {
  const here = hereOf(context)
  return readPage(context, async (ctx) => {
    const { rows } = await bodiesWithin(ctx, here.unitId, null)
    return listingAnswer('nhiem-vu-theo-co-quan', bodyListing(rows, { unitName: here.unitName, today: ctx.today }))
  })
}
