import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Article, Category, Correction, Moment, NewsFilter, NewsLine, Published, Schedule, StatedFigure, Text } from './types.ts'

/** What is public at a moment. A row comparison, so that the index of the newest serves it. */
const isPublic = ({ today, minute }: Moment) => sql`
  p.ended_on is null and (p.publish_on, p.publish_minute) <= (${today}::date, ${minute}::int)
  and (p.expires_on is null or p.expires_on >= ${today}::date)`

const lineColumns = sql`
  p.article_id as id, p.slug, p.title, p.sapo, p.category, p.publish_on as "publishOn", p.thumb,
  (select i.alt from news.version t join news.picture i on (i.unit_id, i.id) = (t.unit_id, t.picture_id)
   where (t.unit_id, t.article_id, t.number) = (p.unit_id, p.article_id, p.version)) as alt`

const newestFirst = sql`order by p.publish_on desc, p.publish_minute desc, p.article_id desc`

/** `query`: folded words; `together`: they stand one after the other, by their pairs. */
type Asked = Omit<NewsFilter, 'text'> & { query: string; together: boolean }

function wordsIn(query: string, together: boolean) {
  if (query === '') return sql``
  const pairs = pairsOf(query)
  return together && pairs.length > 0
    ? sql`and p.pairs @@ ${pairs.map((pair) => `'${pair}'`).join(' & ')}::tsquery`
    : sql`and p.search @@ plainto_tsquery('pg_catalog.simple', ${query})`
}

/** Neighbouring words, as `news.pairs_of` of the database makes them; folded words have letters and digits only. */
const pairsOf = (query: string): string[] => {
  const words = query.split(' ').map((word) => word.slice(0, 60))
  return words.slice(1).map((word, at) => `${words[at]} ${word}`)
}

const matching = ({ category, tag, place, query, together }: Asked) => sql`
  true ${category === null ? sql`` : sql`and p.category = ${category}`}
  ${tag === null ? sql`` : sql`and p.tags @> array[${tag}]::text[]`}
  ${place === null ? sql`` : sql`and p.places @> array[${place}]::text[]`}
${wordsIn(query, together)}`

/** One row = a line of the public list, newest first. */
export const newsIn = async (tx: Tx, asked: Asked, moment: Moment, { limit, offset }: Span): Promise<NewsLine[]> =>
  (
    await sql<NewsLine>`
      select ${lineColumns} from news.published p where ${isPublic(moment)} and ${matching(asked)} ${newestFirst} limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** How many lines a list has, counted up to `most`. */
export const countNews = async (tx: Tx, asked: Asked, moment: Moment, most: number): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from (
        select from news.published p where ${isPublic(moment)} and ${matching(asked)} limit ${most}
      ) found
    `.execute(tx)
  ).rows[0]?.count ?? 0

export type FeedLine = NewsLine & {
  publishMinute: number
  approvedAt: Date
  byline: string
  slugEn: string | null
  titleEn: string | null
  sapoEn: string | null
}

