import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { RoleId } from '../people/types.ts'
import type { Authority, Body, Colleague, IssuerSetting, JoinedPair, Joining, NewAuthority } from './types.ts'

type By = { by: string; at: Date; on: LocalDate }

/** One row = a body of the unit that is there on the day. */
export const bodiesOf = async (tx: Tx, unitId: number, on: LocalDate): Promise<Body[]> =>
  (
    await sql<Body>`
      select b.id, b.name from people.body b
      where b.unit_id = ${unitId} and b.valid_from <= ${on}::date and b.valid_to > ${on}::date order by b.name, b.id
    `.execute(tx)
  ).rows

/** One row = somebody with a post of these roles in the unit. */
export const colleaguesOf = async (tx: Tx, unitId: number, roles: readonly RoleId[], on: LocalDate): Promise<Colleague[]> =>
  (
    await sql<Colleague>`
      select a.id as "assignmentId", p.id as "personId", p.name, o.name as post, b.id as "bodyId", b.name as "bodyName"
      from people.assignment a
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      join people.person p on p.id = a.person_id and p.disabled_at is null
      where a.unit_id = ${unitId} and a.role = any (${[...roles]}::text[]) and a.valid_from <= ${on}::date and a.valid_to > ${on}::date
      order by p.name, a.id
    `.execute(tx)
  ).rows

/** One row = how a body of the unit issues documents, as it said last. */
export const issuersOf = async (tx: Tx, unitId: number): Promise<IssuerSetting[]> =>
  (
    await sql<IssuerSetting>`
      select distinct on (i.body_id) i.body_id as "bodyId", i.above, i.name, i.abbreviation, i.place, i.clerk_body_id as "clerkBodyId", i.source
      from documents.issuer i where i.unit_id = ${unitId} order by i.body_id, i.id desc
    `.execute(tx)
  ).rows

export const addIssuer = (tx: Tx, unitId: number, row: IssuerSetting, { by, at }: By) =>
  sql`
    insert into documents.issuer (unit_id, body_id, above, name, abbreviation, place, clerk_body_id, source, set_by, set_at)
    values (${unitId}, ${row.bodyId}, ${row.above}, ${row.name}, ${row.abbreviation}, ${row.place}, ${row.clerkBodyId}, ${row.source}, ${by}, ${at})
  `.execute(tx)

/** One row = by what right somebody signs for a body of the unit, today or later. */
export const authoritiesOf = async (tx: Tx, unitId: number, on: LocalDate): Promise<Authority[]> =>
  (
    await sql<Authority>`
      select t.id, t.body_id as "bodyId", b.name as "bodyName", t.assignment_id as "assignmentId", p.id as "personId", p.name, t.kind, t.collective, t.head, t.post, t.source,
             t.valid_from as "from", case when t.valid_to = 'infinity' then null else t.valid_to - 1 end as until
      from documents.authority t
      join people.body b on b.id = t.body_id
      join people.assignment a on a.id = t.assignment_id
      join people.person p on p.id = a.person_id
      where t.unit_id = ${unitId} and t.valid_to > ${on}::date and a.valid_to > ${on}::date
      order by b.name, t.id
    `.execute(tx)
  ).rows

/** One row = a right to sign by its id, also one that is over. */
export const authorityById = async (tx: Tx, id: number): Promise<Authority | null> =>
  (
    await sql<Authority>`
      select t.id, t.body_id as "bodyId", b.name as "bodyName", t.assignment_id as "assignmentId", p.id as "personId", p.name, t.kind, t.collective, t.head, t.post, t.source,
             t.valid_from as "from", case when t.valid_to = 'infinity' then null else t.valid_to - 1 end as until
      from documents.authority t
      join people.body b on b.id = t.body_id
      join people.assignment a on a.id = t.assignment_id
      join people.person p on p.id = a.person_id
      where t.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

export const addAuthority = async (tx: Tx, unitId: number, row: NewAuthority, { by, at }: By): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into documents.authority (unit_id, body_id, assignment_id, kind, collective, head, post, source, valid_from, valid_to, set_by, set_at)
    values (${unitId}, ${row.bodyId}, ${row.assignmentId}, ${row.kind}, ${row.collective}, ${row.head}, ${row.post}, ${row.source}, ${row.from}::date,
      case when ${row.until}::date is null then 'infinity' else ${row.until}::date + 1 end, ${by}, ${at})
    returning id
  `.execute(tx)
  return rows[0]?.id ?? 0
}

/** Ends a right to sign from the day on; false where there is none. */
export const endAuthority = async (tx: Tx, unitId: number, id: number, because: string, on: LocalDate): Promise<boolean> =>
  (
    await sql`
      update documents.authority set valid_to = greatest(valid_from, ${on}::date), ended_because = ${because}
      where unit_id = ${unitId} and id = ${id} and valid_to > ${on}::date returning id
    `.execute(tx)
  ).rows.length > 0

/** One row = two steps that one person may take in a body of the unit today. */
export const joiningsOf = async (tx: Tx, unitId: number, bodyId: number | null): Promise<Joining[]> =>
  (
    await sql<Joining>`
      select j.id, j.body_id as "bodyId", b.name as "bodyName", j.pair, j.reason, j.valid_from as "from"
      from documents.joining j join people.body b on b.id = j.body_id
      where j.unit_id = ${unitId} and j.ended_on is null and (${bodyId}::int is null or j.body_id = ${bodyId}) order by b.name, j.id
    `.execute(tx)
  ).rows

/** False where the pair is joined already. */
export const addJoining = async (
  tx: Tx,
  unitId: number,
  row: { bodyId: number; pair: JoinedPair; reason: string },
  { by, at, on }: By,
): Promise<boolean> =>
  (
    await sql`
      insert into documents.joining (unit_id, body_id, pair, reason, valid_from, set_by, set_at)
      values (${unitId}, ${row.bodyId}, ${row.pair}, ${row.reason}, ${on}::date, ${by}, ${at})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows.length > 0

export const endJoining = async (tx: Tx, unitId: number, id: number, on: LocalDate): Promise<boolean> =>
  (
    await sql`
      update documents.joining set ended_on = ${on}::date where unit_id = ${unitId} and id = ${id} and ended_on is null returning id
    `.execute(tx)
  ).rows.length > 0
