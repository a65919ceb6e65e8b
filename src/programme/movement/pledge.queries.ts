import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Contribution, ContributionState, Helper, NewPledge, Pledge } from './types.ts'

const placed = (today: string) => sql`
  cross join lateral (
    select l.code, l.name, l.parent_id, l.province_id from units.live l where l.unit_id = p.unit_id
    order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) v`

const columns = sql`
  p.id, p.unit_id as "unitId", v.code as "unitCode", v.name as "unitName", v.province_id as "provinceId", p.body_id as "bodyId",
  p.body_name as "bodyName", p.what, p.amount::float8 as amount, p.quantity::float8 as quantity, p.unit, p.due_on as "dueOn", p.source,
  p.pledged_on as "pledgedOn", p.entered_by as "enteredBy", p.withdrawn_because as "withdrawnBecause", g.given, g.waiting`

/** what was given on a pledge, and what waits for the commune's word: exact in the database, below 2^53 */
const givenOn = sql`
  cross join lateral (
    select coalesce(sum(c.value) filter (where c.state = 'confirmed'), 0)::float8 as given,
           coalesce(sum(c.value) filter (where c.state = 'entered'), 0)::float8 as waiting
    from movement.contribution c where c.unit_id = p.unit_id and c.pledge_id = p.id
  ) g`

/** One row = a pledge by its id. */
export const pledgeById = async (tx: Tx, id: number, today: string): Promise<Pledge | null> =>
  (await sql<Pledge>`select ${columns} from movement.pledge p ${placed(today)} ${givenOn} where p.id = ${id}`.execute(tx)).rows[0] ?? null

/** The pledge, held until the end of the transaction. */
export const holdPledge = (tx: Tx, id: number) => sql`select from movement.pledge p where p.id = ${id} for update`.execute(tx)

export type PledgeFilter = { unitId: number; folded: string; open: boolean }

/** One row = a pledge to a commune of the unit or under it; what is due first comes first, then those without a day. */
export const pledgesUnder = async (
  tx: Tx,
  { unitId, folded, open }: PledgeFilter,
  today: string,
  { limit, offset }: Span,
): Promise<(Pledge & Total)[]> =>
  (
    await sql<Pledge & Total>`
      select ${columns}, count(*) over ()::int as total
      from movement.pledge p ${placed(today)} ${givenOn}
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) k
      where ${unitId}::int in (p.unit_id, v.parent_id, v.province_id, k.id) and p.withdrawn_because is null
        and (not ${open}::boolean or g.given < coalesce(p.amount, p.quantity))
        and (${folded} = '' or p.folded like '%' || ${folded} || '%')
      order by p.due_on nulls last, p.id limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

export type Sum = { unit: string | null; pledges: number; pledged: number; given: number }

/** One row = what was pledged and given in money, or in things of one unit, to the communes of a unit. Nothing is added across units. */
export const sumsUnder = async (tx: Tx, unitId: number, today: string): Promise<Sum[]> =>
  (
    await sql<Sum>`
      select p.unit, count(*)::int as pledges, sum(coalesce(p.amount, p.quantity))::float8 as pledged, sum(g.given)::float8 as given
      from movement.pledge p ${placed(today)} ${givenOn}
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) k
      where ${unitId}::int in (p.unit_id, v.parent_id, v.province_id, k.id) and p.withdrawn_because is null
      group by p.unit order by p.unit nulls first
    `.execute(tx)
  ).rows

/** One row = a body that helps one of the units on the day: charged with it, or an assisting body of theirs. */
export const helpersOf = async (tx: Tx, unitIds: readonly number[], today: string): Promise<Helper[]> =>
  (
    await sql<Helper>`
      select b.id, b.name from people.body b
      where b.valid_from <= ${today}::date and b.valid_to > ${today}::date and (
        (b.kind = 'assistingBody' and b.unit_id = any(${unitIds}::int[]))
        or exists (
          select from people.duty d where d.body_id = b.id and d.kind = 'helps' and d.unit_id = any(${unitIds}::int[])
            and d.valid_from <= ${today}::date and d.valid_to > ${today}::date))
      order by b.name, b.id
    `.execute(tx)
  ).rows

export const addPledge = async (
  tx: Tx,
  row: NewPledge & { unitId: number; body: Helper; folded: string; by: string; at: Date },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into movement.pledge (unit_id, body_id, body_name, folded, what, amount, quantity, unit, due_on, source, pledged_on, entered_by, entered_at)
      values (${row.unitId}, ${row.body.id}, ${row.body.name}, ${row.folded}, ${row.what}, ${row.amount}, ${row.quantity}, ${row.unit}, ${row.dueOn}, ${row.source},
        ${row.pledgedOn}, ${row.by}, ${row.at})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

export const withdrawPledge = (tx: Tx, id: number, because: string, by: string) =>
  sql`update movement.pledge set withdrawn_because = ${because}, withdrawn_by = ${by} where id = ${id}`.execute(tx)

/** One row = what was given on a pledge, the newest first. */
export const contributionsOf = async (tx: Tx, unitId: number, pledgeId: number): Promise<Contribution[]> =>
  (
    await sql<Contribution>`
      select c.id, c.value::float8 as value, c.received_on as "receivedOn", c.note, c.state, c.entered_by as "enteredBy", c.settled_by as "settledBy", c.because
      from movement.contribution c where c.unit_id = ${unitId} and c.pledge_id = ${pledgeId} order by c.received_on desc, c.id desc
    `.execute(tx)
  ).rows

type NewContribution = {
  unitId: number
  pledgeId: number
  key: string
  value: number
  receivedOn: LocalDate
  note: string
  isConfirmed: boolean
  by: string
  at: Date
}

/** Enters what was given; null where the same form came before. */
export const addContribution = async (tx: Tx, row: NewContribution): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into movement.contribution (unit_id, pledge_id, key, value, received_on, note, state, entered_by, entered_at, settled_by, settled_at)
      values (${row.unitId}, ${row.pledgeId}, ${row.key}, ${row.value}, ${row.receivedOn}, ${row.note},
        ${row.isConfirmed ? 'confirmed' : 'entered'}, ${row.by}, ${row.at}, ${row.isConfirmed ? row.by : null}, ${row.isConfirmed ? row.at : null})
      on conflict (unit_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

type Settling = {
  unitId: number
  pledgeId: number
  id: number
  from: readonly ContributionState[]
  to: ContributionState
  because: string | null
  by: string
  at: Date
}

/** Confirms, rejects or strikes; false where it stands no longer as it did. */
export const settle = async (tx: Tx, row: Settling): Promise<boolean> =>
  (
    await sql`
      update movement.contribution set state = ${row.to}, because = ${row.because}, settled_by = ${row.by}, settled_at = ${row.at}
      where unit_id = ${row.unitId} and pledge_id = ${row.pledgeId} and id = ${row.id} and state = any(${row.from}::text[]) returning id
    `.execute(tx)
  ).rows.length > 0

export type Waiting = { pledgeId: number; bodyName: string; what: string; count: number }

/** One row = a pledge to the commune itself with gifts that wait for its word. */
export const waitingIn = async (tx: Tx, unitId: number, limit: number): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      select p.id as "pledgeId", p.body_name as "bodyName", p.what, count(*)::int as count
      from movement.contribution c join movement.pledge p on (p.unit_id, p.id) = (c.unit_id, c.pledge_id)
      where c.unit_id = ${unitId} and c.state = 'entered' and p.withdrawn_because is null
      group by p.id, p.body_name, p.what order by p.id limit ${limit}
    `.execute(tx)
  ).rows