/** One row = an article as feeds and the English list tell of it, newest first. */
export const feedLines = async (
  tx: Tx,
  { category, english, moment }: { category: Category | null; english: boolean; moment: Moment },
  { limit, offset }: Span,
): Promise<FeedLine[]> =>
  (
    await sql<FeedLine>`
      select ${lineColumns}, p.publish_minute as "publishMinute", p.approved_at as "approvedAt", p.slug_en as "slugEn", p.title_en as "titleEn",
        p.sapo_en as "sapoEn", b.byline
      from news.published p join news.version b on (b.unit_id, b.article_id, b.number) = (p.unit_id, p.article_id, p.version)
      where ${isPublic(moment)} ${category === null ? sql`` : sql`and p.category = ${category}`}
        ${english ? sql`and p.slug_en is not null` : sql``}
      ${newestFirst} limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

type Row = Omit<Published, 'text'> & Text

/** An article that was approved, public or not, with the text of the version that was approved last. */
export async function publishedById(tx: Tx, id: number): Promise<Published | null> {
  const { rows } = await sql<Row>`
    select p.article_id as id, p.unit_id as "unitId", v.name as "unitName", p.version, p.slug, p.slug_en as "slugEn", p.card,
      p.publish_on as "publishOn", p.publish_minute as "publishMinute", p.expires_on as "expiresOn", p.ended_on as "endedOn",
      p.ended_because as "endedBecause", p.approved_at as "approvedAt",
      t.title, t.sapo, t.body, t.byline, t.source_name as "sourceName", t.source_link as "sourceLink", t.category, t.tags, t.criteria, t.places,
      t.picture_id as "pictureId", t.title_en as "titleEn", t.sapo_en as "sapoEn", t.body_en as "bodyEn", t.correction
    from news.published p
    join news.version t on (t.unit_id, t.article_id, t.number) = (p.unit_id, p.article_id, p.version)
    cross join lateral (
      select l.name from units.live l where l.unit_id = p.unit_id order by l.valid_from <= p.publish_on desc, l.valid_from desc limit 1
    ) v
    where p.article_id = ${id}::int
  `.execute(tx)
  const [row] = rows
  if (!row) return null
  const { unitId, unitName, version, slug, slugEn, card, publishOn, publishMinute, expiresOn, endedOn, endedBecause, approvedAt, ...text } =
    row
  const schedule = { publishOn, publishMinute, expiresOn, endedOn, endedBecause, approvedAt }
  return { id, unitId, unitName, version, slug, slugEn, card, ...schedule, text }
}

/** One row = what a public version put right, with the day on which it was approved; the last first. */
export const correctionsOf = async (tx: Tx, unitId: number, id: number): Promise<Correction[]> =>
  (
    await sql<Correction>`
      select t.correction as text, s.done_on as "on" from news.step s
      join news.version t on (t.unit_id, t.article_id, t.number) = (s.unit_id, s.article_id, s.version)
      where s.unit_id = ${unitId} and s.article_id = ${id} and s.kind = 'approved' and t.correction is not null order by s.number desc
    `.execute(tx)
  ).rows

type Publication = Schedule & {
  version: number
  slug: string
  slugEn: string | null
  text: Text
  thumb: string | null
  card: string | null
  folded: string
  by: string
  at: Date
  correctedOn: LocalDate | null
}

/** Makes a version the public one. */
export const publishVersion = (tx: Tx, { unitId, id }: Pick<Article, 'unitId' | 'id'>, { text, ...p }: Publication) =>
  sql`
    insert into news.published as p (unit_id, article_id, version, slug, title, sapo, category, tags, criteria, places, thumb, card, slug_en, title_en,
      sapo_en, publish_on, publish_minute, expires_on, approved_by, approved_at, corrected_on, folded)
    values (${unitId}, ${id}, ${p.version}, ${p.slug}, ${text.title}, ${text.sapo}, ${text.category}, ${text.tags}::text[],
      ${text.criteria}::text[], ${text.places}::text[], ${p.thumb}, ${p.card}, ${p.slugEn}, ${text.titleEn}, ${text.sapoEn}, ${p.publishOn},
      ${p.publishMinute}, ${p.expiresOn}, ${p.by}, ${p.at}, ${p.correctedOn}, ${p.folded})
    on conflict (article_id) do update set version = excluded.version, slug = excluded.slug, title = excluded.title, sapo = excluded.sapo,
      category = excluded.category, tags = excluded.tags, criteria = excluded.criteria, places = excluded.places, thumb = excluded.thumb,
      card = excluded.card, slug_en = excluded.slug_en, title_en = excluded.title_en, sapo_en = excluded.sapo_en,
      publish_on = excluded.publish_on, publish_minute = excluded.publish_minute, expires_on = excluded.expires_on, ended_on = null,
      ended_because = null, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
      corrected_on = coalesce(excluded.corrected_on, p.corrected_on), folded = excluded.folded
  `.execute(tx)

export const endPublication = (tx: Tx, id: number, on: LocalDate, because: string) =>
  sql`update news.published set ended_on = ${on}, ended_because = ${because} where article_id = ${id}::int`.execute(tx)

type Frozen = { token: string; figure: StatedFigure; hash: string }

export async function addFrozen(tx: Tx, { unitId, id }: Pick<Article, 'unitId' | 'id'>, version: number, rows: readonly Frozen[]) {
  if (rows.length === 0) return
  await sql`
    insert into news.frozen_figure (unit_id, article_id, version, token, figure, hash)
    select ${unitId}, ${id}, ${version}, f.token, f.figure, f.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) f (token text, figure jsonb, hash text)
    on conflict do nothing
  `.execute(tx)
}

/** One row = a figure as it was frozen with a version. */
export const frozenOf = async (tx: Tx, unitId: number, id: number, version: number): Promise<{ token: string; figure: StatedFigure }[]> =>
  (
    await sql<{ token: string; figure: StatedFigure }>`
      select f.token, f.figure from news.frozen_figure f where f.unit_id = ${unitId} and f.article_id = ${id} and f.version = ${version}
    `.execute(tx)
  ).rows
