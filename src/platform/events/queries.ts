import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Takes the locks of the chains until the end of the transaction. */
export const lockChains = (tx: Tx, chains: string[]) => sql`select events.lock_chains(${chains}::text[])`.execute(tx)

export type Head = { chain: string; number: number; hash: string | null; at: Date | null; closed: string | null }

/** Locks the chains. One row = the last entry of a chain and the last day that was closed; number 0 where there is none. */
export const takeHeads = async (tx: Tx, chains: string[]) =>
  (await sql<Head>`select chain, number, hash, at, closed from events.take_heads(${chains}::text[])`.execute(tx)).rows

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

/** One row = one entry of a chain between two numbers, both counted. */
export const entriesBetween = async (tx: Tx, chain: string, first: number, last: number) =>
  (
    await sql<EntryRow>`
      select chain, number, at, actor, kind, payload, previous, hash
      from events.entry where chain = ${chain} and number between ${first} and ${last} order by number
    `.execute(tx)
  ).rows

/** The first day that was closed from a day on. */
export const rootFrom = async (tx: Tx, day: string) =>
  (await sql<DayRoot>`select day, root, entries from events.day_root where day >= ${day}::date order by day limit 1`.execute(tx)).rows[0] ??
  null

/** Waits for every writer under way and lets none begin (see events.lock_chains). */
export const lockDays = (tx: Tx) => sql`select pg_catalog.pg_advisory_xact_lock(7110527)`.execute(tx)

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

/** The first day without a root: the day after the last closed one, or that of the first entry; null in an empty log. */
export const firstOpenDay = async (tx: Tx) =>
  (
    await sql<{ day: string | null }>`
      select coalesce((select max(r.day) + 1 from events.day_root r),
                      (select (min(e.at) at time zone 'Asia/Ho_Chi_Minh')::date from events.entry e)) as day
    `.execute(tx)
  ).rows[0]?.day ?? null
