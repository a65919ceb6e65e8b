import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { statisticsOf } from '../statistics.reads.ts'
import { countListing } from '../views.ts'
import type { Route } from './+types/statistics-export.page'

/** The counts as they stand on the screen. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const { unitName, by, year, counts, names } = await readPage(context, (ctx) => statisticsOf(ctx, actor, request.url))
  const about = [`${unitName} · Năm ${year} · Đến hết ${formatDate(today)}`]
  return listingAnswer(`kien-nghi-${year}`, countListing(counts, by, names, about))
}
