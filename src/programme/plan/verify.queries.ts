import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../evidence/types.ts'

export type Counts = Record<'registration' | 'target', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (
    await sql<Counts>`select (select count(*) from plan.registration) as "registration", (select count(*) from plan.target) as "target"`.execute(
      tx,
    )
  ).rows[0] as Counts

/** What the tables hold, to be compared with the log. */
export const heldRegistrations = sql<Held>`select * from plan.registration_held`
export const heldTargets = sql<Held>`select * from plan.target_held`
