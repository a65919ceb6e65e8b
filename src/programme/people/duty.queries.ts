import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BodyKind } from './types.ts'

export type DelegationRow = { assignmentId: number; toPersonId: number; reason: string; from: LocalDate; until: LocalDate }

/** The id; null where the assignment is not the holder's over all of these days, the other person is none who works here, or has it already. */
export const addDelegation = async (tx: Tx, holderId: number, d: DelegationRow): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to)
      select a.id, p.id, ${d.reason}, ${d.from}::date, ${d.until}::date + 1
      from people.assignment a
      join people.person p on p.id = ${d.toPersonId} and p.id <> a.person_id and p.disabled_at is null
      where a.id = ${d.assignmentId} and a.person_id = ${holderId} and a.valid_from <= ${d.from}::date and a.valid_to > ${d.until}::date
      on conflict on constraint delegation_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export type DutyRow = {
  bodyId: number
  kind: 'answers' | 'helps'
  unitId: number
  /** «xa-2026/17»; null: all */
  criterion: string | null
  from: LocalDate
  /** last day; null: until further notice */
  until: LocalDate | null
  source: string
}

/** The id; null where the body has the same duty on one of the days. */
export const addDuty = async (tx: Tx, d: DutyRow): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into people.duty (body_id, kind, unit_id, criterion, valid_from, valid_to, source)
      values (${d.bodyId}, ${d.kind}, ${d.unitId}, ${d.criterion}, ${d.from}::date, coalesce(${d.until}::date + 1, 'infinity'), ${d.source})
      on conflict on constraint duty_once_a_day do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export type DutifulBody = { bodyId: number; name: string; kind: BodyKind; unitId: number; criterion: string | null; source: string }

/** One row = a duty of a body that reaches one of the units on the day, for the criterion or for all; the nearest unit first. */
export const dutiesReaching = async (
  tx: Tx,
  unitPath: number[],
  kind: DutyRow['kind'],
  criterion: string | null,
  on: LocalDate,
): Promise<DutifulBody[]> =>
  (
    await sql<DutifulBody>`
      select b.id as "bodyId", b.name, b.kind, d.unit_id as "unitId", d.criterion, d.source
      from people.duty d
      join people.body b on b.id = d.body_id and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
      where d.unit_id = any (${unitPath}::int[]) and d.kind = ${kind}
        and (d.criterion is null or d.criterion = ${criterion})
        and d.valid_from <= ${on}::date and d.valid_to > ${on}::date
      order by array_position(${unitPath}::int[], d.unit_id), d.criterion nulls last, b.id
    `.execute(tx)
  ).rows
