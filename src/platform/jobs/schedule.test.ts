import { pino } from 'pino'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { openDatabase } from '../db/database.ts'
import { type Job, type ScheduleOptions, startSchedule } from './schedule.ts'

const database = await freshDatabase()
const at = (text: string) => new Date(`${text}+07:00`)
const log = pino({ level: 'silent' })

beforeEach(() => database.pool.query('delete from jobs.run'))

/** A schedule with a clock of its own, on a pool of its own, as a server has it. */
function serve(jobs: Job[], clock: { now: Date }, more: Partial<ScheduleOptions> = {}) {
  const { db, pool, close } = openDatabase(database.url, { max: 3 })
  const schedule = startSchedule({ db, pool, jobs, log, now: () => clock.now, ...more })
  let ended: Promise<void> | undefined
  const stop = () => {
    ended ??= schedule.stop().then(close)
    return ended
  }
  onTestFinished(stop)
  return { settled: schedule.settled, stop }
}
const counting = (name: string, runs: string[], work: () => Promise<void> | void = () => undefined): Job => ({
  name,
  at: '00:05',
  run: async ({ now }) => {
    runs.push(now.toISOString())
    await work()
    return `${runs.length}`
  },
})
const rows = async () =>
  (await database.pool.query('select name, due_at, attempts, finished_at is not null as done, said from jobs.run')).rows
const until = async (is: () => boolean) => {
  for (const end = Date.now() + 5_000; !is(); ) {
    if (Date.now() > end) throw new Error('it did not come to that')
    await new Promise((done) => setTimeout(done, 5))
  }
}

describe('a schedule', () => {
  test('runs at its start what is due and was not done, and says what was done', async () => {
    const runs: string[] = []
    const server = serve([counting('roots', runs)], { now: at('2026-11-22T08:00:00') })
    await server.settled()
    expect(await rows()).toEqual([{ name: 'roots', due_at: at('2026-11-22T00:05:00'), attempts: 1, done: true, said: '1' }])
  })

  test('does not run again what was done before it started, and makes up what was missed', async () => {
    const runs: string[] = []
    for (const now of ['2026-11-22T08:00:00', '2026-11-22T17:00:00', '2026-11-23T00:04:00', '2026-11-25T09:00:00']) {
      const server = serve([counting('roots', runs)], { now: at(now) })
      await server.settled()
      await server.stop()
    }
    expect(runs).toEqual([at('2026-11-22T08:00:00').toISOString(), at('2026-11-25T09:00:00').toISOString()])
  })

  test('wakes when the next minute comes', async () => {
    const runs: string[] = []
    const clock = { now: at('2026-11-22T00:04:59.950') }
    await database.pool.query(`insert into jobs.run (name, due_at, attempts, finished_at) values ('roots', $1, 1, now())`, [
      at('2026-11-21T00:05:00'),
    ])
    const server = serve([counting('roots', runs)], clock)
    await server.settled()
    expect(runs).toEqual([])
    clock.now = at('2026-11-22T00:05:00')
    await until(() => runs.length === 1)
    await server.settled()
    expect((await rows()).map(({ due_at, done }) => [due_at, done])).toContainEqual([at('2026-11-22T00:05:00'), true])
  })

  test('runs a job once where five servers start together', async () => {
    const runs: string[] = []
    const clock = { now: at('2026-11-22T08:00:00') }
    const slow = () => new Promise<void>((done) => setTimeout(done, 50))
    const servers = Array.from({ length: 5 }, () => serve([counting('roots', runs, slow), counting('other', [], slow)], clock))
    await Promise.all(servers.map(({ settled }) => settled()))
    expect(runs).toHaveLength(1)
    expect((await rows()).map(({ attempts, done }) => [attempts, done])).toEqual([
      [1, true],
      [1, true],
    ])
  })

  test('takes over what a server left that died in the middle', async () => {
    const runs: string[] = []
    const clock = { now: at('2026-11-22T08:00:00') }
    const dying = await database.pool.connect()
    await dying.query(`select pg_advisory_lock(7110529, hashtext('roots'))`)
    await dying.query(`insert into jobs.run (name, due_at, attempts, started_at) values ('roots', $1, 1, now())`, [
      at('2026-11-22T00:05:00'),
    ])
    const server = serve([counting('roots', runs)], clock, { retryAfter: 20 })
    await server.settled()
    expect(runs).toEqual([])
    dying.release(true)
    // the clock of the next look
    clock.now = at('2026-11-22T08:10:00')
    await until(() => runs.length === 1)
    await server.settled()
    expect((await rows())[0]).toMatchObject({ attempts: 2, done: true })
  })

  test('tries again what failed, five times at most, and other jobs run meanwhile', async () => {
    const [failed, runs]: [string[], string[]] = [[], []]
    const clock = { now: at('2026-11-22T08:00:00') }
    const broken = counting('broken', failed, () => {
      clock.now = new Date(clock.now.getTime() + 60_000)
      throw new Error('no luck')
    })
    const server = serve([broken, counting('roots', runs)], clock, { retryAfter: 0 })
    await until(() => failed.length === 5)
    await server.settled()
    await new Promise((done) => setTimeout(done, 50))
    expect([failed.length, runs.length]).toEqual([5, 1])
    expect((await rows()).find(({ name }) => name === 'broken')).toMatchObject({ attempts: 5, done: false, said: 'no luck' })
  })

  test('stops after the job under way, which hears of it, and leaves it for the next start', async () => {
    const heard: boolean[] = []
    const clock = { now: at('2026-11-22T08:00:00') }
    const long: Job = {
      name: 'long',
      at: '00:05',
      run: ({ signal }) =>
        new Promise((done) => {
          heard.push(false)
          signal.addEventListener('abort', () => {
            heard.push(true)
            done('half')
          })
        }),
    }
    const server = serve([long], clock)
    await until(() => heard.length === 1)
    await server.stop()
    expect(heard).toEqual([false, true])
    expect((await rows())[0]).toMatchObject({ done: false })
    const runs: string[] = []
    const next = serve([counting('long', runs)], clock)
    await next.settled()
    expect(runs).toHaveLength(1)
  })

  test('forgets runs of more than ninety days ago', async () => {
    await database.pool.query(`insert into jobs.run (name, due_at, attempts) values ('roots', '2026-01-01', 1), ('roots', '2026-11-01', 1)`)
    const server = serve([counting('roots', [])], { now: at('2026-11-22T08:00:00') })
    await server.settled()
    expect(await rows()).toHaveLength(2)
  })
})
