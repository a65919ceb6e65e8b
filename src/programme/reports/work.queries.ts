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
