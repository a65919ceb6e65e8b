import { readPage, refusePage } from '../../../platform/http/context.ts'
import { paperAnswer, paperFormat } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { officialPaper } from '../paper.reads.ts'
import type { Route } from './+types/official-file.page'

/** The decision or the minutes of a meeting (`bien-ban-1`) of a dossier as Word or PDF. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const format = paperFormat(params.format)
  const official = format && (await readPage(context, (ctx) => officialPaper(ctx, actor, parseId(params.id), params.which)))
  if (!official) throw refusePage(context, refusals.unknown)
  return paperAnswer(official.name, official.paper, format)
}
