import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Whose session bears this token, whether it still works or has ended; only somebody who may enter. */
export const whoseToken = async (tx: Tx, token: string): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      select p.id from auth.session s join people.person p on p.account_id = s."userId"
      where s.token = ${token} and p.disabled_at is null
    `.execute(tx)
  ).rows[0]?.id

export type KeptRow = { id: string; personId: number; address: string; path: string; sealed: Buffer; keptAt: Date }

/** Keeps a form; what is too old, and the person's oldest beyond so many, goes. */
export const addKept = async (tx: Tx, row: KeptRow, { since, most }: { since: Date; most: number }): Promise<void> => {
  await sql`
    insert into people.kept_form (id, person_id, address, path, sealed, kept_at)
    values (${row.id}, ${row.personId}, ${row.address}, ${row.path}, ${row.sealed}, ${row.keptAt})
  `.execute(tx)
  await sql`
    delete from people.kept_form k
    where k.kept_at < ${since} or k.id in (
      select l.id from people.kept_form l where l.person_id = ${row.personId} order by l.kept_at desc, l.id offset ${most}
    )
  `.execute(tx)
}

type Mine = { id: string; personId: number; address: string; since: Date }

/** A kept form of the person, at the address from which it was sent, while it is young enough. */
export const keptOf = async (tx: Tx, { id, personId, address, since }: Mine): Promise<{ path: string; sealed: Buffer } | undefined> =>
  (
    await sql<{ path: string; sealed: Buffer }>`
      select k.path, k.sealed from people.kept_form k
      where k.id = ${id} and k.person_id = ${personId} and k.address = ${address} and k.kept_at >= ${since}
    `.execute(tx)
  ).rows[0]

/** Those that nobody came back for. */
export const dropOld = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from people.kept_form where kept_at < ${before}`.execute(tx)
}

export const dropKept = async (tx: Tx, id: string, personId: number): Promise<void> => {
  await sql`delete from people.kept_form where id = ${id} and person_id = ${personId}`.execute(tx)
}
