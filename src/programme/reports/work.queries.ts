import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Report } from './types.ts'

export type OwnWork = Pick<Report, 'id' | 'regime' | 'kind' | 'year' | 'number' | 'state' | 'dueOn'> & { reason: string | null }

/** One row = a report of a unit that is under way, or due in the last half year, with why it came back. */
export const ownWork = async (tx: Tx, unitId: number, today: LocalDate): Promise<OwnWork[]> =>
  (
    await sql<OwnWork>`
      select r.id, r.regime, g.kind, r.year, r.number, r.state, r.due_on as "dueOn", r.because as reason
      from reports.report r join reports.regime g on g.code = r.regime
      where r.unit_id = ${unitId} and (r.state in ('draft', 'submitted', 'returned', 'approved') or r.due_on > ${today}::date - 200)
      order by r.due_on
    `.execute(tx)
  ).rows

/** How many reports of units below wait to be received, and the first day on which one was due. */
export const waitingBelow = async (tx: Tx, unitId: number): Promise<{ count: number; dueOn: LocalDate | null }> =>
  (
    await sql<{ count: number; dueOn: LocalDate | null }>`
      select count(*)::int as count, min(r.due_on) as "dueOn" from reports.report r
      where r.state = 'sent' and r.unit_id <> ${unitId} and exists (
        select from units.live l where l.unit_id = r.unit_id and (l.parent_id = ${unitId} or l.province_id = ${unitId}
          or exists (select from units.unit u where u.id = ${unitId} and u.origin = 'country') and l.level = 'province'))
    `.execute(tx)
  ).rows[0] ?? { count: 0, dueOn: null }

/** One row = a unit that reports and has somebody in a post today, with the unit right above it. */
export const composingUnits = async (tx: Tx, today: LocalDate): Promise<{ unitId: number; level: string; above: number | null }[]> =>
  (
    await sql<{ unitId: number; level: string; above: number | null }>`
      select distinct l.unit_id as "unitId", l.level, l.parent_id as above
      from people.assignment a
      join units.live l on l.unit_id = a.unit_id and l.valid_from <= ${today}::date and l.valid_to > ${today}::date
      where a.role in ('communeOfficer', 'coordinationOffice') and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
        and l.level in ('commune', 'district', 'province')
      order by 2, 3, 1
    `.execute(tx)
  ).rows

/** The units that sent a report on the period. */
export const reportedBy = async (tx: Tx, unitIds: readonly number[], regime: string, year: number, number: number): Promise<number[]> =>
  (
    await sql<{ unitId: number }>`
      select r.unit_id as "unitId" from reports.report r
      where r.unit_id = any(${unitIds}::int[]) and r.regime = ${regime} and r.year = ${year} and r.number = ${number} and r.sent is not null
    `.execute(tx)
  ).rows.map(({ unitId }) => unitId)
