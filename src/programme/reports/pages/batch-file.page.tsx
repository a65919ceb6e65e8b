import { Readable } from 'node:stream'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { batchById } from '../batch.reads.ts'
import { batchView } from '../batch.views.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/batch-file.page'

/** All reports of a batch that is over, as one file. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const batch = await readPage(context, (ctx) => batchById(ctx, actor.chosen?.unitId ?? 0, parseId(params.id)))
  const bytes = batch?.file ? await files.store.get(batch.file) : null
  if (!batch || !bytes) throw refusePage(context, refusals.unknownBatch)
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': attachment(batchView(batch).title, 'zip'),
      'Content-Length': String(batch.size),
      'Cache-Control': 'private, no-store',
    },
  })
}
