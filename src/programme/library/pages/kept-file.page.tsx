import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { keptFilterIn } from '../filter.rules.ts'
import { keptListing } from '../kept.views.ts'
import { keptUnder } from '../reads.ts'
import type { Route } from './+types/kept-file.page'

/** The office's list as it stands on the screen, all pages of it. */
export function loader({ request, context }: Route.LoaderArgs) {
  const held = allowed(visitorOf(context).actor, 'library.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const filter = keptFilterIn(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await keptUnder(ctx, held.value.unitId, filter, null)
    const asked = [...(filter.text === '' ? [] : [`Tìm: ${filter.text}`]), ...(filter.waiting ? ['Chờ duyệt'] : [])]
    return listingAnswer('thu-vien-van-ban', keptListing(rows, [`${held.value.unitName} · ${formatDate(ctx.today)}`, ...asked]))
  })
}
