import type { Logger } from 'pino'
import type { LocalDate } from './platform/base/local-date.ts'
import { openDatabase } from './platform/db/database.ts'
import { closePastDays } from './platform/events/days.ts'
import { type Job, type Schedule, startSchedule } from './platform/jobs/schedule.ts'

type Options = {
  databaseUrl: string
  /** the day that it is for the programme */
  today: () => LocalDate
  log: Logger
  /** where uploads under way wait */
  uploads: string
}

/** Everything that runs once a day. Nothing here decides: states follow from days, jobs close, tell and tidy. */
const jobsOf = (today: Options['today'], uploads: string): Job[] => [
  {
    name: 'events.closeDays',
    at: '00:05',
    run: async ({ db, now, signal }) => {
      const days = await closePastDays(db, now, signal)
      return days.length === 0 ? 'no day to close' : `closed ${days[0]} to ${days.at(-1)}`
    },
  },
  {
    name: 'rounds.tell',
    at: '06:00',
    run: async ({ db, now }) => {
      // read when it is needed first: a server starts without it
      const { tellOfRounds } = await import('./programme/assessment/round.jobs.ts')
      return `told ${await tellOfRounds(db, { today: today(), now, actor: 'hệ thống' })}`
    },
  },
  {
    name: 'evidence.removeAbandoned',
    at: '02:15',
    run: async ({ db, now }) => {
      const { removeAbandoned } = await import('./programme/evidence/upload.actions.ts')
      return `${await removeAbandoned(db, uploads, now)} uploads given up`
    },
  },
]

/** The daily jobs, on a pool of their own: what they ask may take longer than a page may, and between runs it holds no connection. */
export function startJobs({ databaseUrl, today, log, uploads }: Options): Schedule {
  const onError = (err: Error) => log.warn({ err }, 'an idle connection of the jobs was lost')
  const { db, pool, close } = openDatabase(databaseUrl, { max: 2, onError })
  const { settled, stop } = startSchedule({ db, pool, jobs: jobsOf(today, uploads), log })
  return { settled, stop: async () => await stop().finally(close) }
}
