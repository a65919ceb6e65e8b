import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Commendation, CommendedKind, NewRound, Ranking, Round } from './types.ts'

const columns = sql`
  r.id, r.unit_id as "unitId", v.name as "unitName", r.name, r.issuer, r.decision_number as "decisionNumber", r.opens_on as "opensOn",
  r.closes_on as "closesOn", r.criteria, r.state, r.opened_by as "openedBy", r.result, r.result_hash as "resultHash", r.closed_on as "closedOn",
  r.closed_by as "closedBy", r.cancelled_because as "cancelledBecause"`

const placed = (today: string) => sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = r.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) v`

/** One row = a round by its id. */
export const roundById = async (tx: Tx, id: number, today: string): Promise<Round | null> =>
  (await sql<Round>`select ${columns} from movement.round r ${placed(today)} where r.id = ${id}`.execute(tx)).rows[0] ?? null

export const holdRound = (tx: Tx, id: number) => sql`select from movement.round r where r.id = ${id} for update`.execute(tx)

/** One row = a round of one of the units, open ones first, then the newest. */
export const roundsOf = async (tx: Tx, unitIds: readonly number[] | null, today: string, limit: number): Promise<Round[]> =>
  (
    await sql<Round>`
      select ${columns} from movement.round r ${placed(today)}
      where ${unitIds}::int[] is null or r.unit_id = any(${unitIds}::int[])
      order by r.state <> 'open', r.closes_on desc, r.id desc limit ${limit}
    `.execute(tx)
  ).rows

/** Opens a round; null where one of that name by that document is there. */
export const addRound = async (tx: Tx, row: NewRound & { unitId: number; by: string; at: Date }): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into movement.round (unit_id, name, issuer, decision_number, opens_on, closes_on, criteria, opened_by, opened_at)
      values (${row.unitId}, ${row.name}, ${row.issuer}, ${row.decisionNumber}, ${row.opensOn}, ${row.closesOn}, ${JSON.stringify(row.criteria)}::jsonb,
        ${row.by}, ${row.at})
      on conflict (unit_id, decision_number, name) where state <> 'cancelled' do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

type Closing = { id: number; result: Ranking; hash: string; on: LocalDate; by: string }

export const closeRound = (tx: Tx, { id, result, hash, on, by }: Closing) =>
  sql`
    update movement.round set state = 'closed', result = ${JSON.stringify(result)}::jsonb, result_hash = ${hash}, closed_on = ${on}, closed_by = ${by}
    where id = ${id}
  `.execute(tx)

export const cancelRound = (tx: Tx, id: number, because: string) =>
  sql`update movement.round set state = 'cancelled', cancelled_because = ${because} where id = ${id}`.execute(tx)

export type Counted = { unitId: number; criterion: string; version: number; value: number; enteredBy: string }

/** One row = the newest count of a unit for a criterion of the round; `unitId` null: of all that can be seen. */
export const countsOf = async (tx: Tx, roundId: number, unitId: number | null): Promise<Counted[]> =>
  (
    await sql<Counted>`
      select distinct on (e.unit_id, e.criterion) e.unit_id as "unitId", e.criterion, e.version, e.value::float8 as value, e.entered_by as "enteredBy"
      from movement.entry e where e.round_id = ${roundId} and (${unitId}::int is null or e.unit_id = ${unitId}::int)
      order by e.unit_id, e.criterion, e.version desc
    `.execute(tx)
  ).rows

type NewCount = { unitId: number; roundId: number; criterion: string; value: number; by: string; at: Date }

/** Keeps a count as the next version; the same value again is kept once. The version that stands. */
export const addCount = async (tx: Tx, row: NewCount): Promise<boolean> =>
  (
    await sql`
      insert into movement.entry (unit_id, round_id, criterion, version, value, entered_by, entered_at)
      select ${row.unitId}, ${row.roundId}, ${row.criterion}, coalesce(max(e.version), 0) + 1, ${row.value}, ${row.by}, ${row.at}
      from movement.entry e where e.unit_id = ${row.unitId} and e.round_id = ${row.roundId} and e.criterion = ${row.criterion}
      having (array_agg(e.value order by e.version desc))[1] is distinct from ${row.value}::numeric
      returning version
    `.execute(tx)
  ).rows.length > 0

/** One row = an open round of a province in which the commune still owes a count. */
export const owedBy = async (
  tx: Tx,
  unitId: number,
  today: string,
): Promise<{ id: number; name: string; closesOn: LocalDate; missing: number }[]> =>
  (
    await sql<{ id: number; name: string; closesOn: LocalDate; missing: number }>`
      select r.id, r.name, r.closes_on as "closesOn", count(*)::int as missing
      from units.live v
      join movement.round r on r.unit_id = v.province_id and r.state = 'open' and r.opens_on <= ${today}::date
      cross join lateral jsonb_array_elements(r.criteria) k
      where v.unit_id = ${unitId} and v.level = 'commune' and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
        and k ->> 'source' = 'count'
        and not exists (
          select from movement.entry e where e.unit_id = v.unit_id and e.round_id = r.id and e.criterion = k ->> 'key')
      group by r.id, r.name, r.closes_on order by r.closes_on, r.id
    `.execute(tx)
  ).rows

type NewCommendation = {
  unitId: number
  roundId: number | null
  name: string
  kind: CommendedKind
  form: string
  deed: string
  by: string
  on: LocalDate
}

/** Puts somebody forward; null where that was done today. */
export const addCommendation = async (tx: Tx, row: NewCommendation): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into movement.commendation (unit_id, round_id, name, kind, form, deed, proposed_by, proposed_on)
      values (${row.unitId}, ${row.roundId}, ${row.name}, ${row.kind}, ${row.form}, ${row.deed}, ${row.by}, ${row.on})
      on conflict (unit_id, name, form, proposed_on) where state <> 'declined' do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** One row = a commendation put forward in the unit or under it, what is not decided first, then the newest. */
export const commendationsUnder = async (
  tx: Tx,
  unitId: number,
  id: number | null,
  today: string,
  limit: number,
): Promise<Commendation[]> =>
  (
    await sql<Commendation>`
      select c.id, c.unit_id as "unitId", v.name as "unitName", r.name as "roundName", c.name, c.kind, c.form, c.deed, c.state, c.proposed_by as "proposedBy",
             c.proposed_on as "proposedOn", c.decision_number as "decisionNumber", c.decided_on as "decidedOn", c.decided_body as "decidedBody", c.because
      from movement.commendation c
      left join movement.round r on r.id = c.round_id
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l where l.unit_id = c.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) k
      where ${unitId}::int in (c.unit_id, v.parent_id, v.province_id, k.id) and (${id}::int is null or c.id = ${id}::int)
      order by c.state <> 'proposed', coalesce(c.decided_on, c.proposed_on) desc, c.id desc limit ${limit}
    `.execute(tx)
  ).rows

type Decision = { unitId: number; id: number; by: string } & (
  | { decisionNumber: string; decidedOn: LocalDate; decidedBody: string }
  | { because: string }
)

/** Enters what was decided; false where it was settled before. */
export const settleCommendation = async (tx: Tx, row: Decision): Promise<boolean> => {
  const declined = 'because' in row
  return (
    (
      await sql`
        update movement.commendation
        set state = ${declined ? 'declined' : 'decided'}, settled_by = ${row.by}, because = ${declined ? row.because : null},
          decision_number = ${declined ? null : row.decisionNumber}, decided_on = ${declined ? null : row.decidedOn},
          decided_body = ${declined ? null : row.decidedBody}
        where unit_id = ${row.unitId} and id = ${row.id} and state = 'proposed' returning id
      `.execute(tx)
    ).rows.length > 0
  )
}
