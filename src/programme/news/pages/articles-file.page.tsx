import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { readOfficeFilter } from '../form.rules.ts'
import { momentOf } from '../moment.rules.ts'
import { articlesUnder } from '../reads.ts'
import { viewNames } from '../text.ts'
import { officeListing } from '../views.ts'
import type { Route } from './+types/articles-file.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, now } = visitorOf(context)
  const asked = readOfficeFilter(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await articlesUnder(ctx, { unitId: actor.chosen?.unitId ?? 0 }, { personId: actor.personId, ...asked }, null)
    const only = asked.text === '' ? '' : ` · có «${asked.text}»`
    const about = [`${actor.chosen?.unitName ?? ''} · ${viewNames[asked.view]}${only} · Đến hết ${formatDate(ctx.today)}`]
    return listingAnswer('bien-tap', officeListing(rows, momentOf(ctx.today, now), about))
  })
}
