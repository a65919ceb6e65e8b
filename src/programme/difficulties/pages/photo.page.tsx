import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { notHere } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { photoOf } from '../reads.ts'
import type { Route } from './+types/photo.page'

/** A picture as it came in, for officers who may read the thread; never for the public, since its notes may say where somebody lives. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const photo = await readPage(context, (ctx) => photoOf(ctx, actor, parseId(params.id), parseId(params.number)))
  const bytes = photo && (await files.store.get(photo.hash))
  if (!bytes) throw refusePage(context, notHere)
  const headers = { 'Content-Type': photo.type, 'Content-Length': String(photo.size), 'Cache-Control': 'private, no-store' }
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}
