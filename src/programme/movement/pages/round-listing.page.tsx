import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { parseId } from '../../../platform/text/number.ts'
import { notHere } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { roundById, roundsNear } from '../reads.ts'
import { rankingListing } from '../views.ts'
import type { Route } from './+types/round-listing.page'

/** The frozen ranking of a round, for a spreadsheet. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const round = await roundById(ctx, parseId(params.id))
    const near = await roundsNear(ctx, actor.chosen?.unitId ?? 0)
    if (!round?.result || !near.some(({ id }) => id === round.id)) throw refusePage(context, notHere)
    return listingAnswer('xep-hang-thi-dua', rankingListing(round, round.result))
  })
}
