import { addDays, dayOf, type LocalDate } from '../base/local-date.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { closeDay } from './log.ts'
import * as queries from './queries.ts'

/**
 * Writes the root of every past day that has none, oldest first, each in a transaction of its own; gives the days closed now.
 * A second call closes nothing. `signal` ends it between two days.
 */
export async function closePastDays(db: Db, now: Date, signal?: AbortSignal): Promise<LocalDate[]> {
  const first = (await read(db, queries.firstOpenDay)) as LocalDate | null
  const closed: LocalDate[] = []
  for (let day = first; day !== null && day < dayOf(now) && !signal?.aborted; day = addDays(day, 1)) {
    const over = day
    await write(db, (tx) => closeDay(tx, over, now))
    closed.push(over)
  }
  return closed
}

export type DayRoot = { day: LocalDate; root: string; entries: number }

/** The roots of all closed days, oldest first: what can be printed and kept elsewhere. */
export const dayRootsOf = async (tx: Tx): Promise<DayRoot[]> => (await queries.dayRoots(tx)) as DayRoot[]
