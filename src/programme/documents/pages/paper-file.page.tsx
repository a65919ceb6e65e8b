import { readPage, refusePage } from '../../../platform/http/context.ts'
import { paperAnswer, paperFormat } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { examineDocument } from '../examine.actions.ts'
import { portsContext } from '../port.reads.ts'
import { paperFor } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { paperName } from '../views.ts'
import type { Route } from './+types/paper-file.page'

/** What a document says now, as Word or PDF; it is examined before it leaves. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const format = paperFormat(params.format)
  const examined = await examineDocument(actingOf(context), parseId(params.id), context.get(portsContext).examine)
  if (!examined.ok) throw refusePage(context, examined.refusal)
  const paper = await readPage(context, (ctx) => paperFor(ctx, actor, parseId(params.id)))
  if (!paper || !format) throw refusePage(context, refusals.unknown)
  return paperAnswer(paperName(paper), paper, format)
}
