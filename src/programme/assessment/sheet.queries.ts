import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import type { Cell, CriterionState, Previous, Sheet, SheetCriterion, SheetState } from './sheet.types.ts'

/** The columns of a `Sheet`; its row stands under `s`. */
const sheetColumns = sql`
  s.id, s.unit_id as "unitId", s.round_id as "roundId", s.set_id as "setId", s.set_version as "setVersion", s.procedure, s.as_of as "asOf",
  s.state, s.version, s.source_id as "sourceId", s.opened_by as "openedBy", s.opened_at as "openedAt", s.submitted_at as "submittedAt",
  s.submitted_by as "submittedBy", s.successor_unit_id as "successorUnitId"`

/** One row = the sheet. */
export const sheetById = async (tx: Tx, id: number): Promise<Sheet | undefined> =>
  (await sql<Sheet>`select ${sheetColumns} from assessment.sheet s where s.id = ${id}`.execute(tx)).rows[0]

/** One row = the sheet of a unit by a set in a round. */
export const sheetFor = async (tx: Tx, { unitId, roundId, setId }: { unitId: number; roundId: number; setId: string }) =>
  (
    await sql<Sheet>`
      select ${sheetColumns} from assessment.sheet s where s.unit_id = ${unitId} and s.round_id = ${roundId} and s.set_id = ${setId}
    `.execute(tx)
  ).rows[0]

export type SheetRow = Sheet & { unitName: string; roundName: string; cells: number; dueOn: LocalDate }

/** One row = a sheet of a unit, newest round first, with how many of its cells have a value. */
export const sheetsOfUnit = async (tx: Tx, unitId: number): Promise<SheetRow[]> =>
  (
    await sql<SheetRow>`
      select ${sheetColumns}, v.name as "unitName", r.name as "roundName", calendar.own_due(r.id, s.unit_id) as "dueOn",
        (select count(*)::int from assessment.cell c where c.unit_id = s.unit_id and c.sheet_id = s.id and num_nonnulls(c.value, c.value_text) = 1) as "cells"
      from assessment.sheet s
      join calendar.round r on r.id = s.round_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = s.unit_id order by l.valid_from <= s.as_of desc, l.valid_from desc limit 1
      ) v
      where s.unit_id = ${unitId} order by s.as_of desc, s.id desc
    `.execute(tx)
  ).rows

/** One row = a cell of a sheet. */
export const cellsOf = async (tx: Tx, unitId: number, sheetId: number): Promise<Cell[]> =>
  (
    await sql<Cell>`
      select c.measure, c.version, c.typed, c.value::float8 as "value", c.value_text as "valueText", c.problem, c.note, c.origin,
        c.origin_note as "originNote", c.person_id as "personId", p.name as "by", c.saved_at as "savedAt"
      from assessment.cell c join people.person p on p.id = c.person_id
      where c.unit_id = ${unitId} and c.sheet_id = ${sheetId} order by c.measure
    `.execute(tx)
  ).rows

/** One row = where a criterion of a sheet stands. */
export const criteriaOf = async (tx: Tx, unitId: number, sheetId: number): Promise<SheetCriterion[]> =>
  (
    await sql<SheetCriterion>`
      select k.criterion, k.state, k.version, k.reason, k.needs, k.due_on as "dueOn"
      from assessment.sheet_criterion k where k.unit_id = ${unitId} and k.sheet_id = ${sheetId}
    `.execute(tx)
  ).rows

/** One row = a criterion that came back, of any sheet of the unit that is to be mended. */
export const returnedOf = async (tx: Tx, unitId: number): Promise<(SheetCriterion & { sheetId: number })[]> =>
  (
    await sql<SheetCriterion & { sheetId: number }>`
      select k.sheet_id as "sheetId", k.criterion, k.state, k.version, k.reason, k.needs, k.due_on as "dueOn"
      from assessment.sheet s join assessment.sheet_criterion k on k.unit_id = s.unit_id and k.sheet_id = s.id and k.state = 'returned'
      where s.unit_id = ${unitId} and s.state = 'returned'
    `.execute(tx)
  ).rows

/** One row = the newest value of a measure before a day, at the furthest stage that its day reached; what was taken back is not said. */
export const previousOf = async (tx: Tx, unitId: number, before: LocalDate): Promise<Previous[]> =>
  (
    await sql<Previous>`
      select distinct on (k.measure) k.measure, k.value::float8 as "value", k.value_text as "valueText", k.valid_on as "on", k.stage, e.title as "source"
      from (
        select distinct on (m.measure, m.valid_on, m.stage) m.* from assessment.measurement m
        where m.unit_id = ${unitId} and m.valid_on < ${before}::date
        order by m.measure, m.valid_on, m.stage, m.known_at desc
      ) k
      join evidence.source e on e.id = k.source_id
      where num_nonnulls(k.value, k.value_text) = 1
      order by k.measure, k.valid_on desc, k.stage = 'appraised' desc, k.stage = 'verified' desc
    `.execute(tx)
  ).rows

export type HistoryRow = { version: number; typed: string; note: string; origin: string; by: string; savedAt: Date }

