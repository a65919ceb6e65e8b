import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { dispositionOf } from '../../evidence/file.rules.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { keptDocument } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/kept-document-file.page'

/** A file as its office keeps it, public or not yet. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const kept = await readPage(context, (ctx) => keptDocument(ctx, actor, parseId(params.id)))
  const file = kept?.files.find(({ number }) => number === parseId(params.number))
  if (!file) throw refusePage(context, refusals.unknownFile)
  const bytes = await context.get(contexts.app).files.store.get(file.hash)
  if (!bytes) throw refusePage(context, refusals.lostFile)
  const headers = { 'Content-Type': file.type, 'Content-Disposition': dispositionOf(file, false), 'Content-Length': String(file.size) }
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers: { ...headers, 'Cache-Control': 'private, no-store' } })
}
