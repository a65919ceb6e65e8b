import { sql } from 'kysely'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ClosedSurvey, Counts, Flag, NewSurvey, Survey, SurveyLine, SurveyResult, Suspicion } from './types.ts'

const surveyColumns = sql`
  s.id, s.unit_id as "unitId", v.name as "unitName", s.year, s.tier, s.body_name as "bodyName", s.method, s.households, s.asked,
  s.contents, s.contents_source as "contentsSource", s.own_thresholds as "ownThresholds", s.opens_on as "opensOn",
  s.closes_on as "closesOn", s.state, s.opened_by as "openedBy", s.closed_on as "closedOn", s.closed_by as "closedBy",
  s.result, s.result_hash as "resultHash", s.cancelled_because as "cancelledBecause"`

/** Names a unit as it was called when the survey opened; one that began later as it first was. */
const named = sql`
  cross join lateral (
    select l.name, l.province_id from units.live l where l.unit_id = s.unit_id
    order by l.valid_from <= s.opens_on desc, case when l.valid_from <= s.opens_on then l.valid_from end desc, l.valid_from limit 1
  ) v`

export type UnitYear = { unitId: number; year: number }

/** One row = the survey of one of the units for its year that was not cancelled. */
export const surveysOfYears = async (tx: Tx, of: readonly UnitYear[]): Promise<Survey[]> =>
  (
    await sql<Survey>`
      select ${surveyColumns} from consultation.survey s ${named}
      where s.state <> 'cancelled' and (s.unit_id, s.year) in (
        select g.unit_id, g.year from unnest(${of.map(({ unitId }) => unitId)}::int[], ${of.map(({ year }) => year)}::int[]) g (unit_id, year)
      )
    `.execute(tx)
  ).rows

/** One row = a survey by its id. */
export const surveyById = async (tx: Tx, id: number): Promise<Survey | null> =>
  (await sql<Survey>`select ${surveyColumns} from consultation.survey s ${named} where s.id = ${id}`.execute(tx)).rows[0] ?? null

export type Came = { web: number; paper: number }

/** One row = how many answers of one of the surveys count: codes used in batches that stand, and papers that a second person checked. */
export const answeredIn = async (tx: Tx, of: readonly { unitId: number; id: number }[]): Promise<(Came & { surveyId: number })[]> =>
  (
    await sql<Came & { surveyId: number }>`
      select (select count(*)::int from consultation.code c
              join consultation.code_batch b on (b.unit_id, b.survey_id, b.id) = (c.unit_id, c.survey_id, c.batch_id)
              where c.unit_id = g.unit_id and c.survey_id = g.id and c.used_on is not null and b.annulled_at is null) as web,
             (select coalesce(sum(p.papers), 0)::int from consultation.paper_batch p
              where p.unit_id = g.unit_id and p.survey_id = g.id and p.state = 'checked') as paper,
             g.id as "surveyId"
      from unnest(${of.map(({ unitId }) => unitId)}::int[], ${of.map(({ id }) => id)}::int[]) g (unit_id, id)
    `.execute(tx)
  ).rows

/** How many answers of a survey count. */
export async function answered(tx: Tx, unitId: number, id: number): Promise<Came> {
  const [{ web, paper }] = (await answeredIn(tx, [{ unitId, id }])) as [Came & { surveyId: number }]
  return { web, paper }
}

/** The survey, held until the end of the transaction: who adds to it goes one after the other. */
export const holdSurvey = async (tx: Tx, id: number): Promise<boolean> =>
  (await sql`select from consultation.survey s where s.id = ${id} for update`.execute(tx)).rows.length > 0

/** Adds a survey; null where the unit has one of that year. */
export const addSurvey = async (tx: Tx, row: NewSurvey & { unitId: number; openedBy: string; openedAt: Date }): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into consultation.survey (unit_id, year, tier, body_name, method, households, asked, contents, contents_source, own_thresholds,
        opens_on, closes_on, opened_by, opened_at)
      values (${row.unitId}, ${row.year}, ${row.tier}, ${row.bodyName}, ${row.method}, ${row.households}, ${row.asked},
        ${JSON.stringify(row.contents)}::jsonb, ${row.contentsSource}, ${JSON.stringify(row.ownThresholds)}::jsonb,
        ${row.opensOn}, ${row.closesOn}, ${row.openedBy}, ${row.openedAt})
      on conflict (unit_id, year) where state <> 'cancelled' do nothing
      returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export const cancelSurvey = (tx: Tx, id: number, because: string) =>
  sql`update consultation.survey set state = 'cancelled', cancelled_because = ${because} where id = ${id}`.execute(tx)

type Close = { id: number; on: string; by: string; result: SurveyResult; hash: string }

export const closeSurvey = (tx: Tx, { id, on, by, result, hash }: Close) =>
  sql`
    update consultation.survey
    set state = 'closed', closed_on = ${on}::date, closed_by = ${by}, result = ${JSON.stringify(result)}::jsonb, result_hash = ${hash}
    where id = ${id}
  `.execute(tx)

