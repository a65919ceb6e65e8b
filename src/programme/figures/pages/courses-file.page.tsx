import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { coursesPage } from '../course.reads.ts'
import { courseAsk } from '../course.rules.ts'
import { courseListing, listingCsv } from '../course.views.ts'
import type { Route } from './+types/courses-file.page'

const name = 'so-sanh-don-vi'

/** What the page of compared units shows, as a workbook, or as CSV where the address says `dang=csv`. */
export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const page = await coursesPage(ctx, { ...courseAsk(query), text: '' })
    const listing = courseListing(page.units, page.definition, page.name, ctx.today)
    if (query.get('dang') !== 'csv') return listingAnswer(name, listing)
    return new Response(`\uFEFF${listingCsv(listing)}`, {
      headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}.csv"` },
    })
  })
}
