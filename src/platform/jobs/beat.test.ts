import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { openDatabase } from '../db/database.ts'
import { type Beat, startBeat } from './beat.ts'

const database = await freshDatabase()

function begin(run: Beat['run'], every = 0.0002, name = 'desk.send') {
  const logged: string[] = []
  const log = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) })
  const { db, pool, close } = openDatabase(database.url, { max: 3 })
  const beat = startBeat({ name, every, run }, { db, pool, log, now: () => new Date('2026-11-22T08:00:00+07:00') })
  let ended: Promise<void> | undefined
  const stop = () => {
    ended ??= beat.stop().then(close)
    return ended
  }
  onTestFinished(stop)
  return { settled: beat.settled, stop, logged: () => logged.join('') }
}
const until = async (is: () => boolean) => {
  for (const end = Date.now() + 5_000; !is(); ) {
    if (Date.now() > end) throw new Error('it did not come to that')
    await new Promise((done) => setTimeout(done, 5))
  }
}

test('runs at the start and again after its minutes, says only what was done, and goes on after a failure', async () => {
  let runs = 0
  const beat = begin(async ({ now }) => {
    runs++
    if (runs === 2) throw new Error('the mail server is away')
    return runs === 3 ? `3 sent at ${now.toISOString()}` : ''
  })
  await until(() => runs >= 4)
  await beat.stop()
  const after = runs
  await new Promise((done) => setTimeout(done, 50))
  expect(runs).toBe(after)
  expect(beat.logged().match(/"msg":"[^"]+"/g)).toEqual(['"msg":"job failed"', '"msg":"job done"'])
  expect(beat.logged()).toContain('3 sent at 2026-11-22T01:00:00.000Z')
})

test('of three servers one runs at a time, and a stop waits for the run under way, which hears of it', async () => {
  let [under, most, heard] = [0, 0, 0]
  const run: Beat['run'] = ({ signal }) => {
    most = Math.max(most, ++under)
    return new Promise((done) => {
      signal.addEventListener('abort', () => {
        heard++
        under--
        done('')
      })
    })
  }
  const servers = [begin(run), begin(run), begin(run)]
  await until(() => under === 1)
  await new Promise((done) => setTimeout(done, 100))
  expect([under, most]).toEqual([1, 1])
  for (const { stop } of servers) await stop()
  expect([under, heard > 0]).toEqual([0, true])
})

test('leaves no row of its own', async () => {
  let runs = 0
  const beat = begin(async () => `${++runs}`)
  await until(() => runs >= 3)
  await beat.stop()
  expect((await database.pool.query('select from jobs.run')).rowCount).toBe(0)
})
