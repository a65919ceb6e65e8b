import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Finding, NewFinding, NewVisit, State, Visit, VisitLine } from './types.ts'

/** Rows of a unit and of all that ever stood under it. */
const under = (unitId: number) => sql`(
  v.unit_id = ${unitId}::int
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')
  or v.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int or l.parent_id = ${unitId}::int))`

/** The name of the unit of a row on the day of the visit, or as it last was. */
const unit = sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = v.unit_id
    order by l.valid_from <= v.held_on desc, case when l.valid_from <= v.held_on then l.valid_from end desc, l.valid_from limit 1
  ) n`

/** One row = a visit. */
export const visitById = async (tx: Tx, id: number): Promise<Visit | null> =>
  (
    await sql<Visit>`
      select v.id, v.unit_id as "unitId", n.name as "unitName", v.plan_id as "planId", p.title as "planTitle", v.body_id as "bodyId",
        b.name as "bodyName", b.unit_id as "bodyUnitId", v.held_on as "heldOn", v.subject, v.team, v.explain_by as "explainBy", v.state, v.conclusion,
        v.concluded_on as "concludedOn", v.cancelled_because as "cancelledBecause", v.made_by as "madeBy"
      from inspections.visit v ${unit}
      join people.body b on b.id = v.body_id
      left join inspections.plan p on p.id = v.plan_id
      where v.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** The visit, held until the end of the transaction. */
export const holdVisit = (tx: Tx, id: number) => sql`select from inspections.visit v where v.id = ${id} for update`.execute(tx)

type Row = NewVisit & { unitId: number; planId: number | null; bodyId: number; key: string; by: string; at: Date }

/** Adds a visit; the one that the form became before where it came twice. */
export const addVisit = async (tx: Tx, row: Row): Promise<{ id: number; isNew: boolean }> => {
  const { rows } = await sql<{ id: number }>`
    insert into inspections.visit (unit_id, plan_id, body_id, held_on, subject, team, explain_by, key, made_by, made_at)
    values (${row.unitId}, ${row.planId}, ${row.bodyId}, ${row.heldOn}, ${row.subject}, ${row.team}::text[], ${row.explainBy}, ${row.key},
      ${row.by}, ${row.at})
    on conflict (key) do nothing returning id
  `.execute(tx)
  if (rows[0]) return { id: rows[0].id, isNew: true }
  const before = await sql<{ id: number }>`select v.id from inspections.visit v where v.key = ${row.key}`.execute(tx)
  return { id: before.rows[0]?.id ?? 0, isNew: false }
}

type Change = {
  state?: State
  heldOn?: LocalDate
  explainBy?: LocalDate | null
  conclusion?: string
  concludedOn?: LocalDate
  because?: string
}

