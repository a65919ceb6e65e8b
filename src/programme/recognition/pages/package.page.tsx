import { Readable } from 'node:stream'
import { contexts, readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { tellReading } from '../../evidence/proof.actions.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { packageOf, packed } from '../package.reads.ts'
import type { Route } from './+types/package.page'

/** A dossier as a zip (`?ca-nhan=co`: with proofs that hold data of persons; each reading enters the log before the first byte leaves). */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { store } = context.get(contexts.app).files
  const id = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0
  const personal = new URL(request.url).searchParams.get('ca-nhan') === 'co'
  const found = await readPage(context, (ctx) => packageOf(ctx, { actor: visit.actor, id, store, now: visit.now, personal }))
  if (!found.ok) throw refusePage(context, found.refusal)
  const { value } = found
  if (value.personal.length > 0)
    await writePage(context, edgeOf(visit), async (ctx) => {
      for (const proof of value.personal) await tellReading(ctx, visit.actor, proof)
    })
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${value.name}"`,
    'Cache-Control': 'no-store',
  }
  return new Response(Readable.toWeb(Readable.from(packed(value))) as ReadableStream, { headers })
}
