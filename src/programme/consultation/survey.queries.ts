import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Survey } from './types.ts'

const surveyColumns = sql`
  s.id, s.unit_id as "unitId", v.name as "unitName", s.year, s.tier, s.body_name as "bodyName", s.method, s.households, s.asked,
  s.contents, s.contents_source as "contentsSource", s.own_thresholds as "ownThresholds", s.opens_on as "opensOn",
  s.closes_on as "closesOn", s.state, s.opened_by as "openedBy", s.closed_on as "closedOn", s.closed_by as "closedBy",
  s.result, s.result_hash as "resultHash", s.cancelled_because as "cancelledBecause"`

/** Names a unit as it was called when the survey opened; one that began later as it first was. */
const named = sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = s.unit_id
    order by l.valid_from <= s.opens_on desc, case when l.valid_from <= s.opens_on then l.valid_from end desc, l.valid_from limit 1
  ) v`

/** One row = the survey of a unit for a year that was not cancelled. */
export const surveyOfYear = async (tx: Tx, unitId: number, year: number): Promise<Survey | null> =>
  (
    await sql<Survey>`
      select ${surveyColumns} from consultation.survey s ${named}
      where s.unit_id = ${unitId} and s.year = ${year} and s.state <> 'cancelled'
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a survey by its id. */
export const surveyById = async (tx: Tx, id: number): Promise<Survey | null> =>
  (await sql<Survey>`select ${surveyColumns} from consultation.survey s ${named} where s.id = ${id}`.execute(tx)).rows[0] ?? null

export type Came = { web: number; paper: number }

/** One row = how many answers of a survey count: codes used in batches that stand, and papers that a second person checked. */
export const answered = async (tx: Tx, unitId: number, surveyId: number): Promise<Came> =>
  (
    await sql<Came>`
      select (select count(*)::int from consultation.code c
              join consultation.code_batch b on (b.unit_id, b.survey_id, b.id) = (c.unit_id, c.survey_id, c.batch_id)
              where c.unit_id = ${unitId} and c.survey_id = ${surveyId} and c.used_on is not null and b.annulled_at is null) as web,
             (select coalesce(sum(p.papers), 0)::int from consultation.paper_batch p
              where p.unit_id = ${unitId} and p.survey_id = ${surveyId} and p.state = 'checked') as paper
    `.execute(tx)
  ).rows[0] as Came
