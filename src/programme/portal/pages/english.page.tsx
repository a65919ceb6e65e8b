import { readPage } from '../../../platform/http/context.ts'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { newestPictures } from '../../figures/home.reads.ts'
import { momentOf } from '../../news/moment.rules.ts'
import { englishNews } from '../../news/public.reads.ts'
import { newsPathEn } from '../../news/slug.rules.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { englishDate, englishResult } from '../english.views.ts'
import type { Route } from './+types/english.page'

export function loader({ context }: Route.LoaderArgs) {
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => ({
    results: (await newestPictures(ctx)).map(englishResult),
    news: (await englishNews(ctx, momentOf(ctx.today, now), 1))
      .slice(0, 5)
      .flatMap(({ id, slugEn, titleEn, publishOn }) =>
        slugEn === null ? [] : [{ id, href: newsPathEn({ slugEn, id }), title: titleEn, day: publishOn, date: englishDate(publishOn) }],
      ),
  }))
}

export default function EnglishPage({ loaderData: { results, news } }: Route.ComponentProps) {
  return (
    <>
      <title>New rural development in Viet Nam – results by day and by map</title>
      <PageHead
        title="New Rural Development"
        lead="This portal tells how communes of Viet Nam stand in the National Target Programme on New Rural Development. Each figure carries its day, its denominator and its source."
      />
      {results.some(({ isDemonstration }) => isDemonstration) ? (
        <Strip kind="demonstration">
          <p>
            <strong>Reconstructed demonstration data.</strong> The communes are real; the result of each commune was reconstructed so that
            the totals match published figures.
          </p>
        </Strip>
      ) : null}
      <Section title="Results">
        {results.length === 0 ? (
          <p className="muted">No result has been approved for publication yet. The criteria and the units can be read in Vietnamese.</p>
        ) : (
          <ul className="stack">
            {results.map(({ place, sentence, href, source }) => (
              <li key={href}>
                <a href={href} hrefLang="vi">
                  {place}
                </a>
                <br />
                {sentence}
                <SourceLine parts={source} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="News">
        {news.length === 0 ? <p className="muted">No article has an English version yet.</p> : null}
        <ul>
          {news.map(({ id, href, title, day, date }) => (
            <li key={id}>
              <a href={href}>{title}</a>, <time dateTime={day}>{date}</time>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="More in Vietnamese">
        <ul>
          <li>
            <a href="/ket-qua" hrefLang="vi">
              Results of the whole country
            </a>
          </li>
          <li>
            <a href="/bo-tieu-chi" hrefLang="vi">
              Criteria sets and their legal basis
            </a>
          </li>
          <li>
            <a href="/du-lieu" hrefLang="vi">
              Open data
            </a>
          </li>
        </ul>
      </Section>
    </>
  )
}
