import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Council, MemberSheet, Points } from './types.ts'

type Row = { personId: number; name: string; version: number | null; a: number | null; b: number | null; c: number | null; note: string }

type Of = { unitId: number; dossierId: number; council: Pick<Council, 'unitId' | 'id'> }

/** One row = a member of the council with the newest sheet of this dossier; those who had a hand in it are left out. */
export async function sheetsOf(tx: Tx, { unitId, dossierId, council }: Of): Promise<MemberSheet[]> {
  const { rows } = await sql<Row>`
    select m.person_id as "personId", m.name, s.version, s.part_a as a, s.part_b as b, s.part_c as c, coalesce(s.note, '') as note
    from ocop.council_member m
    join ocop.dossier d on (d.unit_id, d.id) = (${unitId}::int, ${dossierId}::int)
    left join lateral (
      select s.version, s.part_a, s.part_b, s.part_c, s.note from ocop.score s
      where s.unit_id = ${unitId} and s.dossier_id = ${dossierId} and s.person_id = m.person_id order by s.version desc limit 1
    ) s on true
    where m.unit_id = ${council.unitId} and m.council_id = ${council.id} and not d.hands @> array[m.person_id]
    order by m.name, m.person_id
  `.execute(tx)
  return rows.map(({ personId, name, version, a, b, c, note }) => {
    const points = a === null || b === null || c === null ? null : { A: a, B: b, C: c }
    return { personId, name, version, points, note }
  })
}

type NewScore = {
  unitId: number
  dossierId: number
  personId: number
  version: number
  name: string
  points: Points
  note: string
  at: Date
}

/** Keeps a member's sheet as its next version. */
export const addScore = (tx: Tx, { unitId, dossierId, personId, version, name, points, note, at }: NewScore) =>
  sql`
    insert into ocop.score (unit_id, dossier_id, person_id, version, name, part_a, part_b, part_c, note, scored_at)
    values (${unitId}, ${dossierId}, ${personId}, ${version}, ${name}, ${points.A}, ${points.B}, ${points.C}, ${note}, ${at})
  `.execute(tx)

export type ToScore = { id: number; unitName: string; productName: string; year: number }

/** One row = a dossier under the unit that waits for this person's sheet. */
export const waitingForScore = async (tx: Tx, unitId: number, personId: number, today: string, limit: number): Promise<ToScore[]> =>
  (
    await sql<ToScore>`
      select d.id, v.name as "unitName", p.name as "productName", d.year
      from ocop.council_member m
      join ocop.dossier d on (d.council_unit_id, d.council_id) = (m.unit_id, m.council_id) and d.state = 'scoring'
      join ocop.product p on (p.unit_id, p.id) = (d.unit_id, d.product_id)
      cross join lateral (
        select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      where m.person_id = ${personId} and m.unit_id = ${unitId} and not d.hands @> array[${personId}::int]
        and not exists (
          select from ocop.score s where (s.unit_id, s.dossier_id) = (d.unit_id, d.id) and s.person_id = ${personId})
      order by d.id limit ${limit}
    `.execute(tx)
  ).rows
