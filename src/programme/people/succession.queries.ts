import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AtEndedUnit, BodyOfPost } from './succession.types.ts'

type Ended = { unitId: number; on: LocalDate }
const given = (ended: readonly Ended[]) =>
  sql`unnest(${ended.map(({ unitId }) => unitId)}::int[], ${ended.map(({ on }) => on)}::date[]) as d (unit_id, day)`

/** One row = an assignment, a duty or the keeping of an account that lasts beyond the end of its unit. */
export const atEndedUnits = async (tx: Tx, ended: readonly Ended[]): Promise<AtEndedUnit[]> =>
  (
    await sql<AtEndedUnit>`
      select 'assignment' as kind, a.id, d.unit_id as "unitId", d.day as "on", p.name as "who", o.name || ', ' || b.name as "what"
      from ${given(ended)}
      join people.assignment a on a.unit_id = d.unit_id and a.valid_to > d.day and a.valid_from < a.valid_to
      join people.person p on p.id = a.person_id
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      union all
      select 'duty', u.id, d.unit_id, d.day, b.name, case u.kind when 'helps' then 'giúp đỡ' else 'phụ trách ' || coalesce(u.criterion, 'mọi tiêu chí') end
      from ${given(ended)}
      join people.duty u on u.unit_id = d.unit_id and u.valid_to > d.day and u.valid_from < u.valid_to
      join people.body b on b.id = u.body_id
      union all
      select 'account', p.id, d.unit_id, d.day, p.name, 'tài khoản do đơn vị giữ'
      from ${given(ended)} join people.person p on p.unit_id = d.unit_id and p.disabled_at is null
      order by "unitId", kind desc, "who", id
    `.execute(tx)
  ).rows

/** One row = where an assignment stands and in which post, held for this transaction. */
export const heldAssignment = async (tx: Tx, id: number): Promise<BodyOfPost | undefined> =>
  (
    await sql<BodyOfPost>`
      select a.person_id as "personId", a.role, a.criteria, a.valid_from as "from", a.valid_to::text as "validTo", o.name as "postName",
        b.name as "bodyName", b.kind as "bodyKind", b.unit_id as "bodyUnitId", a.post_id as "postId"
      from people.assignment a
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      where a.id = ${id} for update of a
    `.execute(tx)
  ).rows[0]

/** The same assignment at another unit, from the day on; null where the person has it there already. */
export const continueAssignment = async (
  tx: Tx,
  oldId: number,
  to: { postId: number; unitId: number; from: LocalDate },
): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.assignment (person_id, post_id, role, unit_id, criteria, valid_from, valid_to)
      select a.person_id, ${to.postId}, a.role, ${to.unitId}, a.criteria, ${to.from}::date, a.valid_to from people.assignment a where a.id = ${oldId}
      on conflict on constraint assignment_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** What others exercise of an assignment goes along with it. */
export const continueDelegations = (tx: Tx, oldId: number, newId: number, from: LocalDate) =>
  sql`
    insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to)
    select ${newId}, d.to_person_id, d.reason, greatest(d.valid_from, ${from}::date), d.valid_to
    from people.delegation d where d.assignment_id = ${oldId} and d.valid_to > ${from}::date and d.valid_from < d.valid_to
    on conflict on constraint delegation_once_a_day do nothing
  `.execute(tx)

/** Ends an assignment before the day; one that begins later never was in force. */
export const cutAssignment = (tx: Tx, id: number, on: LocalDate) =>
  sql`update people.assignment set valid_to = greatest(valid_from, ${on}::date) where id = ${id} and valid_to > ${on}::date`.execute(tx)

/** An assignment goes on as long as its continuation would have, which never was in force. */
export async function restoreAssignment(tx: Tx, oldId: number, newId: number): Promise<void> {
  const { rows } = await sql<{
    validTo: string
  }>`select a.valid_to::text as "validTo" from people.assignment a where a.id = ${newId}`.execute(tx)
  await sql`update people.assignment set valid_to = valid_from where id = ${newId}`.execute(tx)
  await sql`update people.delegation set valid_to = valid_from where assignment_id = ${newId}`.execute(tx)
  await sql`update people.assignment set valid_to = ${rows[0]?.validTo ?? 'infinity'}::date where id = ${oldId}`.execute(tx)
}

/** The same duty in another unit from the day on; null where the body has it there already. */
export const continueDuty = async (tx: Tx, oldId: number, to: { unitId: number; from: LocalDate }): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.duty (body_id, kind, unit_id, criterion, valid_from, valid_to, source)
      select u.body_id, u.kind, ${to.unitId}, u.criterion, greatest(u.valid_from, ${to.from}::date), u.valid_to, u.source
      from people.duty u where u.id = ${oldId} and u.valid_to > ${to.from}::date
      on conflict on constraint duty_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export const cutDuty = (tx: Tx, id: number, on: LocalDate) =>
  sql`update people.duty set valid_to = greatest(valid_from, ${on}::date) where id = ${id} and valid_to > ${on}::date`.execute(tx)

export async function restoreDuty(tx: Tx, oldId: number, newId: number): Promise<void> {
  const { rows } = await sql<{ validTo: string }>`select u.valid_to::text as "validTo" from people.duty u where u.id = ${newId}`.execute(tx)
  await sql`update people.duty set valid_to = valid_from where id = ${newId}`.execute(tx)
  await sql`update people.duty set valid_to = ${rows[0]?.validTo ?? 'infinity'}::date where id = ${oldId}`.execute(tx)
}

/** Another unit keeps the account; false where it is kept elsewhere meanwhile. */
export const keepAccount = async (tx: Tx, personId: number, from: number, to: number): Promise<boolean> =>
  (await sql`update people.person set unit_id = ${to} where id = ${personId} and unit_id = ${from} returning id`.execute(tx)).rows
    .length === 1

/** One row = an assignment at one of the units that is in force on some day from its own day on. */
export const assignmentsSince = async (
  tx: Tx,
  units: readonly Ended[],
  except: readonly number[],
): Promise<{ who: string; unitId: number }[]> =>
  (
    await sql<{ who: string; unitId: number }>`
      select p.name || ': ' || o.name as "who", a.unit_id as "unitId"
      from ${given(units)}
      join people.assignment a on a.unit_id = d.unit_id and a.valid_to > d.day and a.valid_from < a.valid_to
      join people.person p on p.id = a.person_id
      join people.post o on o.id = a.post_id
      where a.id <> all (${except}::int[]) order by 1
    `.execute(tx)
  ).rows
