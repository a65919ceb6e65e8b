/**
 * Jobs that run once a day, whichever server is up: no queue, no polling, no dependency (decisions/0011).
 * A timer sleeps until the next job is due. What was missed while no server ran is made up at the start. Of several servers on one
 * database one runs a job, because it holds the job's lock; a server that dies lets go of it. A job that failed is tried again.
 * A job must be harmless when it runs twice: a server may die between its work and the note that it is done.
 */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../db/database.ts'
import { type Beat, startBeat } from './beat.ts'
import type { JobCtx } from './job.ts'
import * as queries from './queries.ts'
import { lastDue, type Minute, nextDue } from './timetable.ts'

export type Job = {
  name: string
  /** the minute of every day, in Việt Nam, at which it runs */
  at: Minute
  /** does the work and says what was done */
  run: (ctx: JobCtx) => Promise<string>
}

export type ScheduleOptions = {
  db: Db
  pool: pg.Pool
  jobs: readonly Job[]
  /** what comes again after some minutes */
  beats?: readonly Beat[]
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  now?: () => Date
  /** milliseconds until what failed or was left by another server is looked at again */
  retryAfter?: number
}

/** `settled` resolves when what was due at the last look is done or failed. */
export type Schedule = { settled: () => Promise<void>; stop: () => Promise<void> }

const mostAttempts = 5
/** clocks are set and machines sleep: look at the clock (not at the database) this often at least */
const longestSleep = 15 * 60_000
const keptFor = 90 * 86_400_000

/** Begins at once with what is due and not done; the caller stops it before the database closes. */
export function startSchedule(options: ScheduleOptions): Schedule {
  const { db, pool, log, now = () => new Date(), beats = [] } = options
  const all = [startDaily(options), ...beats.map((beat) => startBeat(beat, { db, pool, log, now }))]
  return {
    settled: async () => void (await Promise.all(all.map(({ settled }) => settled()))),
    stop: async () => void (await Promise.all(all.map(({ stop }) => stop()))),
  }
}

function startDaily({ db, pool, jobs, log, now = () => new Date(), retryAfter = 10 * 60_000 }: ScheduleOptions): Schedule {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let wakeAt = new Date(0)
  let looking: Promise<void> = Promise.resolve()

  const tick = () => {
    if (now() < wakeAt) return sleep()
    looking = lookUntilSettled().finally(sleep)
  }
  const sleep = () => {
    if (stopping.signal.aborted) return
    const left = wakeAt.getTime() - now().getTime()
    timer = setTimeout(tick, Math.min(Math.max(left, 0), longestSleep)).unref()
  }
  const lookUntilSettled = async () => {
    const at = now()
    const settled = await look(at).catch((err: unknown) => {
      log.error({ err }, 'the schedule of jobs could not be read')
      return false
    })
    const next = Math.min(...jobs.map((job) => nextDue(job.at, at).getTime()))
    wakeAt = new Date(settled ? next : Math.min(next, now().getTime() + retryAfter))
  }
  /** Runs what is due; whether all of it is settled. */
  const look = async (at: Date): Promise<boolean> => {
    const due = jobs.map((job) => ({ name: job.name, at: lastDue(job.at, at), job }))
    if (await queries.areSettled(pool, due, mostAttempts)) return true
    const client = await pool.connect()
    try {
      for (const { job, at: dueAt } of due) if (!stopping.signal.aborted) await runOne(client, job, dueAt)
      return await queries.areSettled(client, due, mostAttempts)
    } finally {
      client.release()
    }
  }
  const runOne = async (client: pg.PoolClient, job: Job, dueAt: Date) => {
    if (!(await queries.take(client, job.name))) return
    try {
      const attempt = await queries.begin(client, job.name, dueAt, now(), mostAttempts)
      if (attempt === null) return
      await work(client, job, dueAt, attempt)
    } finally {
      await queries.letGo(client, job.name)
    }
  }
  const work = async (client: pg.PoolClient, job: Job, dueAt: Date, attempt: number) => {
    try {
      const said = await job.run({ db, now: now(), signal: stopping.signal })
      if (stopping.signal.aborted) return
      await queries.finish(client, job.name, dueAt, said, now())
      await queries.forget(client, job.name, new Date(dueAt.getTime() - keptFor))
      log.info({ job: job.name, due: dueAt, said }, 'job done')
    } catch (err) {
      log.error({ err, job: job.name, due: dueAt, attempt }, 'job failed')
      await queries.fail(client, job.name, dueAt, err instanceof Error ? err.message : String(err))
    }
  }
  if (jobs.length > 0) tick()
  return {
    settled: () => looking,
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
