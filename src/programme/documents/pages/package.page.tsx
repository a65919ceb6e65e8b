import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { packageBytes, packageFor } from '../file.reads.ts'
import { packageName } from '../package.views.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/package.page'

/** The package for the document system: the PDF and its metadata. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, now } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const found = await readPage(context, (ctx) => packageFor(ctx, actor, parseId(params.id)))
  if (!found) throw refusePage(context, refusals.unknown)
  const bytes = await packageBytes(found, files, now)
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': attachment(`Bàn giao ${packageName(found.document)}`, 'zip'),
    'Cache-Control': 'private, no-store',
  }
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream, { headers })
}
