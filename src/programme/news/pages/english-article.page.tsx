import { redirect } from 'react-router'
import { askPage, refusePage } from '../../../platform/http/context.ts'
import { Described } from '../../../platform/ui/described.tsx'
import { Crumbs } from '../../../platform/ui/page.tsx'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { momentOf } from '../moment.rules.ts'
import { findArticle } from '../public.reads.ts'
import { idOfSlug, newsPath, newsPathEn } from '../slug.rules.ts'
import { englishView } from '../views.ts'
import type { Route } from './+types/english-article.page'
import { CleanHtml } from './article-text.part.tsx'
import styles from './news.module.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { today, now } = context.get(visitContext)
  const found = await askPage(context, (ctx) => findArticle(ctx, idOfSlug(params.slug), momentOf(today, now)))
  if (found.kind === 'none') throw refusePage(context, notHere)
  const { id, slugEn } = found.article
  // what is over, or has no English version, is answered in Vietnamese
  if (found.kind === 'over' || slugEn === null) throw redirect(newsPath(found.article), 302)
  const path = newsPathEn({ slugEn, id })
  if (path !== `/en/news/${params.slug}`) throw redirect(path, 301)
  const url = publicAddress(context)
  return { article: englishView(found), url }
}

export const meta = ({ loaderData }: Route.MetaArgs) =>
  loaderData
    ? [
        { title: `${loaderData.article.title} – Nông thôn mới` },
        { tagName: 'link', rel: 'alternate', hrefLang: 'vi', href: `${loaderData.url}${loaderData.article.vietnamese}` },
      ]
    : []

export default function EnglishArticlePage({ loaderData }: Route.ComponentProps) {
  const { article } = loaderData
  return (
    <article className={styles.article} lang="en">
      <Crumbs crumbs={[{ href: '/en/news', text: 'News' }]} />
      <Described title={article.title} description={article.sapo} />
      <h1>{article.title}</h1>
      <p className="source">
        <time dateTime={article.date}>{article.date}</time> · {article.category} ·{' '}
        <a href={article.vietnamese} hrefLang="vi" lang="vi">
          Tiếng Việt
        </a>
      </p>
      {article.sapo === '' ? null : <p className={styles.sapo}>{article.sapo}</p>}
      <CleanHtml html={article.html} />
      <p className={styles.byline} lang="vi">
        {article.byline}
      </p>
    </article>
  )
}
