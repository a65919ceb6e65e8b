import { Crumbs, Strip } from '../../../platform/ui/page.tsx'
import type { articleView } from '../views.ts'
import styles from './news.module.css'

type Article = ReturnType<typeof articleView>

/** HTML that the house cleaned or wrote itself (`body.rules.ts`, `picture.views.ts`); nothing else is ever handed in. */
export function CleanHtml({ html, lang }: { html: string; lang?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by an allow-list before every write and every page
  return <div className={styles.body} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}

/** An article with everything that stands around its words. `views`: how often it was looked at, as text. */
export function ArticleText({ article, views }: { article: Article; views: string | null }) {
  return (
    <>
      <Crumbs
        crumbs={[
          { href: '/tin-tuc', text: 'Tin tức' },
          { href: `/tin-tuc?chuyen-muc=${article.category}`, text: article.categoryName },
        ]}
      />
      <h1>{article.title}</h1>
      <p className="source">
        <time dateTime={article.day}>
          {article.date}, {article.time}
        </time>{' '}
        · {article.unitName}
        {views === null ? '' : ` · Lượt xem: ${views}`}
      </p>
      <Corrections corrections={article.corrections} />
      {article.sapo === '' ? null : <p className={styles.sapo}>{article.sapo}</p>}
      {article.lead === null ? null : <CleanHtml html={article.lead} />}
      <CleanHtml html={article.html} />
      <p className={styles.byline}>{article.byline}</p>
      <Source {...article} />
      <Figures figures={article.figures} />
      <Around {...article} />
    </>
  )
}

function Corrections({ corrections }: Pick<Article, 'corrections'>) {
  if (corrections.length === 0) return null
  return (
    <Strip kind="note">
      {corrections.map((one) => (
        <p key={`${one.date} ${one.text}`}>
          <strong>Đính chính ({one.date}):</strong> {one.text}
        </p>
      ))}
    </Strip>
  )
}

function Source({ sourceName, sourceLink }: Pick<Article, 'sourceName' | 'sourceLink'>) {
  if (sourceName === null) return null
  return (
    <p>
      Nguồn:{' '}
      {sourceLink === null ? (
        sourceName
      ) : (
        <a href={sourceLink} rel="noopener nofollow">
          {sourceName}
        </a>
      )}
    </p>
  )
}

function Figures({ figures }: Pick<Article, 'figures'>) {
  if (figures.length === 0) return null
  return (
    <details className={styles.figures}>
      <summary>Số liệu trong bài ({figures.length}): chốt lúc duyệt bài</summary>
      <ul>
        {figures.map((one) => (
          <li key={one.token}>
            <a href={one.href}>{one.value}</a>: {one.title}
            {one.now === null ? '' : `. Số công bố mới nhất: ${one.now}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Around({ tags, places, criteria }: Pick<Article, 'tags' | 'places' | 'criteria'>) {
  if (tags.length + places.length + criteria.length === 0) return null
  return (
    <ul className={styles.tags} aria-label="Nhãn, đơn vị, tiêu chí">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/tin-tuc?nhan=${encodeURIComponent(tag)}`}>{tag}</a>
        </li>
      ))}
      {places.map(({ code, name }) => (
        <li key={code}>
          <a href={`/tin-tuc?don-vi=${code}`}>{name}</a>
        </li>
      ))}
      {criteria.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}
