import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addDays, dayOf } from '../../src/platform/base/local-date.ts'
import { write } from '../../src/platform/db/database.ts'
import { enter } from '../../src/platform/events/log.ts'
import { freshDatabase } from '../harness/database.ts'
import { type Program, run } from '../harness/process.ts'
import { buildOnce } from '../harness/server.ts'

/** Two servers on one database after three days without any: what was missed is made up, once. */
const database = await freshDatabase('ntm_loaded')
const programs: Program[] = []
let home: string

beforeAll(async () => {
  await buildOnce()
  home = await mkdtemp(join(tmpdir(), 'ntm-jobs-'))
})
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGKILL')
  await rm(home, { recursive: true, force: true })
})

const start = async (name: string) => {
  const program = run('src/server.ts', [], { PORT: '0', NTM_DATA: join(home, name), DATABASE_URL: database.url, NTM_TODAY: '2026-11-22' })
  programs.push(program)
  await program.heard(/^Hệ thống nông thôn mới: http/m)
  return program
}
const runs = async () =>
  (await database.pool.query('select name, attempts, finished_at is not null as done, said from jobs.run order by name')).rows
const end = async (program: Program) => {
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(program.said.err).toBe('')
}

/** how many jobs run once a day; each is made up for at the start */
const daily = readFileSync('src/jobs.ts', 'utf8').match(/\bat: '\d\d:\d\d'/g)?.length ?? 0

test('the days that passed are closed at the start, by one of two servers, and not again by the next', async () => {
  const now = new Date()
  const past = new Date(now.getTime() - 3 * 86_400_000)
  await write(database.db, (tx) => enter(tx, { chain: 'person:1', kind: 'a', payload: {}, actor: 'Nông Thị Hoa', at: past }))
  const both = await Promise.all([start('one'), start('two')])
  const listed = await vi.waitFor(
    async () => {
      const all = await runs()
      // between two jobs all that are noted are done, so they are counted as well
      expect(all.filter(({ done }) => done)).toHaveLength(daily)
      return all
    },
    { timeout: 30_000, interval: 50 },
  )
  const first = dayOf(past)
  expect(listed).toContainEqual({ name: 'events.closeDays', attempts: 1, done: true, said: `closed ${first} to ${addDays(first, 2)}` })
  expect(listed).toContainEqual({ name: 'rounds.tell', attempts: 1, done: true, said: 'told 0' })
  const { rows } = await database.pool.query('select day from events.day_root order by day')
  expect(rows.map(({ day }) => day)).toEqual([first, addDays(first, 1), addDays(first, 2)])
  await Promise.all(both.map(end))
  const next = await start('one')
  await end(next)
  expect(await runs()).toEqual(listed)
}, 60_000)
