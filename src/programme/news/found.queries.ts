import { sql } from 'kysely'
import { type Fit, mostFound, type Sought } from '../../platform/base/found.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { Moment, Published } from './types.ts'

export type FoundArticle = Pick<Published, 'id' | 'slug' | 'publishOn' | 'categoryName'> & {
  title: string
  sapo: string
  body: string
  fit: Fit
}

/**
 * One row = a public article: those whose title is what is sought, then whose title has it, then whose text has it, the newest of each first.
 * Of each the newest 401 are looked at, so that common words cost no more than rare ones.
 */
export async function articlesFound(
  tx: Tx,
  sought: Sought,
  { today, minute }: Moment,
  { limit, offset }: Span,
): Promise<(FoundArticle & Total)[]> {
  const newest = sql`and p.ended_on is null and (p.publish_on, p.publish_minute) <= (${today}::date, ${minute}::int)
    and (p.expires_on is null or p.expires_on >= ${today}::date)
    order by p.publish_on desc, p.publish_minute desc, p.article_id desc limit ${mostFound + 1}`
  const { rows } = await sql<FoundArticle & Total>`
    with candidate as materialized (
      (select p.article_id from news.published p where p.folded_title = any(${sought.readings}::text[]) ${newest})
      union (select p.article_id from news.published p where p.title_words @@ ${wordsAsked(sought)} ${newest})
      union (select p.article_id from news.published p where ${inText(sought)} ${newest})
    ), fitting as (
      select p.article_id, p.publish_on, p.publish_minute, ${fitAsked(sought, sql`p.title`, sql`p.folded_title`)} as fit
      from candidate c join news.published p on p.article_id = c.article_id
    ), found as (
      select f.*, count(*) over ()::int as total, row_number() over (order by f.fit, f.publish_on desc, f.publish_minute desc, f.article_id desc) as nth
      from fitting f order by nth limit ${limit} offset ${offset}
    )
    select p.article_id as id, p.slug, p.title, p.sapo, p.publish_on as "publishOn", f.fit, f.total,
      (select c.name from news.category c where c.slug = p.category) as "categoryName", left(t.body, 60000) as body
    from found f
    join news.published p on p.article_id = f.article_id
    join news.version t on (t.unit_id, t.article_id, t.number) = (p.unit_id, p.article_id, p.version)
    order by f.nth
  `.execute(tx)
  return rows
}

/** The words in the text: single ones by one index, those that stand together by the pairs of the other. */
function inText({ readings, together }: Sought) {
  const asked = readings.map((reading) =>
    together && reading.includes(' ')
      ? sql`p.pairs @@ ${wordsAsked({ readings: [reading], together })}`
      : sql`p.search @@ ${wordsAsked({ readings: [reading], together: false })}`,
  )
  return sql`(${sql.join(asked, sql` or `)})`
}
