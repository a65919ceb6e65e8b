import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../evidence/types.ts'

export type Counts = Record<'release' | 'reported', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (
    await sql<Counts>`select (select count(*) from figures.release) as "release", (select count(*) from figures.reported) as "reported"`.execute(
      tx,
    )
  ).rows[0] as Counts

/** What the tables hold, to be compared with the log. */
export const heldReleases = sql<Held>`select * from figures.release_held`
export const heldReported = sql<Held>`select * from figures.reported_held`
