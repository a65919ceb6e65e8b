import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { fold } from '../../../platform/text/fold.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { modelListing } from '../listing.views.ts'
import { modelsUnder } from '../model.reads.ts'
import type { Route } from './+types/model-listing.page'

/** The whole list of production models as it is filtered, for a spreadsheet. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const text = (new URL(request.url).searchParams.get('tim') ?? '').slice(0, 100)
  return readPage(context, async (ctx) => {
    const { rows } = await modelsUnder(ctx, { unitId: actor.chosen?.unitId ?? 0, folded: fold(text) }, 0)
    const lines = [`${actor.chosen?.unitName ?? ''}, ngày ${formatDate(ctx.today)}`, ...(text === '' ? [] : [`Tên có «${text}»`])]
    return listingAnswer('mo-hinh-san-xuat', modelListing(rows, lines))
  })
}
