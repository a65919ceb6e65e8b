import { readPage, refusePage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { readYearFilter } from '../form.rules.ts'
import { coursesAround } from '../reads.ts'
import { courseListing } from '../views.ts'
import type { Route } from './+types/courses-export.page'

/** The list as it stands on the screen, all pages of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { year } = readYearFilter(new URL(request.url).searchParams, today)
  return readPage(context, async (ctx) => {
    const { rows } = await coursesAround(ctx, held.value.unitId, year, null)
    return listingAnswer(`tap-huan-${year}`, courseListing(rows, [`${held.value.unitName} · Năm ${year} · Đến hết ${formatDate(today)}`]))
  })
}
