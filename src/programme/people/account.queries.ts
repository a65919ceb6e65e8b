import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Whether an account belongs to a person who may enter. */
export const isOpenAccount = async (tx: Tx, accountId: string): Promise<boolean> =>
  (
    await sql<{ open: boolean }>`
      select exists (select from people.person p where p.account_id = ${accountId} and p.disabled_at is null) as open
    `.execute(tx)
  ).rows[0]?.open ?? false

type Lock = { lockAfter: number; lockMinutes: number }

/**
 * Counts a try before it is judged, so that many at once cannot slip under the limit. Answers how many in a row; more than
 * `lockAfter` means locked, and further tries do not lengthen the lock.
 */
export const beginAttempt = async (tx: Tx, login: string, { lockAfter, lockMinutes }: Lock, now: Date): Promise<number> =>
  (
    await sql<{ tries: number }>`
      insert into people.attempt as a (login, tries, last_at) values (left(lower(${login}), 200), 1, ${now})
      on conflict (login) do update set
        tries = case when a.last_at <= excluded.last_at - make_interval(mins => ${lockMinutes}::int) then 1 else least(a.tries, ${lockAfter}::int) + 1 end,
        last_at = case when a.tries > ${lockAfter}::int and a.last_at > excluded.last_at - make_interval(mins => ${lockMinutes}::int)
                       then a.last_at else excluded.last_at end
      returning tries
    `.execute(tx)
  ).rows[0]?.tries ?? 1

export const clearAttempts = (tx: Tx, login: string) => sql`delete from people.attempt where login = left(lower(${login}), 200)`.execute(tx)
