import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { CriterionState, SheetState, StepVerb } from './procedure.types.ts'
import type { OwnValues, Remark, Review, ReviewOutcome, ReviewStage } from './review.types.ts'

export type SubjectRow = {
  unitId: number
  unitName: string
  parentId: number | null
  provinceId: number | null
  countryId: number
  sheetId: number
  roundId: number
  setId: string
  setVersion: number
  procedure: string
  asOf: LocalDate
  sheetState: SheetState
  submittedBy: number | null
  criteria: { criterion: string; state: CriterionState; version: number }[]
}

/** One row = a sheet with where all of its criteria stand, and where its unit lay on its day. */
export const subjectRows = async (tx: Tx, sheetIds: readonly number[]): Promise<SubjectRow[]> =>
  (
    await sql<SubjectRow>`
      select s.unit_id as "unitId", v.name as "unitName", v.parent_id as "parentId", v.province_id as "provinceId",
        (select u.id from units.unit u where u.origin = 'country' limit 1) as "countryId",
        s.id as "sheetId", s.round_id as "roundId", s.set_id as "setId", s.set_version as "setVersion", s.procedure, s.as_of as "asOf",
        s.state as "sheetState", s.submitted_by as "submittedBy", k.criteria
      from assessment.sheet s
      join lateral (
        select l.name, l.parent_id, l.province_id from units.live l where l.unit_id = s.unit_id
        order by l.valid_from <= s.as_of desc, l.valid_from desc limit 1
      ) v on true
      cross join lateral (
        select jsonb_agg(jsonb_build_object('criterion', c.criterion, 'state', c.state, 'version', c.version)) as criteria
        from assessment.sheet_criterion c where c.unit_id = s.unit_id and c.sheet_id = s.id
      ) k
      where s.id = any (${[...sheetIds]}::int[])
    `.execute(tx)
  ).rows

/** Where do sheets stand? One row = the unit of a sheet. */
export const unitsOfSheets = async (tx: Tx, sheetIds: readonly number[]) =>
  (
    await sql<{ unitId: number; sheetId: number }>`
      select s.unit_id as "unitId", s.id as "sheetId" from assessment.sheet s where s.id = any (${[...sheetIds]}::int[]) order by s.id
    `.execute(tx)
  ).rows

export type HandRow = { sheetId: number; did: 'filled' | 'submitted' | 'verified'; personId: number }

/** One row = a person who had a sheet in hand. */
export const handsOf = async (tx: Tx, unitIds: readonly number[], sheetIds: readonly number[]): Promise<HandRow[]> =>
  (
    await sql<HandRow>`
      with asked as (select unnest(${[...unitIds]}::int[]) as unit_id, unnest(${[...sheetIds]}::int[]) as sheet_id)
      select distinct a.sheet_id as "sheetId", 'filled' as did, c.person_id as "personId"
      from asked a join assessment.cell_version c on c.unit_id = a.unit_id and c.sheet_id = a.sheet_id
      union
      select a.sheet_id, 'submitted', p.person_id
      from asked a join assessment.sheet_step p on p.unit_id = a.unit_id and p.sheet_id = a.sheet_id and p.verb = 'submit'
      where p.person_id is not null
      union
      select a.sheet_id, 'verified', r.person_id
      from asked a join assessment.review r on r.unit_id = a.unit_id and r.sheet_id = a.sheet_id and r.stage = 'verified'
    `.execute(tx)
  ).rows

/** One row = the last that was said of a criterion of a sheet at a stage; of all criteria where none is named. */
export const lastReviews = async (
  tx: Tx,
  unitIds: readonly number[],
  sheetIds: readonly number[],
  criterion: string | null,
): Promise<(Review & { sheetId: number })[]> =>
  (
    await sql<Review & { sheetId: number }>`
      with asked as (select unnest(${[...unitIds]}::int[]) as unit_id, unnest(${[...sheetIds]}::int[]) as sheet_id)
      select distinct on (r.sheet_id, r.criterion, r.stage) r.sheet_id as "sheetId", r.criterion, r.stage, r.number, r.outcome,
        r.self_verdict as "selfVerdict", r.reason, r.own_values as "ownValues", r.person_id as "personId", p.name as "personName",
        o.name as "postName", b.name as "bodyName", r.reviewed_at as "reviewedAt"
      from asked a
      join assessment.review r on r.unit_id = a.unit_id and r.sheet_id = a.sheet_id
      join people.person p on p.id = r.person_id
      join people.assignment g on g.id = r.assignment_id
      join people.post o on o.id = g.post_id
      join people.body b on b.id = o.body_id
      where ${criterion}::text is null or r.criterion = ${criterion}
      order by r.sheet_id, r.criterion, r.stage, r.number desc
    `.execute(tx)
  ).rows

/** One row = what the rules say of a criterion of a unit on the day of its sheet. */
export const selfVerdicts = async (tx: Tx, sheetIds: readonly number[], criterion: string) =>
  (
    await sql<{ sheetId: number; verdict: VerdictValue; reason: string | null }>`
      select distinct on (s.id) s.id as "sheetId", v.verdict, v.reason
      from assessment.sheet s
      join assessment.verdict v on v.unit_id = s.unit_id and v.set_id = s.set_id and v.stage = 'self' and v.criterion = ${criterion} and v.as_of = s.as_of
      where s.id = any (${[...sheetIds]}::int[])
      order by s.id, v.basis, v.known_at desc
    `.execute(tx)
  ).rows