/** One row = a cell after one save, newest first. */
export const historyOf = async (tx: Tx, { unitId, sheetId, measure }: { unitId: number; sheetId: number; measure: string }) =>
  (
    await sql<HistoryRow>`
      select v.version, v.typed, v.note, v.origin, p.name as "by", v.saved_at as "savedAt"
      from assessment.cell_version v join people.person p on p.id = v.person_id
      where v.unit_id = ${unitId} and v.sheet_id = ${sheetId} and v.measure = ${measure} order by v.version desc limit 50
    `.execute(tx)
  ).rows

export type NewSheet = Pick<Sheet, 'unitId' | 'roundId' | 'setId' | 'setVersion' | 'procedure' | 'asOf' | 'sourceId' | 'openedBy'> & {
  knownAt: Date
  criteria: string[]
}

/** Adds a sheet with its criteria, or gives nothing where there is one already. */
export const addSheet = async (tx: Tx, sheet: NewSheet): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      with fresh as (
        insert into assessment.sheet (unit_id, round_id, set_id, set_version, procedure, as_of, source_id, last_known, opened_by, opened_at)
        values (${sheet.unitId}, ${sheet.roundId}, ${sheet.setId}, ${sheet.setVersion}, ${sheet.procedure}, ${sheet.asOf}::date, ${sheet.sourceId},
          ${sheet.knownAt}, ${sheet.openedBy}, ${sheet.knownAt})
        on conflict on constraint sheet_once_a_round do nothing
        returning unit_id, id
      ), criteria as (
        insert into assessment.sheet_criterion (unit_id, sheet_id, criterion)
        select f.unit_id, f.id, c from fresh f cross join unnest(${sheet.criteria}::text[]) c
      )
      select id from fresh
    `.execute(tx)
  ).rows[0]?.id

/** Holds the sheets of units until the end of the transaction; `alone` where facts will be entered for them as well. */
export const holdSheets = (tx: Tx, unitIds: readonly number[], alone: boolean) =>
  sql`select assessment.hold_sheets(${[...unitIds]}::int[], ${alone})`.execute(tx)

export type Step = {
  unitId: number
  sheetId: number
  verb: string
  from: SheetState
  to: SheetState
  personId: number | null
  assignmentId: number | null
  reason: string
  at: Date
}

/** Moves a sheet from one state to another and keeps the step. */
export const addStep = (tx: Tx, step: Step) =>
  sql`
    with moved as (
      update assessment.sheet s set state = ${step.to}, version = s.version + 1,
        submitted_at = case when ${step.to} = 'submitted' then ${step.at} else s.submitted_at end,
        submitted_by = case when ${step.to} = 'submitted' then ${step.personId}::int else s.submitted_by end
      where s.unit_id = ${step.unitId} and s.id = ${step.sheetId}
    )
    insert into assessment.sheet_step (unit_id, sheet_id, number, verb, from_state, to_state, person_id, assignment_id, reason, stepped_at)
    select ${step.unitId}, ${step.sheetId}, coalesce(max(p.number), 0) + 1, ${step.verb}, ${step.from}, ${step.to}, ${step.personId}::int,
      ${step.assignmentId}::int, ${step.reason}, ${step.at}
    from assessment.sheet_step p where p.unit_id = ${step.unitId} and p.sheet_id = ${step.sheetId}
  `.execute(tx)

/** Moves the criteria of a sheet that stand in one of the states to another. */
export const moveCriteria = (tx: Tx, q: { unitId: number; sheetId: number; from: CriterionState[]; to: CriterionState }) =>
  sql`
    update assessment.sheet_criterion k set state = ${q.to}, version = k.version + 1
    where k.unit_id = ${q.unitId} and k.sheet_id = ${q.sheetId} and k.state = any (${q.from}::text[])
  `.execute(tx)

/** Whether a body has said anything of the sheet since it was last submitted. */
export const reviewedSince = async (tx: Tx, unitId: number, sheetId: number, since: Date | null) =>
  (
    await sql<{ is: boolean }>`
      select exists (
        select from assessment.review r where r.unit_id = ${unitId} and r.sheet_id = ${sheetId} and r.reviewed_at >= coalesce(${since}, '-infinity'::timestamptz)
      ) as "is"
    `.execute(tx)
  ).rows[0]?.is ?? false

/** Points a sheet at the unit that its unit was merged into. */
export const setSuccessor = (tx: Tx, unitId: number, sheetId: number, successorUnitId: number) =>
  sql`update assessment.sheet set successor_unit_id = ${successorUnitId} where unit_id = ${unitId} and id = ${sheetId}`.execute(tx)

export type Holder = { sheetId: number; unitId: number; successorUnitId: number; predecessors: number; on: LocalDate }

/**
 * One row = a sheet still being filled whose unit has ended by a day and lives on whole in exactly one unit; with how many units
 * went into that one.
 */
export const draftsOfEndedUnits = async (tx: Tx, today: LocalDate): Promise<Holder[]> =>
  (
    await sql<Holder>`
      select s.id as "sheetId", s.unit_id as "unitId", max(n.unit_id) as "successorUnitId", max(o.valid_to) as "on",
        (select count(distinct p.unit_id)::int from units.edge e2 join units.version p on p.id = e2.from_version_id
          where e2.to_version_id = max(n.id) and e2.withdrawn_at is null) as "predecessors"
      from assessment.sheet s
      join lateral (
        select v.* from units.version v where v.unit_id = s.unit_id and v.withdrawn_at is null order by v.valid_to desc limit 1
      ) o on o.valid_to <= ${today}::date
      join units.edge e on e.from_version_id = o.id and e.withdrawn_at is null
      join units.version n on n.id = e.to_version_id and n.withdrawn_at is null and n.unit_id <> s.unit_id
      where s.state in ('draft', 'returned')
      group by s.id, s.unit_id
      having count(distinct n.unit_id) = 1 and bool_and(e.whole)
      order by s.unit_id, s.id
    `.execute(tx)
  ).rows

/** Pins a sheet to another version of its set; criteria that the version adds stand open. */
export const pinVersion = (tx: Tx, unitId: number, sheetId: number, version: number, criteria: string[]) =>
  sql`
    with pinned as (
      update assessment.sheet s set set_version = ${version}, version = s.version + 1 where s.unit_id = ${unitId} and s.id = ${sheetId}
    )
    insert into assessment.sheet_criterion (unit_id, sheet_id, criterion)
    select ${unitId}, ${sheetId}, c from unnest(${criteria}::text[]) c
    on conflict do nothing
  `.execute(tx)

/** The body of a version of a set. */
export const bodyOf = async (tx: Tx, setId: string, version: number) =>
  (await sql<{ body: CriteriaSet }>`select body from criteria.set_version where set_id = ${setId} and version = ${version}`.execute(tx))
    .rows[0]?.body

/** What stands around a sheet: its round, a newer version of its set, the sheet that it went into. */
export const roundNamed = async (tx: Tx, { unitId, roundId, setId, setVersion, asOf, successorUnitId }: Sheet) =>
  (
    await sql<{ roundName: string; opensOn: LocalDate; dueOn: LocalDate; newerVersion: number | null; successorSheetId: number | null }>`
      select r.name as "roundName", r.opens_on as "opensOn", calendar.own_due(r.id, ${unitId}) as "dueOn",
        (select max(v.version) from criteria.set_version v
          where v.set_id = ${setId} and v.version > ${setVersion} and v.valid_from <= ${asOf}::date and v.valid_to > ${asOf}::date) as "newerVersion",
        (select n.id from assessment.sheet n where n.unit_id = ${successorUnitId}::int and n.round_id = ${roundId} and n.set_id = ${setId}) as "successorSheetId"
      from calendar.round r where r.id = ${roundId}
    `.execute(tx)
  ).rows[0]

/** One row = a cell as it stood in the version that a form was drawn from. */
export const versionsDrawn = async (tx: Tx, unitId: number, sheetId: number, drawn: { measure: string; base: number }[]) =>
  (
    await sql<{ measure: string; version: number; typed: string; note: string }>`
      select v.measure, v.version, v.typed, v.note
      from unnest(${drawn.map(({ measure }) => measure)}::text[], ${drawn.map(({ base }) => base)}::int[]) d (measure, base)
      join assessment.cell_version v on v.unit_id = ${unitId} and v.sheet_id = ${sheetId} and v.measure = d.measure and v.version = d.base
    `.execute(tx)
  ).rows

/** One row = a set and what it is called. */
export const setNames = async (tx: Tx) =>
  (
    await sql<{
      id: string
      name: string
    }>`select distinct on (set_id) set_id as "id", name from criteria.set_version order by set_id, version desc`.execute(tx)
  ).rows

/**
 * One row = the newest value of a measure of the sheet's own period (since the unit's sheet before by the same set, a year at most) that
 * another source brought, of measures whose cell is empty; at the furthest stage of its day.
 */
export const knownOfPeriod = async (tx: Tx, { unitId, id, setId, asOf, sourceId }: Sheet): Promise<Previous[]> =>
  (
    await sql<Previous>`
      select distinct on (k.measure) k.measure, k.value::float8 as "value", k.value_text as "valueText", k.valid_on as "on", k.stage, e.title as "source"
      from (
        select distinct on (m.measure, m.valid_on, m.stage) m.* from assessment.measurement m
        where m.unit_id = ${unitId} and m.valid_on <= ${asOf}::date and m.valid_on > greatest(${asOf}::date - 365, (
          select max(b.as_of) from assessment.sheet b where b.unit_id = ${unitId} and b.set_id = ${setId} and b.as_of < ${asOf}::date))
        order by m.measure, m.valid_on, m.stage, m.known_at desc
      ) k
      join evidence.source e on e.id = k.source_id
      where num_nonnulls(k.value, k.value_text) = 1 and k.source_id <> ${sourceId}
        and not exists (select from assessment.cell c where c.unit_id = ${unitId} and c.sheet_id = ${id} and c.measure = k.measure)
      order by k.measure, k.valid_on desc, k.stage = 'appraised' desc, k.stage = 'verified' desc
    `.execute(tx)
  ).rows
