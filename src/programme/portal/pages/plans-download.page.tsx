import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { targetListing } from '../../progress/views.ts'
import { planPage } from '../plan.reads.ts'
import { planAsk } from '../plan.rules.ts'
import type { Route } from './+types/plans-download.page'

export function loader({ context, request }: Route.LoaderArgs) {
  const ask = planAsk(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows, place } = await planPage(ctx, ask, true)
    return listingAnswer('muc-tieu-cong-bo', targetListing(rows, `đã công bố, ${place ?? 'cả nước'}`, ctx.today))
  })
}
