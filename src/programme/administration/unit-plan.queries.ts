import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Succeeded } from '../people/succession.types.ts'
import type { UnitPlan, UnitPlanState } from './types.ts'

const planColumns = sql`
  p.id, p.file_name as "fileName", p.file, p.plan, p.note, p.first_on as "firstOn", p.last_on as "lastOn", p.changes, p.state,
  p.proposed_by as "proposedById", (select o.name from people.person o where o.id = p.proposed_by) as "proposedBy", p.proposed_at as "proposedAt",
  (select o.name from people.person o where o.id = p.decided_by) as "decidedBy", p.decided_at as "decidedAt", p.reason,
  (select o.name from people.person o where o.id = p.reversed_by) as "reversedBy", p.reversed_at as "reversedAt",
  p.reversed_because as "reversedBecause"`

/** One row = one plan, newest first; the table itself is left out. */
export const allPlans = async (tx: Tx): Promise<Omit<UnitPlan, 'file'>[]> =>
  (await sql<UnitPlan>`select ${planColumns} from administration.unit_plan p order by p.id desc`.execute(tx)).rows.map(
    ({ file: _file, ...plan }) => plan,
  )

/** One row = one plan. */
export const planById = async (tx: Tx, id: number): Promise<UnitPlan | undefined> =>
  (await sql<UnitPlan>`select ${planColumns} from administration.unit_plan p where p.id = ${id}`.execute(tx)).rows[0]

/** The same, held for this transaction. */
export const holdPlan = async (tx: Tx, id: number): Promise<UnitPlan | undefined> =>
  (await sql<UnitPlan>`select ${planColumns} from administration.unit_plan p where p.id = ${id} for update of p`.execute(tx)).rows[0]

export type NewPlan = {
  fileName: string
  file: string
  plan: string
  note: string
  firstOn: LocalDate
  lastOn: LocalDate
  changes: number
  by: number
  at: Date
}

/** The id; null where the same plan stands already, proposed or approved. */
export const addPlan = async (tx: Tx, p: NewPlan): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into administration.unit_plan (file_name, file, plan, note, first_on, last_on, changes, proposed_by, proposed_at)
      values (${p.fileName}, ${p.file}, ${p.plan}, ${p.note}, ${p.firstOn}, ${p.lastOn}, ${p.changes}, ${p.by}, ${p.at})
      on conflict (plan) where state in ('proposed', 'approved') do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The plan that says the same and stands, proposed or approved. */
export const planSaying = async (tx: Tx, plan: string): Promise<number | undefined> =>
  (
    await sql<{
      id: number
    }>`select p.id from administration.unit_plan p where p.plan = ${plan} and p.state in ('proposed', 'approved')`.execute(tx)
  ).rows[0]?.id

export const decide = (tx: Tx, id: number, to: { state: UnitPlanState; by: number; at: Date; reason: string }) =>
  sql`
    update administration.unit_plan set state = ${to.state}, decided_by = ${to.by}, decided_at = ${to.at}, reason = ${to.reason} where id = ${id}
  `.execute(tx)

export const reverse = (tx: Tx, id: number, to: { by: number; at: Date; because: string }) =>
  sql`
    update administration.unit_plan set state = 'reversed', reversed_by = ${to.by}, reversed_at = ${to.at}, reversed_because = ${to.because}
    where id = ${id}
  `.execute(tx)

/** One row = a thing of people that went along with the plan and did not come back. */
export const movedWith = async (tx: Tx, planId: number): Promise<Succeeded[]> =>
  (
    await sql<Succeeded>`
      select m.kind, m.old_id as "oldId", m.new_id as "newId", m.from_unit_id as "fromUnitId", m.to_unit_id as "toUnitId"
      from administration.moved m where m.plan_id = ${planId} and m.returned_at is null order by m.moved_at, m.kind, m.old_id
    `.execute(tx)
  ).rows

export const addMoved = (tx: Tx, planId: number, rows: readonly Succeeded[], at: Date) =>
  sql`
    insert into administration.moved (plan_id, kind, old_id, new_id, from_unit_id, to_unit_id, moved_at)
    select ${planId}, d.kind, d.old_id, d.new_id, d.from_id, d.to_id, ${at}::timestamptz
    from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ oldId }) => oldId)}::int[], ${rows.map(({ newId }) => newId)}::int[],
      ${rows.map(({ fromUnitId }) => fromUnitId)}::int[], ${rows.map(({ toUnitId }) => toUnitId)}::int[])
      as d (kind, old_id, new_id, from_id, to_id)
  `.execute(tx)

export const markReturned = (tx: Tx, planId: number, at: Date) =>
  sql`update administration.moved set returned_at = ${at}::timestamptz where plan_id = ${planId} and returned_at is null`.execute(tx)
