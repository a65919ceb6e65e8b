import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Colleague, DelegationOf, DelegationRow } from './delegation.types.ts'

/**
 * The id; null where the assignment is not the holder's over all of these days, or the other is not a colleague who works now (somebody
 * with a post in the same unit or body, or kept by the same unit), or has it already.
 */
export const addDelegation = async (tx: Tx, holderId: number, d: DelegationRow, today: LocalDate): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to)
      select a.id, p.id, ${d.reason}, ${d.from}::date, ${d.until}::date + 1
      from people.assignment a
      join people.post o on o.id = a.post_id
      join people.person p on p.id = ${d.toPersonId} and p.id <> a.person_id and p.disabled_at is null
      where a.id = ${d.assignmentId} and a.person_id = ${holderId} and a.valid_from <= ${d.from}::date and a.valid_to > ${d.until}::date
        and (p.unit_id = a.unit_id or exists (
          select from people.assignment w join people.post r on r.id = w.post_id
          where w.person_id = p.id and w.valid_from <= ${today}::date and w.valid_to > ${today}::date
            and (w.unit_id = a.unit_id or r.body_id = o.body_id)
        ))
      on conflict on constraint delegation_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** Ends a delegation of the holder before the day: who had it, or null where there is none to end. */
export const endDelegation = async (tx: Tx, holderId: number, delegationId: number, day: LocalDate): Promise<number | null> =>
  (
    await sql<{ toPersonId: number }>`
      update people.delegation d set valid_to = greatest(d.valid_from, ${day}::date)
      from people.assignment a
      where d.id = ${delegationId} and a.id = d.assignment_id and a.person_id = ${holderId} and d.valid_to > ${day}::date
      returning d.to_person_id as "toPersonId"
    `.execute(tx)
  ).rows[0]?.toPersonId ?? null

/** One row = a delegation that the person gave or got and that was not over before the day, the latest first. */
export const delegationsOf = async (tx: Tx, personIds: number[], notOverBefore: LocalDate): Promise<DelegationOf[]> =>
  (
    await sql<DelegationOf>`
      select d.id, d.assignment_id as "assignmentId", a.unit_id as "unitId", h.id as "holderId", h.name as "holderName", t.id as "toPersonId", t.name as "toName",
             o.name as "postName", b.name as "bodyName", d.reason, d.valid_from as "from", d.valid_to - 1 as until, d.valid_from = d.valid_to as void
      from people.delegation d
      join people.assignment a on a.id = d.assignment_id
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      join people.person h on h.id = a.person_id
      join people.person t on t.id = d.to_person_id
      where (h.id = any (${personIds}::int[]) or t.id = any (${personIds}::int[])) and d.valid_to > ${notOverBefore}::date
      order by d.valid_from desc, d.id desc
    `.execute(tx)
  ).rows

/** One row = somebody to whom the person may delegate one of the own posts, with a post of theirs where they have one. */
export const colleaguesOf = async (tx: Tx, personId: number, today: LocalDate): Promise<Colleague[]> =>
  (
    await sql<Colleague>`
      with own as (
        select a.unit_id, o.body_id from people.assignment a join people.post o on o.id = a.post_id
        where a.person_id = ${personId} and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
      ), working as (
        select a.person_id, a.unit_id, o.body_id, o.name || ', ' || b.name as post
        from people.assignment a join people.post o on o.id = a.post_id join people.body b on b.id = o.body_id
        where a.valid_from <= ${today}::date and a.valid_to > ${today}::date
      )
      select p.id, p.name, min(w.post) as post
      from people.person p
      left join working w on w.person_id = p.id
      where p.id <> ${personId} and p.disabled_at is null
        and exists (select from own where own.unit_id = p.unit_id or own.unit_id = w.unit_id or own.body_id = w.body_id)
      group by p.id, p.name
    `.execute(tx)
  ).rows
