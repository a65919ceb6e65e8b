import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { fold, tidy } from '../../../platform/text/fold.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { keptListing } from '../kept.views.ts'
import { keptUnder } from '../reads.ts'
import type { Route } from './+types/kept-file.page'

/** The office's list as it stands on the screen, all pages of it. */
export function loader({ request, context }: Route.LoaderArgs) {
  const held = allowed(visitorOf(context).actor, 'library.keep')
  if (!held.ok) throw refusePage(context, held.refusal)
  const text = tidy(new URL(request.url).searchParams.get('tim') ?? '').slice(0, 200)
  return readPage(context, async (ctx) => {
    const { rows } = await keptUnder(ctx, held.value.unitId, fold(text), null)
    const asked = text === '' ? [] : [`Tìm: ${text}`]
    return listingAnswer('thu-vien-van-ban', keptListing(rows, [`${held.value.unitName} · ${formatDate(ctx.today)}`, ...asked]))
  })
}
