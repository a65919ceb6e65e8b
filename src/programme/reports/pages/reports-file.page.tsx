import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { reportsListing } from '../listing.views.ts'
import { reportsOf } from '../report.reads.ts'
import type { Route } from './+types/reports-file.page'

/** The reports of the unit and those that units under it sent, as a workbook. */
export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  const listing = await readPage(context, async (ctx) => {
    const [own, below] = [await reportsOf(ctx, { unitId, below: false }, null), await reportsOf(ctx, { unitId, below: true }, null)]
    return reportsListing([...own.rows, ...below.rows], actor.chosen?.unitName ?? '', ctx.today)
  })
  return listingAnswer('bao-cao', listing)
}
