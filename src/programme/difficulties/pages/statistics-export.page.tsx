import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { countsUnder } from '../reads.ts'
import { readGrouping } from '../thread.rules.ts'
import { countListing } from '../views.ts'
import type { Route } from './+types/statistics-export.page'

/** The counts as they stand on the screen. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'difficulties.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { by, year } = readGrouping(new URL(request.url).searchParams, today)
  return readPage(context, async (ctx) => {
    const counts = await countsUnder(ctx, held.value.unitId, year, by)
    const names =
      by === 'criterion'
        ? await criterionNames(
            ctx,
            counts.map(({ key }) => key),
          )
        : new Map<string, string>()
    const about = [`${held.value.unitName} · Năm ${year} · Đến hết ${formatDate(ctx.today)}`]
    return listingAnswer(`kien-nghi-${year}`, countListing(counts, by, names, about))
  })
}
