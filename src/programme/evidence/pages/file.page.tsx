import { Readable } from 'node:stream'
import { contexts, readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { dispositionOf, rangeOf } from '../file.rules.ts'
import { tellReading } from '../proof.actions.ts'
import { proofFor } from '../proof.reads.ts'
import { proofRefusals } from '../proof.text.ts'
import type { Route } from './+types/file.page'

/**
 * The bytes of a proof's file, as they came in: shown where nothing of the kind can run (`?xem=1`), else to be saved. A reading of data of
 * persons enters the log before the first byte leaves.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { files } = context.get(contexts.app)
  const id = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0
  const found = await readPage(context, (ctx) => proofFor(ctx, visit.actor, id))
  if (!found.ok) throw refusePage(context, found.refusal)
  const { proof } = found.value
  if (!proof.file) throw refusePage(context, proofRefusals.noFile)
  const { hash, size, type, name } = proof.file
  const headers = new Headers({
    'Content-Type': type,
    'Content-Disposition': dispositionOf({ name, type }, new URL(request.url).searchParams.has('xem')),
    'Accept-Ranges': 'bytes',
    ETag: `"${hash}"`,
  })
  if (request.headers.get('if-none-match') === `"${hash}"`) return new Response(null, { status: 304, headers })
  const range = rangeOf(request.headers.get('range'), size)
  if (range === 'outside') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } })
  if (proof.personal) await writePage(context, edgeOf(visit), (ctx) => tellReading(ctx, visit.actor, proof))
  const bytes = await files.store.get(hash, range ?? undefined)
  if (!bytes) throw refusePage(context, proofRefusals.lost(proof.title))
  headers.set('Content-Length', String(range ? range.last - range.first + 1 : size))
  if (range) headers.set('Content-Range', `bytes ${range.first}-${range.last}/${size}`)
  return new Response(Readable.toWeb(bytes) as ReadableStream, { status: range ? 206 : 200, headers })
}