export type NewReview = {
  unitId: number
  sheetId: number
  criterion: string
  stage: ReviewStage
  outcome: ReviewOutcome
  selfVerdict: VerdictValue | null
  reason: string
  ownValues: OwnValues
  personId: number
  assignmentId: number
}

/** Adds what was said, each as the next of its criterion and stage. */
export const addReviews = (tx: Tx, reviews: readonly NewReview[], at: Date) =>
  sql`
    insert into assessment.review (unit_id, sheet_id, criterion, stage, number, outcome, self_verdict, reason, own_values, person_id, assignment_id, reviewed_at)
    select x."unitId", x."sheetId", x.criterion, x.stage,
      1 + coalesce((select max(r.number) from assessment.review r
        where r.unit_id = x."unitId" and r.sheet_id = x."sheetId" and r.criterion = x.criterion and r.stage = x.stage), 0),
      x.outcome, x."selfVerdict", x.reason, x."ownValues", x."personId", x."assignmentId", ${at}
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as x ("unitId" int, "sheetId" int, criterion text, stage text, outcome text,
      "selfVerdict" text, reason text, "ownValues" jsonb, "personId" int, "assignmentId" int)
  `.execute(tx)

export type Moved = {
  unitId: number
  sheetId: number
  criterion: string
  to: CriterionState
  /** of a return; null keeps what was said before */
  back: { reason: string; needs: string; dueOn: LocalDate | null } | null
}

/** Moves criteria of sheets; what a return asks for stands with them. */
export const moveReviewed = (tx: Tx, moved: readonly Moved[]) =>
  sql`
    update assessment.sheet_criterion k set state = x."to", version = k.version + 1,
      reason = case when x.back is null then k.reason else x.back ->> 'reason' end,
      needs = case when x.back is null then k.needs else x.back ->> 'needs' end,
      due_on = case when x.back is null then k.due_on else (x.back ->> 'dueOn')::date end
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as x ("unitId" int, "sheetId" int, criterion text, "to" text, back jsonb)
    where k.unit_id = x."unitId" and k.sheet_id = x."sheetId" and k.criterion = x.criterion
  `.execute(tx)

export type SheetMove = {
  unitId: number
  sheetId: number
  verb: StepVerb
  from: SheetState
  to: SheetState
  personId: number
  assignmentId: number
  reason: string
}

/** Every review is a write to its sheet; a sheet that comes to stand elsewhere also keeps the step. */
export const moveSheets = (tx: Tx, moves: readonly SheetMove[], at: Date) =>
  sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as x ("unitId" int, "sheetId" int, verb text, "from" text, "to" text,
        "personId" int, "assignmentId" int, reason text)
    ), moved as (
      update assessment.sheet s set state = a."to", version = s.version + 1
      from asked a where s.unit_id = a."unitId" and s.id = a."sheetId"
    )
    insert into assessment.sheet_step (unit_id, sheet_id, number, verb, from_state, to_state, person_id, assignment_id, reason, stepped_at)
    select a."unitId", a."sheetId",
      1 + coalesce((select max(p.number) from assessment.sheet_step p where p.unit_id = a."unitId" and p.sheet_id = a."sheetId"), 0),
      a.verb, a."from", a."to", a."personId", a."assignmentId", a.reason, ${at}
    from asked a where a."from" <> a."to"
  `.execute(tx)

/** Adds a remark; its number. */
export const addRemark = async (
  tx: Tx,
  r: { unitId: number; sheetId: number; criterion: string; text: string; personId: number; postName: string; at: Date },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into assessment.remark (unit_id, sheet_id, criterion, text, person_id, post_name, said_at)
      values (${r.unitId}, ${r.sheetId}, ${r.criterion}, ${r.text}, ${r.personId}, ${r.postName}, ${r.at}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** One row = a remark on a sheet, oldest first; of all criteria where none is named. */
export const remarksOf = async (tx: Tx, unitId: number, sheetId: number, criterion: string | null): Promise<Remark[]> =>
  (
    await sql<Remark>`
      select m.id, m.criterion, m.text, p.name as "personName", m.post_name as "postName", m.said_at as "saidAt"
      from assessment.remark m join people.person p on p.id = m.person_id
      where m.unit_id = ${unitId} and m.sheet_id = ${sheetId} and (${criterion}::text is null or m.criterion = ${criterion})
      order by m.said_at, m.id
    `.execute(tx)
  ).rows

/** One row = everything that was said of a sheet, oldest first; of all criteria where none is named. */
export const reviewsOf = async (tx: Tx, unitId: number, sheetId: number, criterion: string | null): Promise<Review[]> =>
  (
    await sql<Review>`
      select r.criterion, r.stage, r.number, r.outcome, r.self_verdict as "selfVerdict", r.reason, r.own_values as "ownValues",
        r.person_id as "personId", p.name as "personName", o.name as "postName", b.name as "bodyName", r.reviewed_at as "reviewedAt"
      from assessment.review r
      join people.person p on p.id = r.person_id
      join people.assignment g on g.id = r.assignment_id
      join people.post o on o.id = g.post_id
      join people.body b on b.id = o.body_id
      where r.unit_id = ${unitId} and r.sheet_id = ${sheetId} and (${criterion}::text is null or r.criterion = ${criterion})
      order by r.reviewed_at, r.stage desc, r.number
    `.execute(tx)
  ).rows
