import { readPage, refusePage } from '../../../platform/http/context.ts'
import { sitemapAnswer, sitemapIndexAnswer } from '../../../platform/http/sitemap.ts'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { momentOf } from '../../news/moment.rules.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { sitemapPart, sitemapParts } from '../address.reads.ts'
import type { Route } from './+types/sitemap.page'

/** All public pages for search engines: the list of parts, or one of them (`?phan=tin-tuc-2`). */
export async function loader({ context, request }: Route.LoaderArgs) {
  const name = new URL(request.url).searchParams.get('phan')
  const { today, now } = context.get(visitContext)
  const moment = momentOf(today, now)
  const origin = publicAddress(context)
  if (name === null) {
    const parts = await readPage(context, (ctx) => sitemapParts(ctx, moment))
    return sitemapIndexAnswer(parts.map((part) => `${origin}/sitemap.xml?phan=${part}`))
  }
  const lines = await readPage(context, (ctx) => sitemapPart(ctx, name, moment))
  if (lines === null) throw refusePage(context, notHere)
  return sitemapAnswer(origin, lines)
}
