import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { Arrears, Frame, NewArrears } from './types.ts'

const columns = sql`
  a.unit_id as "unitId", n.name as "unitName", a.project_id as "projectId", p.name as "projectName", a.id, a.as_of as "asOf", a.amount,
  a.pay_by as "payBy", a.pay_from as "payFrom", a.document, a.entered_by as "enteredBy"`

const named = sql`
  join funding.project p on (p.unit_id, p.id) = (a.unit_id, a.project_id)
  cross join lateral (select v.name from units.live v where v.unit_id = a.unit_id order by v.valid_from desc limit 1) n`

/** One row = what a project of a place owes by the newest word of it by the day; the largest first, those that owe nothing last. */
export const arrearsOf = async (tx: Tx, frame: Frame): Promise<Arrears[]> =>
  (
    await sql<Arrears>`
      with place as materialized (${unitsOfPlace(frame)}),
      newest as (
        select distinct on (x.unit_id, x.project_id) x.* from funding.arrears x
        where x.as_of <= ${frame.asOf}::date and x.unit_id in (select y.unit_id from place y)
        order by x.unit_id, x.project_id, x.as_of desc, x.id desc
      )
      select ${columns} from newest a ${named} order by a.amount desc, a.pay_by nulls last, a.id limit 5000
    `.execute(tx)
  ).rows

/** One row = what a project of one of the units owes by the newest word of it; the largest first. */
export const arrearsOfUnits = async (tx: Tx, unitIds: readonly number[], on: LocalDate): Promise<Arrears[]> =>
  (
    await sql<Arrears>`
      select ${columns} from (
        select distinct on (x.unit_id, x.project_id) x.* from funding.arrears x
        where x.unit_id = any (${unitIds}::int[]) and x.as_of <= ${on}::date
        order by x.unit_id, x.project_id, x.as_of desc, x.id desc
      ) a ${named} order by a.amount desc, a.id
    `.execute(tx)
  ).rows

/** One row = something said of what a project owes, the newest day first. */
export const arrearsOfProject = async (tx: Tx, unitId: number, projectId: number): Promise<Arrears[]> =>
  (
    await sql<Arrears>`
      select ${columns} from funding.arrears a ${named} where a.unit_id = ${unitId} and a.project_id = ${projectId}
      order by a.as_of desc, a.id desc
    `.execute(tx)
  ).rows

/** Enters what is owed; null where the same form brought it before. */
export const addArrears = async (
  tx: Tx,
  row: NewArrears & { unitId: number; projectId: number; by: string; at: Date; sending: string },
): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into funding.arrears (unit_id, project_id, as_of, amount, pay_by, pay_from, document, entered_by, entered_at, sending)
      values (${row.unitId}, ${row.projectId}, ${row.asOf}, ${row.amount}, ${row.payBy}, ${row.payFrom}, ${row.document}, ${row.by}, ${row.at},
        ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null
