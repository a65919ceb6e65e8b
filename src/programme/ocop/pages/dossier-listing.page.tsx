import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { dossierFilterIn } from '../filter.rules.ts'
import { dossierListing } from '../listing.views.ts'
import { dossiersUnder } from '../reads.ts'
import { stateNames } from '../text.ts'
import type { Route } from './+types/dossier-listing.page'

/** The whole list of dossiers as it is filtered, for a spreadsheet. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { text, ...filter } = dossierFilterIn(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await dossiersUnder(ctx, { ...filter, unitId: actor.chosen?.unitId ?? 0 }, 0)
    const lines = [
      `${actor.chosen?.unitName ?? ''}, ngày ${formatDate(ctx.today)}`,
      ...(filter.year === null ? [] : [`Năm ${filter.year}`]),
      ...(filter.state === null ? [] : [stateNames[filter.state]]),
      ...(text === '' ? [] : [`Tên có «${text}»`]),
    ]
    return listingAnswer('ho-so-ocop', dossierListing(rows, 'Hồ sơ đánh giá, phân hạng sản phẩm OCOP', lines))
  })
}
