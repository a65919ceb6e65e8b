import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../evidence/types.ts'

export type Counts = Record<'recognition', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (await sql<Counts>`select (select count(*) from recognition.recognition) as "recognition"`.execute(tx)).rows[0] as Counts

/** What the tables hold, to be compared with the log. */
export const heldRecognitions = sql<Held>`select * from recognition.held`
