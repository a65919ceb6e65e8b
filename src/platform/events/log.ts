/**
 * The event log: append-only, one chain per unit (and one for the country), each entry hashed onto the entry before it,
 * so that an altered, missing or inserted entry breaks its chain from there on. The chains are joined in a root per day
 * that can be printed and published; only the root tells that the *end* of a chain was cut off.
 * A chain is locked while its writer's transaction lasts; other chains are not.
 */
import { addDays, type LocalDate } from '../base/local-date.ts'
import type { Tx } from '../db/database.ts'
import { beginning, rootOf, seal } from './canonical.ts'
import type { Event } from './context.ts'
import * as queries from './queries.ts'

export { lockChains } from './queries.ts'

export type Happening = Event & { actor: string; at: Date }

/** Midnight in Việt Nam at which a day begins. */
const startOf = (day: LocalDate): Date => new Date(`${day}T00:00:00+07:00`)

/** Appends one event to its chain, in the transaction of what it tells. */
export const enter = (tx: Tx, event: Happening): Promise<void> => enterAll(tx, [event])

/** Appends events, several to the same chain in the order given. An entry is never dated before the one before it, nor into a closed day. */
export async function enterAll(tx: Tx, events: Happening[]): Promise<void> {
  if (events.length === 0) return
  const chains = [...new Set(events.map((event) => event.chain))]
  const taken = await queries.takeHeads(tx, chains)
  const heads = new Map(taken.map(({ chain, number, hash, at }) => [chain, { number, hash: hash ?? beginning, at: at ?? new Date(0) }]))
  const closed = taken[0]?.closed ?? null
  const open = closed === null ? 0 : startOf(addDays(closed as LocalDate, 1)).getTime()
  const rows = events.map((event) => {
    const last = heads.get(event.chain)
    if (!last) throw new Error(`chain ${event.chain} was not taken`)
    const at = new Date(Math.max(event.at.getTime(), last.at.getTime(), open))
    // as the database will give it back: without undefined members
    const payload: unknown = JSON.parse(JSON.stringify(event.payload))
    const entry = { chain: event.chain, number: last.number + 1, at, actor: event.actor, kind: event.kind, payload, previous: last.hash }
    const row = { ...entry, hash: seal(entry) }
    heads.set(event.chain, row)
    return row
  })
  await queries.append(tx, rows)
}

/**
 * Writes the root of a day that is over: waits for the writers under way, then no entry can fall into it any more.
 * A second call gives the root that was written.
 */
export async function closeDay(tx: Tx, day: LocalDate, now: Date): Promise<{ root: string; entries: number }> {
  if (now < startOf(addDays(day, 1))) throw new Error(`day ${day} is not over`)
  await queries.lockDays(tx)
  const before = await queries.dayRoot(tx, day)
  if (before) return { root: before.root, entries: before.entries }
  const heads = await queries.headsAtEndOf(tx, day)
  const entries = heads.reduce((sum, head) => sum + head.number, 0)
  const root = rootOf(heads)
  await queries.addDayRoot(tx, { day, root, entries, writtenAt: now })
  return { root, entries }
}

export type Broken = { chain: string; number: number; why: string }
export type ChainReport = { entries: number; chains: number; days: number; first: Broken | null }

/** Reads every chain and every day root again; `first` is the first entry (in the order of the chains) that is not as it was written. */
export async function verifyChains(tx: Tx): Promise<ChainReport> {
  const batch = 2_000
  let [entries, chains] = [0, 0]
  let last = { chain: '', number: 0, hash: beginning }
  for (;;) {
    const rows = await queries.entriesAfter(tx, last, batch)
    for (const row of rows) {
      const before = row.chain === last.chain ? last : { chain: row.chain, number: 0, hash: beginning }
      if (row.chain !== last.chain) chains++
      entries++
      const why = whyBroken(row, before)
      if (why) return { entries, chains, days: 0, first: { chain: row.chain, number: row.number, why } }
      last = row
    }
    if (rows.length < batch) break
  }
  const roots = await queries.dayRoots(tx)
  for (const [index, stored] of roots.entries()) {
    const heads = await queries.headsAtEndOf(tx, stored.day)
    if (rootOf(heads) !== stored.root)
      return { entries, chains, days: index, first: { chain: 'day', number: 0, why: `gốc băm của ngày ${stored.day} không khớp nhật ký` } }
  }
  return { entries, chains, days: roots.length, first: null }
}

function whyBroken(row: queries.EntryRow, before: { number: number; hash: string }): string | null {
  if (row.number !== before.number + 1) return `thiếu mục ${before.number + 1}`
  if (row.previous !== before.hash) return 'không nối vào mã băm của mục trước'
  if (row.hash !== seal(row)) return 'nội dung không khớp mã băm'
  return null
}
