import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Article, OfficeLine, OfficeView, State, Step, StepKind, Text, Version, VersionLine } from './types.ts'

const nameOn = (on: LocalDate) => sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = a.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
  ) v`

/** The article, held until the end of the transaction. */
export const holdArticle = (tx: Tx, id: number) => sql`select from news.article where id = ${id}::int for update`.execute(tx)

/** Whether anybody ever began an article. */
export const anyArticle = async (tx: Tx): Promise<boolean> =>
  (await sql<{ begun: boolean }>`select exists (select from news.article) as begun`.execute(tx)).rows[0]?.begun ?? false

export const articleById = async (tx: Tx, id: number, on: LocalDate): Promise<Article | null> =>
  (
    await sql<Article>`
      select a.id, a.unit_id as "unitId", v.name as "unitName", a.author_id as "authorId", a.author, a.state, a.version,
        a.live_version as "liveVersion", a.steps
      from news.article a ${nameOn(on)} where a.id = ${id}::int
    `.execute(tx)
  ).rows[0] ?? null

type Who = { by: string; personId: number; at: Date }

/** Adds an article without a text yet; its id. */
export const addArticle = async (tx: Tx, unitId: number, { by, personId, at }: Who): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into news.article (unit_id, author_id, author, state, changed_at) values (${unitId}, ${personId}, ${by}, 'draft', ${at}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

type Of = Pick<Article, 'unitId' | 'id'>

/** Adds the next version of an article and makes it the newest; its number. */
export async function addVersion(
  tx: Tx,
  { unitId, id }: Of,
  text: Text & { restored: number | null; folded: string },
  who: Who,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with a as (
      update news.article set version = version + 1, changed_at = ${who.at} where unit_id = ${unitId} and id = ${id} returning version
    )
    insert into news.version (unit_id, article_id, number, title, sapo, body, byline, source_name, source_link, category, tags, criteria, places,
      picture_id, title_en, sapo_en, body_en, correction, folded, restored, written_by, person_id, written_at)
    select ${unitId}, ${id}, a.version, ${text.title}, ${text.sapo}, ${text.body}, ${text.byline}, ${text.sourceName}, ${text.sourceLink},
      ${text.category}, ${text.tags}::text[], ${text.criteria}::text[], ${text.places}::text[], ${text.pictureId}, ${text.titleEn},
      ${text.sapoEn}, ${text.bodyEn}, ${text.correction}, ${text.folded}, ${text.restored}, ${who.by}, ${who.personId}, ${who.at}
    from a returning number
  `.execute(tx)
  return rows[0]?.number as number
}

const textColumns = sql`
  t.title, t.sapo, t.body, t.byline, t.source_name as "sourceName", t.source_link as "sourceLink", t.category, t.tags, t.criteria, t.places,
  t.picture_id as "pictureId", t.title_en as "titleEn", t.sapo_en as "sapoEn", t.body_en as "bodyEn", t.correction`

