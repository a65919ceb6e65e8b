import type { LocalDate } from '../base/local-date.ts'
import type { Tx } from '../db/database.ts'

/** Made once at the edge and passed by hand to every read. */
export type ReadCtx = { tx: Tx; today: LocalDate }

/** What happened, for the event log: `chain` is `unit:<id>` or `country`. */
export type Event = { chain: string; kind: string; payload: Record<string, unknown> }

/** Made once at the edge and passed by hand to every action. `enter` appends to the event log in the same transaction. */
export type WriteCtx = ReadCtx & { actor: string; now: Date; enter: (event: Event) => Promise<void> }
