import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { readVisitFilter } from '../form.rules.ts'
import { visitsUnder } from '../reads.ts'
import { stateNames } from '../text.ts'
import { visitListing } from '../views.ts'
import type { Route } from './+types/visits-export.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const filter = readVisitFilter(new URL(request.url).searchParams, today)
  return readPage(context, async (ctx) => {
    const { rows } = await visitsUnder(ctx, held.value.unitId, filter, null)
    const only = filter.state === null ? '' : ` · ${stateNames[filter.state]}`
    return listingAnswer(
      `kiem-tra-${filter.year}`,
      visitListing(rows, [`${held.value.unitName} · Năm ${filter.year}${only} · Đến hết ${formatDate(today)}`]),
    )
  })
}
