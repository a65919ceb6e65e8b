import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { examineDocument } from '../examine.actions.ts'
import { portsContext } from '../port.reads.ts'
import { paperFor } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { fillTemplate } from '../template.actions.ts'
import { templateBytes, templateFor } from '../template.reads.ts'
import { fieldValues } from '../template.rules.ts'
import { templateRefusals } from '../template.text.ts'
import { paperName } from '../views.ts'
import type { Route } from './+types/filled-file.page'

/** A document filled into a template of the office; it is examined before it leaves. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const id = parseId(params.id)
  const examined = await examineDocument(actingOf(context), id, context.get(portsContext).examine)
  if (!examined.ok) throw refusePage(context, examined.refusal)
  const found = await readPage(context, async (ctx) => ({
    paper: await paperFor(ctx, actor, id),
    template: await templateFor(ctx, actor, parseId(params.template)),
  }))
  const { paper, template } = found
  if (!paper) throw refusePage(context, refusals.unknown)
  const bytes = template && (await templateBytes(files, template))
  if (!bytes) throw refusePage(context, templateRefusals.unknown)
  const filled = await fillTemplate(bytes, fieldValues(paper))
  if (!filled.ok) throw refusePage(context, filled.refusal)
  const headers = {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': attachment(paperName(paper), 'docx'),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(filled.value), { headers })
}
