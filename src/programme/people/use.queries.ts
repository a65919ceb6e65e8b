import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Idle } from './person.types.ts'

/** Somebody works with the account now. */
export const markUse = (tx: Tx, accountId: string, now: Date) =>
  sql`
    insert into people.last_use as l (person_id, used_at) select p.id, ${now} from people.person p where p.account_id = ${accountId}
    on conflict (person_id) do update set used_at = greatest(l.used_at, excluded.used_at)
  `.execute(tx)

/**
 * One row = an open account that nobody has worked with since the instant, the longest first. Of the administrators of the country the
 * one who worked last is spared: else nobody could open the others again.
 */
export const idleSince = async (tx: Tx, since: Date, today: LocalDate): Promise<Idle[]> =>
  (
    await sql<Idle>`
      with known as (
        select p.id, p.name, p.account_id, p.unit_id, coalesce(l.used_at, p.created_at) as used_at
        from people.person p left join people.last_use l on l.person_id = p.id
        where p.disabled_at is null and p.account_id is not null
      ), spared as (
        select k.id from known k
        join people.assignment a on a.person_id = k.id and a.role = 'administrator' and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
        join units.unit u on u.id = a.unit_id and u.origin = 'country'
        order by k.used_at desc, k.id limit 1
      )
      select k.id, k.name, k.unit_id as "unitId", k.used_at as "usedAt" from known k
      where k.used_at < ${since} and k.id not in (select id from spared)
      order by k.used_at, k.id
    `.execute(tx)
  ).rows

/** Disables these accounts, as far as they are open: whose they were. */
export const disableAll = async (tx: Tx, personIds: number[], because: string, now: Date): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      update people.person set disabled_at = ${now}, disabled_because = ${because}
      where id = any (${personIds}::int[]) and disabled_at is null returning id
    `.execute(tx)
  ).rows.map(({ id }) => id)
