import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { templateBytes, templateFor } from '../template.reads.ts'
import { templateRefusals } from '../template.text.ts'
import type { Route } from './+types/template-file.page'

/** A template as it was handed in. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const template = await readPage(context, (ctx) => templateFor(ctx, actor, parseId(params.id)))
  const bytes = template && (await templateBytes(files, template))
  if (!bytes) throw refusePage(context, templateRefusals.unknown)
  const headers = {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': attachment(template.name, 'docx'),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
