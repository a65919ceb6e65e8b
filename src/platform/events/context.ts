import type { LocalDate } from '../base/local-date.ts'
import { isRefused } from '../base/refusal.ts'
import { done, type Result, refused } from '../base/result.ts'
import { type Db, type Tx, write } from '../db/database.ts'
import { enter } from './log.ts'

/** Made once at the edge and passed by hand to every read. */
export type ReadCtx = { tx: Tx; today: LocalDate }

/** What happened, for the event log: `chain` is `unit:<id>` or `country`. */
export type Event = { chain: string; kind: string; payload: Record<string, unknown> }

/** Made once at the edge and passed by hand to every action. `enter` appends to the event log in the same transaction. */
export type WriteCtx = ReadCtx & { actor: string; now: Date; as?: ActsAs; enter: (event: Event) => Promise<void> }

/** Who acts, when: what the edge knows before the transaction begins. */
export type Edge = { today: LocalDate; actor: string; now: Date; as?: ActsAs }

/** In which post somebody acts, for which unit, from where, through which token: every entry of the log keeps it. */
export type ActsAs = { post: string; unit: number; address: string; token?: number }

/** A write with its context: one transaction, its events in it. */
export const writeAs = <T>(db: Db, edge: Edge, work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  write(db, (tx) => work({ ...edge, tx, enter: (event) => enter(tx, happening(edge, event)) }))

const happening = ({ actor, now, as }: Edge, event: Event) => ({
  ...event,
  payload: as ? { ...event.payload, as } : event.payload,
  actor,
  at: now,
})

/** One transaction; a refusal that is thrown in it undoes all of it and is the answer. */
export async function writing<T>({ db, edge }: { db: Db; edge: Edge }, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
  try {
    return done(await writeAs(db, edge, work))
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}