export const versionOf = async (tx: Tx, { unitId, id }: Of, number: number): Promise<Version | null> =>
  (
    await sql<Version>`
      select t.number, t.restored, t.written_by as "writtenBy", t.person_id as "personId", t.written_at as "writtenAt", ${textColumns}
      from news.version t where t.unit_id = ${unitId} and t.article_id = ${id} and t.number = ${number}
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a version of an article without its text, the newest first. */
export const versionsOf = async (tx: Tx, { unitId, id }: Of): Promise<VersionLine[]> =>
  (
    await sql<VersionLine>`
      select t.number, t.title, t.restored, t.written_by as "writtenBy", t.written_at as "writtenAt", t.correction
      from news.version t where t.unit_id = ${unitId} and t.article_id = ${id} order by t.number desc limit 500
    `.execute(tx)
  ).rows

type NewStep = { kind: StepKind; state: State; version: number; reason: string | null; on: LocalDate; live?: boolean }

/** Writes down what was done, and how the article stands after it. */
export const addStep = (
  tx: Tx,
  { unitId, id }: Of,
  { kind, state, version, reason, on, live = false }: NewStep,
  { by, personId, at }: Who,
) =>
  sql`
    with a as (
      update news.article set state = ${state}, steps = steps + 1, changed_at = ${at},
        live_version = case when ${live} then ${version}::int else live_version end
      where unit_id = ${unitId} and id = ${id} returning steps
    )
    insert into news.step (unit_id, article_id, number, kind, version, reason, done_by, person_id, done_on, done_at)
    select ${unitId}, ${id}, a.steps, ${kind}, ${version}, ${reason}, ${by}, ${personId}, ${on}, ${at} from a
  `.execute(tx)

/** One row = something that was done with an article, in its order. */
export const stepsOf = async (tx: Tx, { unitId, id }: Of): Promise<Step[]> =>
  (
    await sql<Step>`
      select s.number, s.kind, s.version, s.reason, s.done_by as by, s.done_on as "on"
      from news.step s where s.unit_id = ${unitId} and s.article_id = ${id} order by s.number
    `.execute(tx)
  ).rows

/** Articles of a unit and of all that ever stood under it. */
const under = (unitId: number) => sql`(
  a.unit_id = ${unitId}::int
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')
  or a.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int or l.parent_id = ${unitId}::int))`

const viewed = (view: OfficeView, personId: number) =>
  ({
    mine: sql`a.author_id = ${personId}::int and a.state <> 'discarded'`,
    submitted: sql`a.state = 'submitted'`,
    forApproval: sql`a.state = 'forApproval'`,
    returned: sql`a.state = 'returned'`,
    public: sql`a.state = 'approved'`,
    all: sql`true`,
  })[view]

type Asked = { unitId: number; personId: number; view: OfficeView; folded: string }

/** One row = an article in a list of the office, the one changed last comes first. */
export const articlesUnder = async (
  tx: Tx,
  { unitId, personId, view, folded }: Asked,
  on: LocalDate,
  { limit, offset }: Span,
): Promise<(OfficeLine & { total: number })[]> =>
  (
    await sql<OfficeLine & { total: number }>`
      select a.id, v.name as "unitName", a.author, a.state, t.title,
        (select c.name from news.category c where c.slug = t.category) as "categoryName", a.changed_at as "changedAt", p.publish_on as "publishOn",
        p.publish_minute as "publishMinute", p.expires_on as "expiresOn", count(*) over ()::int as total
      from news.article a
      join news.version t on (t.unit_id, t.article_id, t.number) = (a.unit_id, a.id, a.version)
      left join news.published p on p.article_id = a.id
      ${nameOn(on)}
      where ${under(unitId)} and ${viewed(view, personId)}
        and (${folded} = '' or p.search @@ plainto_tsquery('pg_catalog.simple', ${folded})
          or to_tsvector('pg_catalog.simple', coalesce(t.folded, lower(t.title))) @@ plainto_tsquery('pg_catalog.simple', ${folded}))
      order by a.changed_at desc, a.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** How many articles wait for editors and for approvers, in a unit and under it. */
export const waitingUnder = async (tx: Tx, unitId: number) =>
  (
    await sql<{ submitted: number; forApproval: number }>`
      select count(*) filter (where a.state = 'submitted')::int as submitted, count(*) filter (where a.state = 'forApproval')::int as "forApproval"
      from news.article a where a.state in ('submitted', 'forApproval') and ${under(unitId)}
    `.execute(tx)
  ).rows[0]

/** One row = an article that came back to its author, with the reason. */
export const returnedTo = async (tx: Tx, personId: number, unitId: number, most: number) =>
  (
    await sql<{ id: number; title: string; reason: string }>`
      select a.id, t.title, s.reason from news.article a
      join news.version t on (t.unit_id, t.article_id, t.number) = (a.unit_id, a.id, a.version)
      cross join lateral (
        select s.reason from news.step s where s.unit_id = a.unit_id and s.article_id = a.id and s.kind = 'returned' order by s.number desc limit 1
      ) s
      where a.state = 'returned' and a.author_id = ${personId}::int and a.unit_id = ${unitId}::int order by a.changed_at limit ${most}
    `.execute(tx)
  ).rows
