import { createHash } from 'node:crypto'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { notHere } from '../../people/access.ts'
import { cardOf } from '../card.reads.ts'
import type { Route } from './+types/card.page'

/** The picture of a page for who shares it. Other sites show it, so they may load it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const card = await readPage(context, (ctx) => cardOf(ctx, params.tep))
  if (card === null) throw refusePage(context, notHere)
  return new Response(card, {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=3600',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ETag: `"${createHash('sha1').update(card).digest('base64url')}"`,
    },
  })
}
