import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { editionsOf } from '../profile.reads.ts'
import { editionLines, editionListing } from '../profile.views.ts'
import type { Route } from './+types/editions-file.page'

/** The editions of the own office as a workbook. */
export function loader({ context }: Route.LoaderArgs) {
  const held = allowed(visitorOf(context).actor, 'portal.keep')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { unitId, unitName } = held.value
  return readPage(context, async (ctx) =>
    listingAnswer('trang-gioi-thieu', editionListing(editionLines(await editionsOf(ctx, unitId)), unitName, formatDate(ctx.today))),
  )
}
