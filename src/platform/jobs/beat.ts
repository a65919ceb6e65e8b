import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../db/database.ts'
import type { JobCtx } from './job.ts'
import * as queries from './queries.ts'

/** Work that comes again after some minutes, such as sending what waits: what is done stands in its own rows, not in `jobs.run`. */
export type Beat = {
  name: string
  /** minutes from the end of a run to the next */
  every: number
  /** does what waits and says what was done; nothing where nothing waited */
  run: (ctx: JobCtx) => Promise<string>
}

type Options = { db: Db; pool: pg.Pool; log: Pick<Logger, 'info' | 'error'>; now: () => Date }

/**
 * Runs at once and then every so many minutes; of several servers one at a time. Writes nothing by itself, so that finished pages stay
 * kept while nothing waits (decisions/0009). `settled` resolves when the run that began last is over.
 */
export function startBeat(
  { name, every, run }: Beat,
  { db, pool, log, now }: Options,
): { settled: () => Promise<void>; stop: () => Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const once = async () => {
    const client = await pool.connect()
    try {
      if (!(await queries.take(client, name))) return
      try {
        // told to stop while it waited for its turn
        const said = stopping.signal.aborted ? '' : await run({ db, now: now(), signal: stopping.signal })
        if (said !== '') log.info({ job: name, said }, 'job done')
      } finally {
        await queries.letGo(client, name)
      }
    } finally {
      client.release()
    }
  }
  const beat = () => {
    running = once()
      .catch((err: unknown) => log.error({ err, job: name }, 'job failed'))
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(beat, every * 60_000).unref()
      })
  }
  beat()
  return {
    settled: () => running,
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
