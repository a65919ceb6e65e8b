import { readPage, refusePage } from '../../../platform/http/context.ts'
import { paperAnswer, paperFormat } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { reportPaper } from '../paper.reads.ts'
import { refusals } from '../refusals.text.ts'
import { seenReport, shownReport } from '../report.reads.ts'
import { titleOf } from '../title.rules.ts'
import type { Route } from './+types/paper-file.page'

/** A report as Word or PDF: a frozen version, or as it stands while it is written. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const format = paperFormat(params.format)
  const asked = parseId(new URL(request.url).searchParams.get('ban') ?? '') || null
  const { paper, name } = await readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    const shown = seen && (await shownReport(ctx, seen, asked))
    if (!shown || !format) throw refusePage(context, refusals.unknownVersion)
    const version = shown.version === null ? 'bản đang soạn' : `bản ${shown.version.version}`
    return { paper: await reportPaper(ctx, seen.report, shown), name: `${titleOf(seen.report)}, ${seen.report.unitName}, ${version}` }
  })
  return paperAnswer(name, paper, format ?? 'docx')
}
