import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BodyKind, BodyLevel, RoleId } from './types.ts'

/** Whether nobody has an account that could let others in. */
export const isWithoutAccounts = async (tx: Tx): Promise<boolean> =>
  (
    await sql<{ none: boolean }>`
      select not exists (select from people.person where account_id is not null and not demonstration) as none
    `.execute(tx)
  ).rows[0]?.none ?? true

/** A new link; those made before it die. */
export const addFirstLink = async (tx: Tx, hash: string, now: Date, expiresAt: Date): Promise<void> => {
  await sql`update people.first_link set expires_at = ${now} where used_at is null and expires_at > ${now}`.execute(tx)
  await sql`insert into people.first_link (hash, made_at, expires_at) values (${hash}, ${now}, ${expiresAt})`.execute(tx)
}

export const isLiveLink = async (tx: Tx, hash: string, now: Date): Promise<boolean> =>
  (
    await sql<{ live: boolean }>`
      select exists (select from people.first_link where hash = ${hash} and used_at is null and expires_at > ${now}) as live
    `.execute(tx)
  ).rows[0]?.live ?? false

/** Uses a link up; false when somebody did before. */
export const useLink = async (tx: Tx, hash: string, now: Date): Promise<boolean> =>
  (
    await sql`update people.first_link set used_at = ${now} where hash = ${hash} and used_at is null and expires_at > ${now} returning hash`.execute(
      tx,
    )
  ).rows.length === 1

export type NewPerson = {
  name: string
  folded: string
  unitId: number
  accountId: string
  mustChangePassword: boolean
  demonstration: boolean
  now: Date
}

export const addPerson = async (tx: Tx, p: NewPerson): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into people.person (name, folded, unit_id, account_id, must_change_password, demonstration, created_at)
      values (${p.name}, ${p.folded}, ${p.unitId}, ${p.accountId}, ${p.mustChangePassword}, ${p.demonstration}, ${p.now}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

export const setMustChangePassword = (tx: Tx, personId: number, must: boolean) =>
  sql`update people.person set must_change_password = ${must} where id = ${personId}`.execute(tx)

/** False when the person was disabled already. */
export const disablePerson = async (tx: Tx, personId: number, because: string, now: Date): Promise<boolean> =>
  (
    await sql`
      update people.person set disabled_at = ${now}, disabled_because = ${because} where id = ${personId} and disabled_at is null returning id
    `.execute(tx)
  ).rows.length === 1

export const enablePerson = (tx: Tx, personId: number) =>
  sql`update people.person set disabled_at = null, disabled_because = null where id = ${personId}`.execute(tx)

/** The body of a unit with this name on the day, founded where there is none. */
export const bodyNamed = async (
  tx: Tx,
  body: { kind: BodyKind; level: BodyLevel; unitId: number; name: string; from: LocalDate },
): Promise<number> => {
  await lockNames(tx)
  const { rows } = await sql<{ id: number }>`
    with found as (
      select id from people.body where unit_id = ${body.unitId} and name = ${body.name} and valid_from <= ${body.from}::date and valid_to > ${body.from}::date
    ), widened as (
      -- known from a later day so far: it was there before
      update people.body set valid_from = ${body.from}::date where not exists (select from found) and id = (
        select b.id from people.body b where b.unit_id = ${body.unitId} and b.name = ${body.name} and b.valid_from > ${body.from}::date
        order by b.valid_from limit 1)
      returning id
    ), made as (
      insert into people.body (kind, level, unit_id, name, valid_from)
      select ${body.kind}, ${body.level}, ${body.unitId}, ${body.name}, ${body.from}::date
      where not exists (select from found) and not exists (select from widened) returning id
    )
    select id from found union all select id from widened union all select id from made`.execute(tx)
  return rows[0]?.id as number
}

/** The post of a body with this name on the day, made where there is none. */
export const postNamed = async (tx: Tx, bodyId: number, name: string, from: LocalDate): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    with found as (
      select id from people.post where body_id = ${bodyId} and name = ${name} and valid_from <= ${from}::date and valid_to > ${from}::date
    ), widened as (
      update people.post set valid_from = ${from}::date where not exists (select from found) and id = (
        select o.id from people.post o where o.body_id = ${bodyId} and o.name = ${name} and o.valid_from > ${from}::date
        order by o.valid_from limit 1)
      returning id
    ), made as (
      insert into people.post (body_id, name, valid_from)
      select ${bodyId}, ${name}, ${from}::date where not exists (select from found) and not exists (select from widened) returning id
    )
    select id from found union all select id from widened union all select id from made`.execute(tx)
  return rows[0]?.id as number
}

/** Two administrators who found the same body at once: the second finds the first's. */
const lockNames = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('people.names'))`.execute(tx)

export type AssignmentRow = {
  personId: number
  postId: number
  role: RoleId
  unitId: number
  criteria: string[] | null
  from: LocalDate
  until: LocalDate | null
}

/** The id, or null where the person has the same assignment on one of the days. `until` is the last day. */
export const addAssignment = async (tx: Tx, a: AssignmentRow): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.assignment (person_id, post_id, role, unit_id, criteria, valid_from, valid_to)
      values (${a.personId}, ${a.postId}, ${a.role}, ${a.unitId}, ${a.criteria}::text[], ${a.from}::date, coalesce(${a.until}::date + 1, 'infinity'))
      on conflict on constraint assignment_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** Ends an assignment of the person before the day; false where it has ended already. */
export const endAssignment = async (tx: Tx, personId: number, assignmentId: number, day: LocalDate): Promise<boolean> =>
  (
    await sql`
      update people.assignment set valid_to = greatest(valid_from, ${day}::date)
      where id = ${assignmentId} and person_id = ${personId} and valid_to > ${day}::date returning id
    `.execute(tx)
  ).rows.length === 1

const shut = 'chạy không có --demo'

/** Demonstration accounts open nothing from now on. */
export const disableDemonstration = async (tx: Tx, now: Date): Promise<void> => {
  await sql`update people.person set disabled_at = ${now}, disabled_because = ${shut} where demonstration and disabled_at is null`.execute(
    tx,
  )
}

/** Who it is. */
export const enableDemonstration = async (tx: Tx, accountId: string): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      update people.person set disabled_at = null, disabled_because = null where demonstration and account_id = ${accountId} returning id
    `.execute(tx)
  ).rows[0]?.id
