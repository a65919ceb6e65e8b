import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { readFilter } from '../filter.rules.ts'
import { registerOf } from '../reads.ts'
import { registerListing } from '../register.views.ts'
import type { Route } from './+types/register-file.page'

/** The register as the filter shows it, all pages of it, as a workbook. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const filter = readFilter(new URL(request.url).searchParams, Number(ctx.today.slice(0, 4)))
    const { rows } = await registerOf(ctx, actor, filter, null)
    return listingAnswer(
      'so-van-ban-di',
      registerListing(rows, [`${actor.chosen?.unitName ?? ''}, năm ${filter.year}, đến hết ${formatDate(ctx.today)}`]),
    )
  })
}
