import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type {
  ClosingWindow,
  Deadline,
  Extension,
  ExtensionRequest,
  NoticeKind,
  Participant,
  Phase,
  Round,
  RoundKind,
  RoundStep,
} from './types.ts'

/** The columns of a `Round`; its row stands under `r`. */
const roundColumns = sql`
  r.id, r.unit_id as "unitId", r.kind, r.year, r.number, r.name, r.set_ids as "setIds", r.opens_on as "opensOn",
  r.closes_on as "closesOn", r.due_on as "dueOn",
  greatest(r.due_on, (select max(d.due_on) from calendar.deadline d where d.round_id = r.id)) as "endsOn",
  r.source, r.opened_by as "openedBy", r.opened_at as "openedAt", r.cancelled_at as "cancelledAt", r.cancelled_because as "cancelledBecause"`

/** One row = one of the rounds of these numbers. */
export const roundsByIds = async (tx: Tx, ids: readonly number[]): Promise<Round[]> =>
  (await sql<Round>`select ${roundColumns} from calendar.round r where r.id = any (${ids}::int[])`.execute(tx)).rows

/** One row = a round that one of the units runs, newest first, cancelled ones too. */
export const roundsOf = async (tx: Tx, unitIds: number[]): Promise<Round[]> =>
  (
    await sql<Round>`
      select ${roundColumns} from calendar.round r where r.unit_id = any (${unitIds}::int[]) order by r.closes_on desc, r.id desc
    `.execute(tx)
  ).rows

export type CommuneRound = Round & { ownDueOn: LocalDate; isExtended: boolean }

/** The columns of a `CommuneRound` for a commune. */
const communeColumns = (unitId: number) => sql`
  ${roundColumns}, calendar.own_due(r.id, ${unitId}) as "ownDueOn", calendar.own_due(r.id, ${unitId}) > r.due_on as "isExtended"`

/** Whether a unit takes part in the round `r`, as the map of a day has it. */
const takesPart = (unitId: number, on: LocalDate) => sql`
  exists (select from units.communes_of(r.unit_id, ${on}::date, 'xa') c where c.unit_id = ${unitId})`

/** One row = the round, when a commune takes part in it, with its own last day; whatever its state. */
export async function roundReaching(tx: Tx, roundId: number, unitId: number, on: LocalDate): Promise<CommuneRound | undefined> {
  const { rows } = await sql<CommuneRound>`
    select ${communeColumns(unitId)} from calendar.round r where r.id = ${roundId} and ${takesPart(unitId, on)}`.execute(tx)
  return rows[0]
}

/** One row = a round that a commune takes part in and that is running on the day, the one due first before others. */
export const roundsReaching = async (tx: Tx, unitId: number, on: LocalDate): Promise<CommuneRound[]> =>
  (
    await sql<CommuneRound>`
      select q.* from (
        select ${communeColumns(unitId)} from calendar.round r
        where r.cancelled_at is null and r.opens_on <= ${on}::date and ${takesPart(unitId, on)}
      ) q
      where q."endsOn" >= ${on}::date
      order by q."ownDueOn", q.id
    `.execute(tx)
  ).rows

/** One row = the last day of a step; a commune's own for its own step. */
export async function dueOf(tx: Tx, roundId: number, step: RoundStep, unitId: number): Promise<LocalDate | undefined> {
  const { rows } = await sql<{ dueOn: LocalDate }>`
    select case ${step}::text when 'submit' then calendar.own_due(r.id, ${unitId}) else d.due_on end as "dueOn"
    from calendar.round r
    left join calendar.deadline d on d.round_id = r.id and d.step = ${step}
    where r.id = ${roundId} and (${step}::text = 'submit' or d.due_on is not null)`.execute(tx)
  return rows[0]?.dueOn
}

/** One row = the last day of a step of one of the rounds, in the order of steps. */
export const deadlinesIn = async (tx: Tx, roundIds: readonly number[]): Promise<(Deadline & { roundId: number })[]> =>
  (
    await sql<Deadline & { roundId: number }>`
      select d.step, d.level, d.due_on as "dueOn", d.citation, d.certainty, d.round_id as "roundId"
      from calendar.deadline d where d.round_id = any (${roundIds}::int[])
      order by array_position(array['submit', 'verify', 'appraise', 'send'], d.step)
    `.execute(tx)
  ).rows

/** One row = a commune of a round, as the map of the day has it, in the order of codes. */
export const participants = async (tx: Tx, roundId: number, on: LocalDate): Promise<Participant[]> =>
  (
    await sql<Participant>`
      select q.*, q."ownDueOn" > q.due_on as "isExtended"
      from (
        select c.unit_id as "unitId", c.code, c.name, r.due_on, calendar.own_due(r.id, c.unit_id) as "ownDueOn"
        from calendar.round r cross join units.communes_of(r.unit_id, ${on}::date, 'xa') c
        where r.id = ${roundId}
      ) q
      order by q.code
    `.execute(tx)
  ).rows

/** The name of a unit `u` on a day, or its last one. */
const nameOn = (on: LocalDate) => sql`
  (select l.name from units.live l where l.unit_id = u.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1)`

