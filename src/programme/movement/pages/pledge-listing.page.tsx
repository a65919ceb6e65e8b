import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { fold } from '../../../platform/text/fold.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pledgesUnder } from '../reads.ts'
import { pledgeListing } from '../views.ts'
import type { Route } from './+types/pledge-listing.page'

/** All pledges as they are filtered, for a spreadsheet. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const q = new URL(request.url).searchParams
  const [text, open] = [(q.get('tim') ?? '').slice(0, 100), q.get('con') === '1']
  return readPage(context, async (ctx) => {
    const { rows } = await pledgesUnder(ctx, { unitId: actor.chosen?.unitId ?? 0, folded: fold(text), open }, 0)
    const lines = [
      `${actor.chosen?.unitName ?? ''}, ngày ${formatDate(ctx.today)}`,
      ...(text === '' ? [] : [`Có «${text}»`]),
      ...(open ? ['Chưa thực hiện đủ'] : []),
    ]
    return listingAnswer('cam-ket-giup-do', pledgeListing(rows, lines, ctx.today))
  })
}
