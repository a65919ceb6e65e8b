import { type Db, write } from '../../platform/db/database.ts'
import { forget } from './attempt.queries.ts'
import { forgottenBefore } from './burst.rules.ts'

/** Forgets addresses that nobody tried from lately; whoever tries forgets those of others as well. How many were left. */
export const forgetAddresses = (db: Db, now: Date): Promise<number> => write(db, (tx) => forget(tx, forgottenBefore(now)))