/** One row = how often a content was answered so: by codes of batches that stand, and on papers that were checked. */
export const countsOf = async (tx: Tx, unitId: number, surveyId: number) =>
  (
    await sql<{ content: string; answer: keyof Counts; count: number }>`
      select w.content, w.answer, sum(w.count)::int as count
      from (
        select c.content, c.answer, c.count
        from consultation.web_count c
        join consultation.code_batch b on (b.unit_id, b.survey_id, b.id) = (c.unit_id, c.survey_id, c.batch_id) and b.annulled_at is null
        where c.unit_id = ${unitId} and c.survey_id = ${surveyId}
        union all
        select o.key, a.key, a.value::int
        from consultation.paper_batch p
        cross join lateral jsonb_each(p.counts) o (key, value)
        cross join lateral jsonb_each_text(o.value) a (key, value)
        where p.unit_id = ${unitId} and p.survey_id = ${surveyId} and p.state = 'checked'
      ) w
      group by w.content, w.answer
    `.execute(tx)
  ).rows

/** One row = something suspicious in a survey, unresolved ones first. */
export const flagsOf = async (tx: Tx, unitId: number, surveyId: number): Promise<Flag[]> =>
  (
    await sql<Flag>`
      select f.id, f.kind, f.subject, f.count, f.seen_at as "seenAt", f.resolved_by as "resolvedBy", f.resolution
      from consultation.flag f
      where f.unit_id = ${unitId} and f.survey_id = ${surveyId} order by f.resolved_at is not null, f.id
    `.execute(tx)
  ).rows

type Seen = { unitId: number; surveyId: number; found: Suspicion; at: Date }

/** Raises a flag, or counts on in the one there is; true when it is new. */
export const raise = async (tx: Tx, { unitId, surveyId, found, at }: Seen): Promise<boolean> =>
  (
    await sql<{ fresh: boolean }>`
      insert into consultation.flag as f (unit_id, survey_id, kind, subject, count, seen_at)
      values (${unitId}, ${surveyId}, ${found.kind}, ${found.subject}, ${found.count}, ${at})
      on conflict on constraint flag_once do update set count = greatest(f.count, excluded.count)
      returning xmax = 0 as fresh
    `.execute(tx)
  ).rows[0]?.fresh ?? false

/** Says what a flag was; false where there is none that is open. */
export const resolveFlag = async (tx: Tx, q: { surveyId: number; flagId: number; by: string; at: Date; resolution: string }) =>
  (
    await sql`
      update consultation.flag set resolved_by = ${q.by}, resolved_at = ${q.at}, resolution = ${q.resolution}
      where survey_id = ${q.surveyId} and id = ${q.flagId} and resolved_at is null returning id
    `.execute(tx)
  ).rows.length > 0

/** One row = a survey of a unit or of what stands under it; open ones first, then the newest. */
export const surveysUnder = async (tx: Tx, unitId: number, today: string, { limit, offset }: Span): Promise<(SurveyLine & Total)[]> =>
  (
    await sql<SurveyLine & Total>`
      select s.id, s.unit_id as "unitId", v.name as "unitName", s.year, s.tier, s.opens_on as "opensOn", s.closes_on as "closesOn", s.state,
             s.asked, w.web + p.paper as answered, count(*) over ()::int as total
      from consultation.survey s ${named}
      cross join lateral (
        select l.parent_id, l.province_id from units.live l where l.unit_id = s.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) n
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      cross join lateral (
        select count(*)::int as web from consultation.code k
        join consultation.code_batch b on (b.unit_id, b.survey_id, b.id) = (k.unit_id, k.survey_id, k.batch_id)
        where k.unit_id = s.unit_id and k.survey_id = s.id and k.used_on is not null and b.annulled_at is null
      ) w
      cross join lateral (
        select coalesce(sum(r.papers), 0)::int as paper from consultation.paper_batch r
        where r.unit_id = s.unit_id and r.survey_id = s.id and r.state = 'checked'
      ) p
      where ${unitId}::int in (s.unit_id, n.parent_id, n.province_id, c.id)
      order by s.state <> 'open', s.year desc, v.name limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = a closed survey, in the country or in a province, newest first. */
export const closedSurveys = async (tx: Tx, provinceCode: string | null, { limit, offset }: Span): Promise<(ClosedSurvey & Total)[]> =>
  (
    await sql<ClosedSurvey & Total>`
      select s.id, v.name as "unitName", s.year, s.tier, s.closed_on as "closedOn", w.name as "provinceName", count(*) over ()::int as total
      from consultation.survey s ${named}
      left join lateral (
        select l.name, l.code from units.live l where l.unit_id = v.province_id and l.valid_from <= s.opens_on and l.valid_to > s.opens_on
      ) w on true
      where s.state = 'closed' and (${provinceCode}::text is null or w.code = ${provinceCode})
      order by s.closed_on desc, s.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows
