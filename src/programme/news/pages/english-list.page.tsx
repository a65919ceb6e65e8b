import { readPage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { visitContext } from '../../people/visit.reads.ts'
import { pageIn } from '../form.rules.ts'
import { momentOf } from '../moment.rules.ts'
import { englishNews } from '../public.reads.ts'
import { newsPathEn } from '../slug.rules.ts'
import type { Route } from './+types/english-list.page'
import styles from './news.module.css'

export const meta = () => [{ title: 'News – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const page = pageIn(new URL(request.url).searchParams.get('page'))
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const rows = await englishNews(ctx, momentOf(ctx.today, now), page)
    const lines = rows.flatMap(({ id, slugEn, titleEn, sapoEn, publishOn, categoryNameEn }) =>
      slugEn === null
        ? []
        : [{ id, href: newsPathEn({ slugEn, id }), title: titleEn, sapo: sapoEn, day: publishOn, category: categoryNameEn }],
    )
    return { lines, page, hasMore: rows.length === 20 }
  })
}

export default function EnglishListPage({ loaderData }: Route.ComponentProps) {
  const { lines, page, hasMore } = loaderData
  return (
    <div lang="en">
      <PageHead title="News" lead="Articles on new rural development that have an English version.">
        <p>
          <a href="/tin-tuc" hrefLang="vi" lang="vi">
            Tiếng Việt
          </a>
        </p>
      </PageHead>
      {lines.length === 0 ? <p className="muted">No article has an English version yet.</p> : null}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <h2 className={styles.small}>
              <a href={line.href}>{line.title}</a>
            </h2>
            <p className="source">
              <time dateTime={line.day}>{line.day}</time> · {line.category}
            </p>
            <p>{line.sapo}</p>
          </li>
        ))}
      </ul>
      <p className={styles.apart}>
        {page > 1 ? <a href={`/en/news?page=${page - 1}`}>‹ Newer</a> : null}{' '}
        {hasMore ? <a href={`/en/news?page=${page + 1}`}>Older ›</a> : null}
      </p>
    </div>
  )
}
