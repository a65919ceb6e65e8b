import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Deadline, ExtensionRequest, NoticeKind, Round } from './types.ts'

export type RoundRow = Pick<
  Round,
  'unitId' | 'kind' | 'year' | 'number' | 'name' | 'setIds' | 'opensOn' | 'closesOn' | 'dueOn' | 'source' | 'openedBy' | 'openedAt'
>

/** The new round's id; null where the unit runs one of that time already. */
export async function addRound(tx: Tx, row: RoundRow): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
    values (${row.unitId}, ${row.kind}, ${row.year}, ${row.number}, ${row.name}, ${row.setIds}::text[], ${row.opensOn}, ${row.closesOn},
            ${row.dueOn}, ${row.source}, ${row.openedBy}, ${row.openedAt})
    on conflict (unit_id, kind, year, number) where cancelled_at is null do nothing
    returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export const addDeadlines = (tx: Tx, unitId: number, roundId: number, deadlines: Deadline[]) =>
  sql`
    insert into calendar.deadline (unit_id, round_id, step, level, due_on, citation, certainty)
    select ${unitId}::int, ${roundId}::int, d.step, d.level, d."dueOn", d.citation, d.certainty
    from jsonb_to_recordset(${JSON.stringify(deadlines)}::jsonb) as d (step text, level text, "dueOn" date, citation text, certainty text)
  `.execute(tx)

/** Lets one writer at a time change what stands around a round. */
export const lockRound = (tx: Tx, roundId: number) => sql`select from calendar.round r where r.id = ${roundId} for update`.execute(tx)

/** Whether it was still running. */
export async function cancel(tx: Tx, roundId: number, because: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar.round set cancelled_at = ${at}, cancelled_because = ${because} where id = ${roundId} and cancelled_at is null
  `.execute(tx)
  return numAffectedRows === 1n
}

export type ExtensionRow = {
  unitId: number
  roundId: number
  until: LocalDate
  reason: string
  requestNumber: number | null
  grantedBy: string
  assignmentId: number
  grantedAt: Date
}

/** The next number of the unit in the round. */
export async function addExtension(tx: Tx, row: ExtensionRow): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into calendar.extension (unit_id, round_id, number, until_on, reason, request_number, granted_by, assignment_id, granted_at)
    select ${row.unitId}::int, ${row.roundId}::int, 1 + coalesce(max(e.number), 0), ${row.until}::date, ${row.reason}::text,
           ${row.requestNumber}::int, ${row.grantedBy}::text, ${row.assignmentId}::int, ${row.grantedAt}::timestamptz
    from calendar.extension e where e.unit_id = ${row.unitId} and e.round_id = ${row.roundId}
    returning number`.execute(tx)
  return rows[0]?.number as number
}

export type RequestRow = {
  unitId: number
  roundId: number
  until: LocalDate
  reason: string
  personId: number
  assignmentId: number
  askedAt: Date
}

/** The next number of the unit in the round; null while an earlier request waits for its answer. */
export async function addRequest(tx: Tx, row: RequestRow): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    insert into calendar.extension_request (unit_id, round_id, number, until_on, reason, person_id, assignment_id, asked_at)
    select ${row.unitId}::int, ${row.roundId}::int, 1 + coalesce(max(q.number), 0), ${row.until}::date, ${row.reason}::text,
           ${row.personId}::int, ${row.assignmentId}::int, ${row.askedAt}::timestamptz
    from calendar.extension_request q where q.unit_id = ${row.unitId} and q.round_id = ${row.roundId}
    on conflict do nothing
    returning number`.execute(tx)
  return rows[0]?.number ?? null
}

export type AnswerRow = { answer: 'granted' | 'refused'; reason: string; by: string; at: Date }

/** Whether the request still waited. */
export async function answerRequest(
  tx: Tx,
  { unitId, roundId, number }: Pick<ExtensionRequest, 'unitId' | 'roundId' | 'number'>,
  { answer, reason, by, at }: AnswerRow,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar.extension_request set answer = ${answer}, answer_reason = ${reason}, answered_by = ${by}, answered_at = ${at}
    where unit_id = ${unitId} and round_id = ${roundId} and number = ${number} and answer is null
  `.execute(tx)
  return numAffectedRows === 1n
}

/** How many communes were told now what they had not been told before. */
export async function addNotices(tx: Tx, roundId: number, kind: NoticeKind, unitIds: number[], on: LocalDate): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into calendar.notice (unit_id, round_id, kind, made_on)
    select u, ${roundId}::int, ${kind}::text, ${on}::date from unnest(${unitIds}::int[]) u
    on conflict do nothing
  `.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
