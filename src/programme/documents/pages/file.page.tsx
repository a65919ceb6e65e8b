import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { fileFor } from '../file.reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/file.page'

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

/** A signed file or a scan as it came in, to be saved. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const file = await readPage(context, (ctx) => fileFor(ctx, actor, parseId(params.id), parseId(params.number)))
  const bytes = file && (await files.store.get(file.hash))
  if (!bytes) throw refusePage(context, file ? refusals.unknownFile : refusals.unknown)
  const headers = {
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'Content-Disposition': attachment(file.name.replace(/\.[A-Za-z]{1,5}$/, ''), endings[file.type]),
    'Cache-Control': 'private, no-store',
  }
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}
