import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Keeps the hash of the account's password of now, and no more than so many of those before it. */
export const keepPassword = async (tx: Tx, personId: number, now: Date, most: number): Promise<void> => {
  await sql`
    insert into people.password (person_id, number, hash, set_at)
    select p.id, coalesce((select max(k.number) from people.password k where k.person_id = p.id), 0) + 1, a.password, ${now}
    from people.person p
    join auth.account a on a."userId" = p.account_id and a."providerId" = 'credential' and a.password is not null
    where p.id = ${personId}
  `.execute(tx)
  await sql`
    delete from people.password k
    where k.person_id = ${personId}
      and k.number <= (select max(l.number) from people.password l where l.person_id = ${personId}) - greatest(${most}::int, 1)
  `.execute(tx)
}

/** The hashes of the person's last passwords, the newest first. */
export const lastPasswords = async (tx: Tx, personId: number, most: number): Promise<string[]> =>
  (
    await sql<{ hash: string }>`
      select k.hash from people.password k where k.person_id = ${personId} order by k.number desc limit ${most}
    `.execute(tx)
  ).rows.map(({ hash }) => hash)
