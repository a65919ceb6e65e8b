import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { readYearFilter } from '../form.rules.ts'
import { unitYears } from '../reads.ts'
import { unitViewNames } from '../text.ts'
import { unitListing } from '../views.ts'
import type { Route } from './+types/units-export.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const filter = readYearFilter(new URL(request.url).searchParams, today)
  return readPage(context, async (ctx) => {
    const { rows } = await unitYears(ctx, held.value.unitId, filter, null)
    const about = [`${held.value.unitName} · Năm ${filter.year} · ${unitViewNames[filter.view]} · Đến hết ${formatDate(today)}`]
    return listingAnswer(`kiem-tra-theo-xa-${filter.year}`, unitListing(rows, about))
  })
}
