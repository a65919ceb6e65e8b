import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { type Db, write } from '../../platform/db/database.ts'
import { contactDays } from './procedures.ts'
import { eraseContacts } from './thread.queries.ts'

/** Erases how to reach those whose threads ended long ago; how many there were. */
export const forgetContacts = (db: Db, today: LocalDate): Promise<number> =>
  write(db, (tx) => eraseContacts(tx, addDays(today, -contactDays)))
