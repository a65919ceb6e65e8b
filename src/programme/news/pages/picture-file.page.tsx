import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { notHere } from '../../people/access.ts'
import { typeOf } from '../picture.views.ts'
import { renditionOf } from '../public.reads.ts'
import type { Route } from './+types/picture-file.page'

/** A picture as it was made for pages: its hash is its address, so it never changes and may be kept for ever. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const hash = /^([0-9a-f]{64})\.(avif|webp|jpg|png)$/.exec(params.file)?.[1]
  if (!hash) throw refusePage(context, notHere)
  const { files } = context.get(contexts.app)
  const known = await readPage(context, (ctx) => renditionOf(ctx, hash))
  const bytes = known && (await files.store.get(hash))
  if (!bytes) throw refusePage(context, notHere)
  const headers = { 'Content-Type': typeOf(known.format), 'Cache-Control': 'public, max-age=31536000, immutable' }
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers })
}
