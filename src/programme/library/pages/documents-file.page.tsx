import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { filterIn } from '../filter.rules.ts'
import { documentsBy } from '../reads.ts'
import { criterionText, documentListing } from '../views.ts'
import type { Route } from './+types/documents-file.page'

/** The public list as it stands on the screen, all pages of it. */
export function loader({ request, context }: Route.LoaderArgs) {
  const filter = filterIn(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await documentsBy(ctx, filter, null)
    const about = filter.criterion === '' ? [] : [`Về ${criterionText(filter.criterion)}`]
    const asked = filter.text === '' ? about : [...about, `Tìm: ${filter.text}`]
    return listingAnswer('van-ban', documentListing(rows, [`Hiệu lực tính tại ngày ${formatDate(filter.on ?? ctx.today)}`, ...asked]))
  })
}
