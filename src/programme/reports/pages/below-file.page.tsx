import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { aggregateOf } from '../aggregate.reads.ts'
import { belowListing } from '../listing.views.ts'
import { refusals } from '../refusals.text.ts'
import { seenReport } from '../report.reads.ts'
import { titleOf } from '../title.rules.ts'
import type { Route } from './+types/below-file.page'

/** Who sent a report of the period and who did not, as a workbook. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const listing = await readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen || seen.report.level === 'commune') throw refusePage(context, refusals.unknown)
    const { rows, sums } = await aggregateOf(ctx, seen.report)
    return belowListing(rows, `${titleOf(seen.report)}: báo cáo cấp dưới`, [sums.text])
  })
  return listingAnswer('bao-cao-cap-duoi', listing)
}
