import { askPage, contexts, refusePage } from '../../../platform/http/context.ts'
import { attachment } from '../../../platform/http/paper.ts'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { momentOf } from '../moment.rules.ts'
import { findArticle } from '../public.reads.ts'
import { articlePdf } from '../sheet.reads.ts'
import { idOfSlug, newsPath } from '../slug.rules.ts'
import type { Route } from './+types/article-file.page'

/** An article to keep: PDF/A, as it stands now. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { today, now } = context.get(visitContext)
  const found = await askPage(context, (ctx) => findArticle(ctx, idOfSlug(params.slug), momentOf(today, now)))
  if (found.kind !== 'public') throw refusePage(context, notHere)
  const bytes = await articlePdf(found, context.get(contexts.app).files, `${publicAddress(context)}${newsPath(found.article)}`)
  const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': attachment(found.article.text.title, 'pdf') }
  return new Response(new Uint8Array(bytes), { headers })
}
