import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { SheetState } from './procedure.types.ts'

export type RoundSheet = { unitId: number; sheetId: number; setId: string; state: SheetState; submittedAt: Date | null }

/** One row = a sheet of a round. */
export const sheetsOfRound = async (tx: Tx, roundId: number): Promise<RoundSheet[]> =>
  (
    await sql<RoundSheet>`
      select s.unit_id as "unitId", s.id as "sheetId", s.set_id as "setId", s.state, s.submitted_at as "submittedAt"
      from assessment.sheet s where s.round_id = ${roundId}
    `.execute(tx)
  ).rows

/** One row = a commune that lies in a unit on a day, or is it. */
export const communesIn = async (tx: Tx, unitId: number, on: LocalDate): Promise<{ unitId: number }[]> =>
  (await sql<{ unitId: number }>`select c.unit_id as "unitId" from units.communes_of(${unitId}, ${on}::date, 'xa') c`.execute(tx)).rows
