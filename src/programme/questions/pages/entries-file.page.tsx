import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { officeFilterIn } from '../entry.rules.ts'
import { entriesUnder } from '../reads.ts'
import { stateNames } from '../text.ts'
import { entryListing } from '../views.ts'
import type { Route } from './+types/entries-file.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const filter = officeFilterIn(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await entriesUnder(ctx, actor.chosen?.unitId ?? 0, filter, null)
    const asked = [filter.state === null ? 'Tất cả' : stateNames[filter.state], ...(filter.text === '' ? [] : [`có «${filter.text}»`])]
    const about = [[actor.chosen?.unitName ?? '', ...asked, `Đến hết ${formatDate(ctx.today)}`].join(' · ')]
    return listingAnswer('hoi-dap', entryListing(rows, about))
  })
}
