import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Held shared by whoever enters, alone by whoever closes a day: a closed day gets no more entries. */
const dayLock = 7_110_527

/** Takes the locks of the chains in one order, so that two writers never wait for each other in a circle. */
export const lockChains = (tx: Tx, chains: string[]) =>
  sql`
    select pg_catalog.pg_advisory_xact_lock_shared(${dayLock}),
      (select count(pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(c.chain, 7110528)))
       from (select distinct chain from unnest(${chains}::text[]) as k (chain) order by chain) c)
  `.execute(tx)

export type Head = { chain: string; number: number; hash: string; at: Date }

/** One row = the last entry of a chain; a chain without entries has no row. */
export const headsOf = async (tx: Tx, chains: string[]) =>
  (
    await sql<Head>`
      select h.chain, h.number, h.hash, h.at
      from (select distinct chain from unnest(${chains}::text[]) as k (chain)) c
      cross join lateral (
        select e.chain, e.number, e.hash, e.at from events.entry e where e.chain = c.chain order by e.number desc limit 1
      ) h
    `.execute(tx)
  ).rows

/** The last day that was closed, or null. */
export const lastClosed = async (tx: Tx) =>
  (await sql<{ day: string | null }>`select max(day) as day from events.day_root`.execute(tx)).rows[0]?.day ?? null

export type EntryRow = {
  chain: string
  number: number
  at: Date
  actor: string
  kind: string
  payload: unknown
  previous: string
  hash: string
}

/** One row = one entry to append. */
export const append = (tx: Tx, rows: EntryRow[]) =>
  sql`
    insert into events.entry (chain, number, at, actor, kind, payload, previous, hash)
    select e.chain, e.number, e.at, e.actor, e.kind, e.payload, e.previous, e.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (chain text, number int, at timestamptz, actor text, kind text, payload jsonb, previous text, hash text)
  `.execute(tx)

/** One row = one entry after (chain, number), in the order of the chains; at most `limit`. */
export const entriesAfter = async (tx: Tx, after: { chain: string; number: number }, limit: number) =>
  (
    await sql<EntryRow>`
      select chain, number, at, actor, kind, payload, previous, hash
      from events.entry
      where (chain collate "C", number) > (${after.chain} collate "C", ${after.number}::int)
      order by chain collate "C", number limit ${limit}
    `.execute(tx)
  ).rows

export const lockDays = (tx: Tx) => sql`select pg_catalog.pg_advisory_xact_lock(${dayLock})`.execute(tx)

/** One row = the last entry of a chain at the end of a day, and how many entries the chain had. */
export const headsAtEndOf = async (tx: Tx, day: string) =>
  (
    await sql<{ chain: string; number: number; hash: string }>`
      select distinct on (chain) chain, number, hash
      from events.entry where at < ((${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      order by chain, number desc
    `.execute(tx)
  ).rows

export type DayRoot = { day: string; root: string; entries: number }

export const addDayRoot = (tx: Tx, row: DayRoot & { writtenAt: Date }) =>
  sql`insert into events.day_root (day, root, entries, written_at) values (${row.day}, ${row.root}, ${row.entries}, ${row.writtenAt})`.execute(
    tx,
  )

/** One row = one closed day. */
export const dayRoots = async (tx: Tx) => (await sql<DayRoot>`select day, root, entries from events.day_root order by day`.execute(tx)).rows

export const dayRoot = async (tx: Tx, day: string) =>
  (await sql<DayRoot>`select day, root, entries from events.day_root where day = ${day}`.execute(tx)).rows[0] ?? null