/** One row = more time that was given in a round, newest first; of the units named, or of all. */
export const extensionsOf = async (tx: Tx, roundId: number, unitIds: number[] | null, on: LocalDate): Promise<Extension[]> =>
  (
    await sql<Extension>`
      select u.unit_id as "unitId", ${nameOn(on)} as "unitName", u.round_id as "roundId", u.number, u.until_on as until, u.reason,
             u.granted_by as "grantedBy", u.granted_at as "grantedAt"
      from calendar.extension u
      where u.round_id = ${roundId} and (${unitIds}::int[] is null or u.unit_id = any (${unitIds}::int[]))
      order by u.granted_at desc, u.unit_id
    `.execute(tx)
  ).rows

/** One row = a request for more time in a round, those without answer first; of one unit, or of all. */
export const requestsOf = async (tx: Tx, roundId: number, unitId: number | null, on: LocalDate): Promise<ExtensionRequest[]> =>
  (
    await sql<ExtensionRequest>`
      select u.unit_id as "unitId", ${nameOn(on)} as "unitName", u.round_id as "roundId", u.number, u.until_on as until, u.reason,
             p.name as "askedBy", u.asked_at as "askedAt", u.answer, u.answer_reason as "answerReason", u.answered_by as "answeredBy"
      from calendar.extension_request u
      join people.person p on p.id = u.person_id
      where u.round_id = ${roundId} and (${unitId}::int is null or u.unit_id = ${unitId})
      order by u.answer nulls first, u.asked_at desc, u.unit_id
    `.execute(tx)
  ).rows

export type WaitingRequest = { roundId: number; roundName: string; unitName: string; until: LocalDate }

/** One row = a request without answer in a round that the unit runs and that is not over, in the order of rounds. */
export const requestsWaiting = async (tx: Tx, unitId: number, on: LocalDate): Promise<WaitingRequest[]> =>
  (
    await sql<WaitingRequest>`
      select q.id as "roundId", q.name as "roundName", ${nameOn(on)} as "unitName", u.until_on as until
      from (select ${roundColumns} from calendar.round r where r.unit_id = ${unitId} and r.cancelled_at is null) q
      join calendar.extension_request u on u.round_id = q.id and u.answer is null
      where q."endsOn" >= ${on}::date
      order by q."closesOn" desc, q.id desc, u.asked_at desc, u.unit_id
    `.execute(tx)
  ).rows

export type NoticeRow = { roundId: number; roundName: string; kind: NoticeKind; madeOn: LocalDate; ownDueOn: LocalDate }

/** One row = what a commune was told since a day, newest first. */
export const noticesOf = async (tx: Tx, unitId: number, since: LocalDate): Promise<NoticeRow[]> =>
  (
    await sql<NoticeRow>`
      select r.id as "roundId", r.name as "roundName", n.kind, n.made_on as "madeOn", calendar.own_due(r.id, n.unit_id) as "ownDueOn"
      from calendar.notice n join calendar.round r on r.id = n.round_id
      where n.unit_id = ${unitId} and n.made_on >= ${since}::date
      order by n.made_on desc, r.id desc, n.kind
    `.execute(tx)
  ).rows

/** One row = a round that is running on a day: opened, not over, not cancelled. */
export const roundsRunning = async (tx: Tx, on: LocalDate): Promise<Round[]> =>
  (
    await sql<Round>`
      select q.* from (select ${roundColumns} from calendar.round r where r.cancelled_at is null and r.opens_on <= ${on}::date) q
      where q."endsOn" >= ${on}::date order by q.id
    `.execute(tx)
  ).rows

/** One row = one phase. */
export const phases = async (tx: Tx): Promise<Phase[]> =>
  (
    await sql<Phase>`
      select id, first_year as "firstYear", last_year as "lastYear", set_ids as "setIds", source, certainty
      from calendar.phase order by first_year
    `.execute(tx)
  ).rows

/** One row = the closing window of a kind on a day; the oldest one for days before there was a rule. */
export const windowOf = async (tx: Tx, kind: RoundKind, on: LocalDate): Promise<ClosingWindow | undefined> =>
  (
    await sql<ClosingWindow>`
      select w.kind, w.first_day as "firstDay", w.last_day as "lastDay", w.send_day as "sendDay", w.gap, w.source, w.certainty
      from calendar.closing_window w where w.kind = ${kind}
      order by (w.valid_from <= ${on} and w.valid_to > ${on}) desc, w.valid_from limit 1
    `.execute(tx)
  ).rows[0]

/** One row = the last day of a commune in a round of one that stands above it. */
export const ownDueDays = async (tx: Tx, unitId: number, on: LocalDate): Promise<{ roundId: number; ownDueOn: LocalDate }[]> =>
  (
    await sql<{ roundId: number; ownDueOn: LocalDate }>`
      select r.id as "roundId", calendar.own_due(r.id, ${unitId}) as "ownDueOn"
      from calendar.round r
      where exists (select from units.communes_of(r.unit_id, ${on}::date, 'xa') c where c.unit_id = ${unitId})
    `.execute(tx)
  ).rows