/** Changes what a visit is now; what is not named stays. */
export const changeVisit = (tx: Tx, { unitId, id }: Pick<Visit, 'unitId' | 'id'>, to: Change) =>
  sql`
    update inspections.visit set
      state = coalesce(${to.state ?? null}, state),
      held_on = coalesce(${to.heldOn ?? null}::date, held_on),
      explain_by = case when ${to.explainBy !== undefined} then ${to.explainBy ?? null}::date else explain_by end,
      conclusion = coalesce(${to.conclusion ?? null}, conclusion),
      concluded_on = coalesce(${to.concludedOn ?? null}::date, concluded_on),
      cancelled_because = coalesce(${to.because ?? null}, cancelled_because)
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)

/** One row = something found at a visit, with the latest explanation. */
export const findingsOf = async (tx: Tx, { unitId, id }: Pick<Visit, 'unitId' | 'id'>): Promise<Finding[]> =>
  (
    await sql<Finding>`
      select f.number, f.criterion, f.severity, f.text, f.proof_id as "proofId", f.entered_by as "enteredBy",
        f.taken_back_because as "takenBackBecause",
        (
          select jsonb_build_object('text', e.text, 'on', e.said_on, 'by', e.said_by) from inspections.explanation e
          where e.unit_id = f.unit_id and e.visit_id = f.visit_id and e.finding = f.number order by e.number desc limit 1
        ) as explanation
      from inspections.finding f where f.unit_id = ${unitId} and f.visit_id = ${id} order by f.number
    `.execute(tx)
  ).rows

type FindingRow = NewFinding & { unitId: number; visitId: number; by: string; at: Date }

/** Adds a finding under the next number; the visit is held. */
export const addFinding = async (tx: Tx, row: FindingRow): Promise<number> =>
  (
    await sql<{ number: number }>`
      insert into inspections.finding (unit_id, visit_id, number, criterion, severity, text, proof_id, entered_by, entered_at)
      select ${row.unitId}, ${row.visitId}, count(*) + 1, ${row.criterion}, ${row.severity}, ${row.text}, ${row.proofId}::int, ${row.by},
        ${row.at}::timestamptz
      from inspections.finding f where f.unit_id = ${row.unitId} and f.visit_id = ${row.visitId}
      returning number
    `.execute(tx)
  ).rows[0]?.number as number

export const takeBackFinding = (tx: Tx, q: { unitId: number; visitId: number; number: number; because: string }) =>
  sql`
    update inspections.finding set taken_back_because = ${q.because}
    where unit_id = ${q.unitId} and visit_id = ${q.visitId} and number = ${q.number}
  `.execute(tx)

type Said = { unitId: number; visitId: number; finding: number; text: string; on: LocalDate; by: string }

/** Adds an explanation under the next number; the visit is held. */
export const addExplanation = (tx: Tx, row: Said) =>
  sql`
    insert into inspections.explanation (unit_id, visit_id, finding, number, text, said_on, said_by)
    select ${row.unitId}, ${row.visitId}, ${row.finding}, count(*) + 1, ${row.text}, ${row.on}::date, ${row.by}
    from inspections.explanation e where e.unit_id = ${row.unitId} and e.visit_id = ${row.visitId} and e.finding = ${row.finding}
  `.execute(tx)

/** Whether the unit has such a proof. */
export const hasProof = async (tx: Tx, unitId: number, proofId: number): Promise<boolean> =>
  (await sql`select from evidence.proof p where p.id = ${proofId} and p.unit_id = ${unitId}`.execute(tx)).rows.length > 0

const counted = sql`
  cross join lateral (
    select count(*)::int as findings, (count(*) filter (where v.state = 'held' and not exists (
      select from inspections.explanation e where e.unit_id = f.unit_id and e.visit_id = f.visit_id and e.finding = f.number)))::int as unexplained
    from inspections.finding f where f.unit_id = v.unit_id and f.visit_id = v.id and f.taken_back_because is null
  ) c`

type Asked = { unitId: number; year: number; state: State | null }

/** One row = a visit of a year in a list, the latest day first. */
export const visitsUnder = async (tx: Tx, { unitId, year, state }: Asked, span: Span): Promise<(VisitLine & { total: number })[]> =>
  (
    await sql<VisitLine & { total: number }>`
      with found as (
        select v.*, count(*) over ()::int as total from inspections.visit v
        where ${under(unitId)} and v.held_on >= make_date(${year}::int, 1, 1) and v.held_on < make_date(${year}::int + 1, 1, 1)
          and (${state}::text is null or v.state = ${state})
        order by v.held_on desc, v.id desc limit ${span.limit} offset ${span.offset}
      )
      select v.id, n.name as "unitName", b.name as "bodyName", v.held_on as "heldOn", v.subject, v.state, c.findings, c.unexplained, v.total
      from found v ${unit} ${counted}
      join people.body b on b.id = v.body_id
      order by v.held_on desc, v.id desc
    `.execute(tx)
  ).rows

type Waiting = Pick<VisitLine, 'id' | 'unitName' | 'heldOn' | 'state' | 'unexplained'> & {
  unitId: number
  bodyId: number
  explainBy: LocalDate | null
}

/** One row = a visit that is not over: of a body, or at a unit; at most thirty, the first day first. */
export const visitsOpen = async (tx: Tx, q: { bodyId: number; unitId: number; until: LocalDate }): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      with found as (
        select v.* from inspections.visit v
        where (v.body_id = ${q.bodyId} or v.unit_id = ${q.unitId})
          and ((v.state = 'planned' and v.held_on <= ${q.until}::date) or v.state = 'held')
        order by v.held_on, v.id limit 30
      )
      select v.id, v.unit_id as "unitId", v.body_id as "bodyId", n.name as "unitName", v.held_on as "heldOn", v.state, v.explain_by as "explainBy",
        c.unexplained
      from found v ${unit} ${counted} order by v.held_on, v.id
    `.execute(tx)
  ).rows
