import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Whose calendar stands at the address with this hash, while it works and the account is open. */
export const personOfFeed = async (tx: Tx, hash: string): Promise<number | undefined> =>
  (
    await sql<{ personId: number }>`
      select f.person_id as "personId" from desk.feed f
      join people.person p on p.id = f.person_id and p.disabled_at is null
      where f.token_hash = ${hash} and f.ended_at is null
    `.execute(tx)
  ).rows[0]?.personId

/** Since when the person has a calendar address; null: none. */
export const feedSince = async (tx: Tx, personId: number): Promise<Date | null> =>
  (await sql<{ at: Date }>`select f.made_at as at from desk.feed f where f.person_id = ${personId} and f.ended_at is null`.execute(tx))
    .rows[0]?.at ?? null

/** Whether there was one to end. */
export const endFeed = async (tx: Tx, personId: number, now: Date): Promise<boolean> =>
  (await sql`update desk.feed set ended_at = ${now} where person_id = ${personId} and ended_at is null returning person_id`.execute(tx))
    .rows.length === 1

export const addFeed = (tx: Tx, personId: number, hash: string, now: Date) =>
  sql`insert into desk.feed (token_hash, person_id, made_at) values (${hash}, ${personId}, ${now})`.execute(tx)
