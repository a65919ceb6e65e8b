import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Handover, Moved } from './handover.types.ts'

/** One row = an assignment that the person would still hold on the day or later. */
export type OpenAssignment = {
  id: number
  postId: number
  role: string
  unitId: number
  criteria: string[] | null
  from: LocalDate
  until: LocalDate | null
}

/** Locked, so that nobody ends or delegates one while it is moved. */
export const assignmentsFrom = async (tx: Tx, personId: number, day: LocalDate): Promise<OpenAssignment[]> =>
  (
    await sql<OpenAssignment>`
      select a.id, a.post_id as "postId", a.role, a.unit_id as "unitId", a.criteria, a.valid_from as "from",
             case when a.valid_to = 'infinity' then null else a.valid_to - 1 end as until
      from people.assignment a where a.person_id = ${personId} and a.valid_to > ${day}::date order by a.id for update
    `.execute(tx)
  ).rows

/** The receiver's assignment with the same post, role and unit that covers the first of the days. */
export const sameAssignment = async (tx: Tx, personId: number, a: OpenAssignment, day: LocalDate): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      select b.id from people.assignment b
      where b.person_id = ${personId} and b.post_id = ${a.postId} and b.role = ${a.role} and b.unit_id = ${a.unitId}
        and b.valid_to > greatest(${a.from}::date, ${day}::date)
      order by b.valid_from limit 1
    `.execute(tx)
  ).rows[0]?.id

/** Moves what is left of the delegations of one assignment to another; those to the receiver, and those that are there, end. */
export const moveDelegations = async (tx: Tx, from: number, to: number, receiverId: number, day: LocalDate): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to)
    select ${to}, d.to_person_id, d.reason, greatest(d.valid_from, ${day}::date), d.valid_to
    from people.delegation d where d.assignment_id = ${from} and d.valid_to > ${day}::date and d.to_person_id <> ${receiverId}
    on conflict on constraint delegation_once_a_day do nothing returning id
  `.execute(tx)
  await sql`
    update people.delegation set valid_to = greatest(valid_from, ${day}::date) where assignment_id = ${from} and valid_to > ${day}::date
  `.execute(tx)
  return rows.length
}

/** What somebody does in another's stead in one of these assignments goes on with the receiver, unless the receiver is the holder. */
export const moveDeputies = async (tx: Tx, assignmentIds: number[], from: number, to: number, day: LocalDate): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to)
    select d.assignment_id, ${to}, d.reason, greatest(d.valid_from, ${day}::date), d.valid_to
    from people.delegation d join people.assignment a on a.id = d.assignment_id
    where d.assignment_id = any (${assignmentIds}::int[]) and d.to_person_id = ${from} and d.valid_to > ${day}::date and a.person_id <> ${to}
    on conflict on constraint delegation_once_a_day do nothing returning id
  `.execute(tx)
  await sql`
    update people.delegation set valid_to = greatest(valid_from, ${day}::date)
    where assignment_id = any (${assignmentIds}::int[]) and to_person_id = ${from} and valid_to > ${day}::date
  `.execute(tx)
  return rows.length
}

type NewHandover = {
  unitId: number
  fromPersonId: number
  toPersonId: number
  takesOverOn: LocalDate
  reason: string
  moved: Moved
  doneBy: number
  doneAt: Date
}

export const addHandover = async (tx: Tx, h: NewHandover): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into people.handover (unit_id, from_person_id, to_person_id, takes_over_on, reason, moved, done_by, done_at)
      values (${h.unitId}, ${h.fromPersonId}, ${h.toPersonId}, ${h.takesOverOn}::date, ${h.reason}, ${JSON.stringify(h.moved)}::jsonb,
              ${h.doneBy}, ${h.doneAt})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** One row = a handover that was done by an administrator of the unit or of one under it, the newest first; `id` null: all of them. */
export const handoversUnder = async (tx: Tx, unitId: number, id: number | null, on: LocalDate): Promise<Handover[]> =>
  (
    await sql<Handover>`
      select h.id, h.unit_id as "unitId", f.id as "fromPersonId", f.name as "fromName", t.id as "toPersonId", t.name as "toName",
             h.takes_over_on as "takesOverOn", h.reason, h.moved, b.name as "doneBy", h.done_at as "doneAt"
      from people.handover h
      join people.person f on f.id = h.from_person_id
      join people.person t on t.id = h.to_person_id
      join people.person b on b.id = h.done_by
      cross join lateral (
        select l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = h.unit_id
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      where (${id}::int is null or h.id = ${id}) and ${unitId}::int in (v.unit_id, v.parent_id, v.province_id, c.id)
      order by h.done_at desc, h.id desc limit 200
    `.execute(tx)
  ).rows
