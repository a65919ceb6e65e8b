import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { dispositionOf } from '../../evidence/file.rules.ts'
import { publicFile } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/file.page'

/** A public file of a public document, to be saved. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const file = await readPage(context, (ctx) => publicFile(ctx, parseId(params.id), parseId(params.number)))
  if (!file) throw refusePage(context, refusals.unknownFile)
  const headers = new Headers({
    'Content-Type': file.type,
    'Content-Disposition': dispositionOf(file, false),
    'Cache-Control': 'no-cache',
    ETag: `"${file.hash}"`,
  })
  if (request.headers.get('if-none-match') === `"${file.hash}"`) return new Response(null, { status: 304, headers })
  const bytes = await context.get(contexts.app).files.store.get(file.hash)
  if (!bytes) throw refusePage(context, refusals.lostFile)
  headers.set('Content-Length', String(file.size))
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}
