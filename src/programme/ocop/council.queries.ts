import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Candidate, Council, Regulation, RegulationKind } from './types.ts'

/** One row = a council of a unit with its members, the newest first. */
export const councilsOf = async (tx: Tx, unitId: number): Promise<Council[]> =>
  (
    await sql<Council>`
      select c.id, c.unit_id as "unitId", c.year, c.name, c.decision_number as "decisionNumber", c.decided_on as "decidedOn",
             coalesce((select jsonb_agg(jsonb_build_object('personId', m.person_id, 'name', m.name) order by m.name, m.person_id)
                       from ocop.council_member m where (m.unit_id, m.council_id) = (c.unit_id, c.id)), '[]') as members
      from ocop.council c where c.unit_id = ${unitId} order by c.year desc, c.id desc
    `.execute(tx)
  ).rows

/** One row = a person who works on the day in one of the roles at the unit. */
export const peopleInRoles = async (tx: Tx, unitId: number, roles: readonly string[], today: string): Promise<Candidate[]> =>
  (
    await sql<Candidate>`
      select distinct on (p.id) p.id as "personId", p.name, o.name as "postName"
      from people.assignment a
      join people.person p on p.id = a.person_id
      join people.post o on o.id = a.post_id
      where a.unit_id = ${unitId} and a.role = any(${roles}::text[]) and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
      order by p.id, a.id
    `.execute(tx)
  ).rows

type NewCouncil = Omit<Council, 'id'> & { by: string; at: Date }

/** Makes a council with its members; null where that decision made one already. */
export async function addCouncil(tx: Tx, row: NewCouncil): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into ocop.council (unit_id, year, name, decision_number, decided_on, made_by, made_at)
    values (${row.unitId}, ${row.year}, ${row.name}, ${row.decisionNumber}, ${row.decidedOn}, ${row.by}, ${row.at})
    on conflict (unit_id, decision_number, decided_on) do nothing returning id
  `.execute(tx)
  const [made] = rows
  if (!made) return null
  const [ids, names] = [row.members.map(({ personId }) => personId), row.members.map(({ name }) => name)]
  await sql`
    insert into ocop.council_member (unit_id, council_id, person_id, name)
    select ${row.unitId}, ${made.id}, m.id, m.name from unnest(${ids}::int[], ${names}::text[]) m (id, name)
  `.execute(tx)
  return made.id
}

/** One row = what a province says itself, the newest first. */
export const regulationsOf = async (tx: Tx, unitId: number): Promise<Regulation[]> =>
  (
    await sql<Regulation>`
      select g.id, g.kind, g.value, g.decision_number as "decisionNumber", g.decided_on as "decidedOn", g.in_force_from as "from",
             g.entered_by as "enteredBy"
      from ocop.regulation g where g.unit_id = ${unitId} order by g.in_force_from desc, g.id desc
    `.execute(tx)
  ).rows

/** One row = a regulation of any province, with whose it is. */
export const allRegulations = async (tx: Tx): Promise<(Regulation & { unitId: number })[]> =>
  (
    await sql<Regulation & { unitId: number }>`
      select g.unit_id as "unitId", g.id, g.kind, g.value, g.decision_number as "decisionNumber", g.decided_on as "decidedOn",
             g.in_force_from as "from", g.entered_by as "enteredBy"
      from ocop.regulation g
    `.execute(tx)
  ).rows

type NewRegulation = {
  unitId: number
  kind: RegulationKind
  value: string
  decisionNumber: string
  decidedOn: LocalDate
  from: LocalDate
  by: string
  at: Date
}

export const addRegulation = async (tx: Tx, row: NewRegulation): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into ocop.regulation (unit_id, kind, value, decision_number, decided_on, in_force_from, entered_by, entered_at)
      values (${row.unitId}, ${row.kind}, ${row.value}, ${row.decisionNumber}, ${row.decidedOn}, ${row.from}, ${row.by}, ${row.at})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number
