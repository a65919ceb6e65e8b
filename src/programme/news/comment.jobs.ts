import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { type Db, write } from '../../platform/db/database.ts'
import { forgetComments as forget } from './comment.queries.ts'
import { retention } from './procedures.ts'

/** Erases what readers handed in and nobody needs any more; how many comments were touched. */
export const forgetComments = (db: Db, today: LocalDate): Promise<number> =>
  write(db, (tx) => forget(tx, { contact: addDays(today, -retention.contact.days), notShown: addDays(today, -retention.notShown.days) }))
