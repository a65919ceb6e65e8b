import type { Logger } from 'pino'
import type { LocalDate } from './platform/base/local-date.ts'
import { openDatabase } from './platform/db/database.ts'
import { closePastDays } from './platform/events/days.ts'
import type { FileStore } from './platform/files/store.ts'
import type { Beat } from './platform/jobs/beat.ts'
import { type Job, type Schedule, startSchedule } from './platform/jobs/schedule.ts'
import type { Post } from './platform/mail/post.ts'
import type { Accounts } from './programme/people/auth.actions.ts'
import { disableIdle } from './programme/people/idle.actions.ts'
import { dropOldForms } from './programme/people/kept-form.actions.ts'
import type { Settings } from './programme/people/settings.rules.ts'

type Options = {
  databaseUrl: string
  /** the day that it is for the programme */
  today: () => LocalDate
  /** limits of accounts */
  settings: Settings
  log: Logger
  /** where uploads under way wait, and where files are kept */
  uploads: string
  store: FileStore
  /** the ways out of the house, and what opens the secrets of those who are called */
  post: Post
  forms: Accounts['forms']
}

/** Everything that runs once a day. Nothing here decides: states follow from days, jobs close, tell and tidy. */
const jobsOf = ({ today, settings, uploads }: Pick<Options, 'today' | 'settings' | 'uploads'>): Job[] => [
  {
    name: 'events.closeDays',
    at: '00:05',
    run: async ({ db, now, signal }) => {
      const days = await closePastDays(db, now, signal)
      return days.length === 0 ? 'no day to close' : `closed ${days[0]} to ${days.at(-1)}`
    },
  },
  {
    name: 'assessment.carryDrafts',
    at: '00:10',
    run: async ({ db, now }) => {
      const { carryDrafts } = await import('./programme/assessment/carry.actions.ts')
      return `carried ${(await carryDrafts(db, { today: today(), now, actor: 'hệ thống' })).length} drafts`
    },
  },
  {
    name: 'assessment.judgeWaiting',
    at: '00:20',
    run: async ({ db, now, signal }) => {
      const { judgeWaiting } = await import('./programme/assessment/law-change.actions.ts')
      return `judged ${await judgeWaiting(db, { today: today(), now, actor: 'hệ thống' }, signal)} provinces anew`
    },
  },
  {
    name: 'people.disableIdle',
    at: '00:15',
    run: async ({ db, now }) => {
      await dropOldForms(db, now)
      return `disabled ${await disableIdle(db, settings, { today: today(), now, actor: 'hệ thống' })} accounts`
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
    name: 'reviews.escalate',
    at: '06:15',
    run: async ({ db, now }) => {
      const { escalate } = await import('./programme/assessment/review.jobs.ts')
      return `${await escalate(db, { today: today(), now, actor: 'hệ thống' })} overdue steps told`
    },
  },
  {
    name: 'recognition.watch',
    at: '06:30',
    run: async ({ db, now }) => {
      const { watchAll } = await import('./programme/recognition/watch.jobs.ts')
      const { warned, ended } = await watchAll(db, { today: today(), now, actor: 'hệ thống' })
      return `warned of ${warned}, ended ${ended}`
    },
  },
  {
    name: 'ocop.tellOfExpiry',
    at: '06:45',
    run: async ({ db, now }) => {
      const { tellOfExpiry } = await import('./programme/ocop/expiry.jobs.ts')
      return `told ${await tellOfExpiry(db, { today: today(), now, actor: 'hệ thống' })}`
    },
  },
  {
    name: 'reports.tell',
    at: '06:20',
    run: async ({ db, now }) => {
      const { tellOfReports } = await import('./programme/reports/due.jobs.ts')
      return `told ${await tellOfReports(db, { today: today(), now, actor: 'hệ thống' })}`
    },
  },
  {
    name: 'directives.clock',
    at: '06:50',
    run: async ({ db, now }) => {
      const { runTasks } = await import('./programme/directives/clock.jobs.ts')
      return JSON.stringify(await runTasks(db, { today: today(), now, actor: 'hệ thống' }))
    },
  },
  {
    name: 'consultation.forgetAddresses',
    at: '00:30',
    run: async ({ db, now }) => {
      const { forgetAddresses } = await import('./programme/consultation/attempt.jobs.ts')
      return `${await forgetAddresses(db, now)} addresses forgotten`
    },
  },
  {
    name: 'difficulties.forgetContacts',
    at: '00:35',
    run: async ({ db }) => {
      const { forgetContacts } = await import('./programme/difficulties/contact.jobs.ts')
      return `${await forgetContacts(db, today())} contacts erased`
    },
  },
  {
    name: 'news.forgetComments',
    at: '00:40',
    run: async ({ db }) => {
      const { forgetComments } = await import('./programme/news/comment.jobs.ts')
      return `${await forgetComments(db, today())} comments erased`
    },
  },
  {
    name: 'desk.forgetMessages',
    at: '02:30',
    run: async ({ db, now }) => {
      const { forgetMessages } = await import('./programme/desk/message.jobs.ts')
      return `${await forgetMessages(db, now)} messages forgotten`
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

/** What comes again after some minutes. */
const beatsOf = ({ today, post, forms, store }: Pick<Options, 'today' | 'post' | 'forms' | 'store'>): Beat[] => [
  {
    name: 'desk.deliver',
    every: 2,
    run: async ({ db, signal }) => {
      const { deliver } = await import('./programme/desk/message.jobs.ts')
      return deliver(db, { post, forms, clock: () => new Date(), signal }, today())
    },
  },
  {
    name: 'reports.batches',
    every: 0.2,
    run: async ({ db, signal }) => {
      const { workBatches } = await import('./programme/reports/batch.jobs.ts')
      return workBatches(db, { store, signal, today, clock: () => new Date() })
    },
  },
]

/** The daily jobs and the beats, on a pool of their own: what they ask may take longer than a page may, and between runs it holds no connection. */
export function startJobs({ databaseUrl, log, ...how }: Options): Schedule {
  const onError = (err: Error) => log.warn({ err }, 'an idle connection of the jobs was lost')
  const { db, pool, close } = openDatabase(databaseUrl, { max: 4, onError })
  const { settled, stop } = startSchedule({ db, pool, jobs: jobsOf(how), beats: beatsOf(how), log })
  return { settled, stop: async () => await stop().finally(close) }
}
