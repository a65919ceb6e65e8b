import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { threadsUnder } from '../reads.ts'
import { viewNames } from '../text.ts'
import { readFilter } from '../thread.rules.ts'
import { threadListing } from '../views.ts'
import type { Route } from './+types/export.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'difficulties.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const filter = readFilter(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows } = await threadsUnder(ctx, held.value, filter, null)
    const keys = [filter.criterion, ...rows.map(({ criterion }) => criterion)]
    const names = await criterionNames(ctx, keys)
    const only = filter.criterion === null ? '' : ` · ${names.get(filter.criterion) ?? filter.criterion}`
    const about = [`${held.value.unitName} · ${viewNames[filter.view]}${only} · Đến hết ${formatDate(ctx.today)}`]
    return listingAnswer('kien-nghi', threadListing(rows, names, ctx.today, about))
  })
}
