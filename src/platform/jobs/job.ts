import type { Db } from '../db/database.ts'

/** What a job gets: the time of its run, and a signal that ends it early when the server stops. */
export type JobCtx = { db: Db; now: Date; signal: AbortSignal }
