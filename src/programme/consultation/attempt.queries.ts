import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type AttemptKind = 'wrongCode' | 'answer' | 'opinion' | 'tracking'
type Attempt = { address: string; kind: AttemptKind; began: Date }

/** How often did this address try within the quarter of an hour? */
export const triesOf = async (tx: Tx, { address, kind, began }: Attempt): Promise<number> =>
  (
    await sql<{ tries: number }>`
      select a.tries from consultation.attempt a where a.address = ${address} and a.kind = ${kind} and a.began = ${began}
    `.execute(tx)
  ).rows[0]?.tries ?? 0

/** Forgets tries of before a moment; how many rows there were. */
export const forget = async (tx: Tx, before: Date): Promise<number> =>
  Number((await sql`delete from consultation.attempt where began < ${before}`.execute(tx)).numAffectedRows ?? 0)

/** Counts a try and forgets those of long ago; how many there are now. */
export async function countTry(tx: Tx, { address, kind, began }: Attempt, forgottenBefore: Date): Promise<number> {
  await forget(tx, forgottenBefore)
  const { rows } = await sql<{ tries: number }>`
    insert into consultation.attempt as a (address, kind, began, tries) values (${address}, ${kind}, ${began}, 1)
    on conflict (address, kind, began) do update set tries = a.tries + 1
    returning a.tries`.execute(tx)
  return rows[0]?.tries ?? 0
}
