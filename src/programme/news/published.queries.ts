import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import { planOnce, type Tx } from '../../platform/db/database.ts'
import { pictureRows } from './picture.queries.ts'
import type {
  Article,
  Correction,
  Moment,
  NewsFilter,
  NewsLine,
  Picture,
  PublicComment,
  Published,
  Schedule,
  StatedFigure,
  Text,
} from './types.ts'

/** What is public at a moment. A row comparison, so that the index of the newest serves it. */
const isPublic = ({ today, minute }: Moment) => sql`
  p.ended_on is null and (p.publish_on, p.publish_minute) <= (${today}::date, ${minute}::int)
  and (p.expires_on is null or p.expires_on >= ${today}::date)`

const categoryName = sql`(select c.name from news.category c where c.slug = p.category)`

const lineColumns = sql`
  p.article_id as id, p.slug, p.title, p.sapo, ${categoryName} as "categoryName", p.publish_on as "publishOn", p.thumb,
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
  categoryNameEn: string
}

/** One row = an article as feeds and the English list tell of it, newest first. */
export const feedLines = async (
  tx: Tx,
  { category, english, moment }: { category: string | null; english: boolean; moment: Moment },
  { limit, offset }: Span,
): Promise<FeedLine[]> =>
  (
    await sql<FeedLine>`
      select ${lineColumns}, p.publish_minute as "publishMinute", p.approved_at as "approvedAt", p.slug_en as "slugEn", p.title_en as "titleEn",
        p.sapo_en as "sapoEn", b.byline,
        (select c.name_en from news.category c where c.slug = p.category) as "categoryNameEn"
      from news.published p join news.version b on (b.unit_id, b.article_id, b.number) = (p.unit_id, p.article_id, p.version)
      where ${isPublic(moment)} ${category === null ? sql`` : sql`and p.category = ${category}`}
        ${english ? sql`and p.slug_en is not null` : sql``}
      ${newestFirst} limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

type Row = Omit<Published, 'text'> & Text

const articleColumns = sql`
    p.article_id as id, p.unit_id as "unitId", v.name as "unitName", p.version, p.slug, p.slug_en as "slugEn", p.card,
      p.publish_on as "publishOn", p.publish_minute as "publishMinute", p.expires_on as "expiresOn", p.ended_on as "endedOn",
      p.ended_because as "endedBecause", p.approved_at as "approvedAt",
      t.title, t.sapo, t.body, t.byline, t.source_name as "sourceName", t.source_link as "sourceLink", t.category, t.tags, t.criteria, t.places,
      t.picture_id as "pictureId", t.title_en as "titleEn", t.sapo_en as "sapoEn", t.body_en as "bodyEn", t.correction, c.name as "categoryName",
      c.name_en as "categoryNameEn"`

const fromArticle = (id: number) => sql`
    from news.published p
    join news.version t on (t.unit_id, t.article_id, t.number) = (p.unit_id, p.article_id, p.version)
    join news.category c on c.slug = t.category
    cross join lateral (
      select l.name from units.live l where l.unit_id = p.unit_id order by l.valid_from <= p.publish_on desc, l.valid_from desc limit 1
    ) v
    where p.article_id = ${id}::int`

/** An article that was approved, public or not, with the text of the version that was approved last. */
export async function publishedById(tx: Tx, id: number): Promise<Published | null> {
  const { rows } = await sql<Row>`select ${articleColumns} ${fromArticle(id)}`.execute(tx)
  return rows[0] ? publishedOf(rows[0]) : null
}

function publishedOf(row: Row): Published {
  const { id, unitId, unitName, version, slug, slugEn, card, ...rest } = row
  const { publishOn, publishMinute, expiresOn, endedOn, endedBecause, approvedAt, categoryName, categoryNameEn, ...text } = rest
  const schedule = { publishOn, publishMinute, expiresOn, endedOn, endedBecause, approvedAt, categoryName, categoryNameEn }
  return { id, unitId, unitName, version, slug, slugEn, card, ...schedule, text }
}

/** Rows of a question as one value, so that a page asks once. */
const gathered = (rows: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(to_jsonb(one)), '[]') from (${rows}) one)`

/** What units are called that codes stand for, by the names of a day: code → name. */
const namesOf = (codes: RawBuilder<unknown>, on: RawBuilder<unknown>) => sql`(
  select coalesce(jsonb_object_agg(c.code, l.name), '{}') from unnest(${codes}) c (code) cross join lateral (
    select l.name from units.live l where l.code = c.code order by l.valid_from <= ${on} desc, l.valid_from desc limit 1
  ) l)`

export const placeNames = async (tx: Tx, codes: readonly string[], on: LocalDate): Promise<Record<string, string>> => {
  const { rows } = await sql<{
    names: Record<string, string>
  }>`select ${namesOf(sql`${codes}::text[]`, sql`${on}::date`)} as names`.execute(tx)
  return rows[0]?.names ?? {}
}

/** Everything that stands on the page of an article, as it stands in the database. */
export type Gathered = {
  article: Published
  /** what the units are called that it concerns, by their codes */
  placeNames: Readonly<Record<string, string>>
  pictures: Picture[]
  /** what public versions put right, with the days on which they were approved; the last first */
  corrections: Correction[]
  /** figures as they were frozen with the version */
  frozen: { token: string; figure: StatedFigure }[]
  comments: PublicComment[]
  /** the newest other articles */
  others: NewsLine[]
}

/**
 * An article that was approved, public or not, with what its page shows of it, in one question; at most so many comments, the oldest first,
 * and other articles.
 */
export async function articlePage(
  tx: Tx,
  { id, moment, most }: { id: number; moment: Moment; most: { comments: number; others: number } },
): Promise<Gathered | null> {
  const { rows } = await sql<Row & Omit<Gathered, 'article'>>`${planOnce}
    select ${articleColumns},
      ${namesOf(sql`t.places`, sql`p.publish_on`)} as "placeNames",
      ${gathered(pictureRows(sql`p.unit_id`, sql`p.article_id`))} as pictures,
      ${gathered(sql`
        select c.correction as text, s.done_on as "on" from news.step s
        join news.version c on (c.unit_id, c.article_id, c.number) = (s.unit_id, s.article_id, s.version)
        where s.unit_id = p.unit_id and s.article_id = p.article_id and s.kind = 'approved' and c.correction is not null
        order by s.number desc`)} as corrections,
      ${gathered(sql`
        select f.token, f.figure from news.frozen_figure f
        where f.unit_id = p.unit_id and f.article_id = p.article_id and f.version = p.version`)} as frozen,
      ${gathered(sql`
        select c.id, c.name, c.text, c.received_on as "receivedOn" from news.comment c
        where c.article_id = p.article_id and c.state = 'approved' order by c.received_at, c.id limit ${most.comments}`)} as comments,
      ${gathered(sql`
        select ${lineColumns} from news.published p
        where ${isPublic(moment)} and p.article_id <> ${id}::int ${newestFirst} limit ${most.others}`)} as others
    ${fromArticle(id)}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { placeNames, pictures, corrections, frozen, comments, others, ...article } = row
  return { article: publishedOf(article), placeNames, pictures, corrections, frozen, comments, others }
}

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
