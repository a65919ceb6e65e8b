/**
 * That entries stand in the log, for somebody who has only a printed root: the chain from the first of them to its last entry of a closed
 * day, and the last entries of all chains of that day. Entries of other things in between are sealed: they hold the chain together and
 * say nothing.
 */
import { dayOf, type LocalDate } from '../base/local-date.ts'
import type { Tx } from '../db/database.ts'
import { headLines, sealed } from './canonical.ts'
import * as queries from './queries.ts'
import { type Sealed, sealText } from './sealed.ts'

export type Link = { number: number; hash: string } & (
  | { entry: { at: string; actor: string; kind: string; payload: unknown; previous: string } }
  | { sealed: Sealed }
)

export type Inclusion = {
  chain: string
  links: Link[]
  /** the first closed day that holds all of them; null: the day is not closed yet */
  day: LocalDate | null
  root: string | null
  /** what the root is the SHA-256 of: a line for the last entry of each chain; empty without a root */
  heads: string
}

/** `"previous":"…"}` with the comma before it: what a hash of an entry ends on. */
const tail = ',"previous":""}'.length + 64

/** The entries of a chain from a number on, those that `shows` says in full; `last` is the number that must still be in it. */
export async function inclusionOf(
  tx: Tx,
  {
    chain,
    first,
    last,
    shows,
  }: { chain: string; first: number; last: number; shows: (row: { kind: string; payload: unknown }) => boolean },
): Promise<Inclusion> {
  const [final] = await queries.entriesBetween(tx, chain, last, last)
  if (!final) throw new Error(`chain ${chain} has no entry ${last}`)
  const closed = await queries.rootFrom(tx, dayOf(final.at))
  const heads = closed ? await queries.headsAtEndOf(tx, closed.day) : []
  const end = heads.find((head) => head.chain === chain)?.number ?? last
  const rows = await queries.entriesBetween(tx, chain, first, end)
  return {
    chain,
    links: rows.map((row) => linkOf(row, shows(row))),
    day: (closed?.day ?? null) as LocalDate | null,
    root: closed?.root ?? null,
    heads: headLines(heads),
  }
}

function linkOf(row: queries.EntryRow, shown: boolean): Link {
  const { number, hash, at, actor, kind, payload, previous } = row
  if (!shown) return { number, hash, sealed: sealText(sealed(row), tail) }
  return { number, hash, entry: { at: at.toISOString(), actor, kind, payload, previous } }
}
