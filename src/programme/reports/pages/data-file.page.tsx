import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { dataCsv, dataJson } from '../data.views.ts'
import { refusals } from '../refusals.text.ts'
import { seenReport, shownReport } from '../report.reads.ts'
import type { Route } from './+types/data-file.page'

/** The figures of a report to take away: JSON, or CSV with a mark that spreadsheets know UTF-8 by. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  const asked = parseId(query.get('ban') ?? '') || null
  const isCsv = query.get('dang') === 'csv'
  const { body, name } = await readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const shown = await shownReport(ctx, seen, asked)
    if (!shown) throw refusePage(context, refusals.unknownVersion)
    const of = { report: seen.report, ledger: shown.ledger, version: shown.version }
    return { body: isCsv ? dataCsv(of) : dataJson(of), name: `bao-cao-${seen.report.id}-ban-${shown.version?.version ?? 'dang-soan'}` }
  })
  return new Response(body, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.${isCsv ? 'csv' : 'json'}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
