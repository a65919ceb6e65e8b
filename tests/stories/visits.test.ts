import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/platform/base/local-date.ts'
import { snapshotMark, writeQuietly } from '../../src/platform/db/database.ts'
import { openCounter } from '../../src/programme/portal/count.actions.ts'
import { today } from '../harness/database.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'

/** Lan and Minh look at public pages, each from a telephone of their own; a robot looks too. Nobody of them is known afterwards. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
  await settleTwoProvinces(server.database)
})

const lan = 'Mozilla/5.0 (Linux; Android 13; SM-A045F) Chrome/126.0 Mobile Safari/537.36 Zalo/24.06'
const minh = 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0'
const see = async (path: string, agent: string, headers: Record<string, string> = {}) => {
  const answer = await server.get(path, { 'User-Agent': agent, ...headers })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, ''), headers: answer.headers }
}
/** The mark stands still over some work. Other databases of the same PostgreSQL move it too, so one try of many must find it so. */
const expectUnmoved = async (work: () => Promise<unknown>) => {
  for (let at = 0; at < 50; at++) {
    const before = await snapshotMark(server.database.pool)
    await work()
    if ((await snapshotMark(server.database.pool)) === before) return
  }
  throw new Error('the mark moved each time')
}
const rows = async (table: string) => (await server.database.pool.query(`select * from portal.${table}`)).rows

test('views and visitors are counted, robots and what is not found are not', async () => {
  for (const path of ['/ocop', '/ocop/', '/quyet-dinh']) expect((await see(path, lan)).status).toBe(200)
  await see('/ocop', minh)
  await see('/ocop', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')
  await see('/khong-co', minh)
  await see('/viec-cua-toi', minh)
  await see('/favicon.svg', minh)
  await see('/api/v1/units', minh)
  await server.counter.flush()
  expect(await rows('page_count')).toEqual(
    expect.arrayContaining([
      { path: '/ocop', views: 3 },
      { path: '/quyet-dinh', views: 1 },
    ]),
  )
  expect(await rows('page_count')).toHaveLength(2)
  expect(await rows('day_count')).toEqual([{ day: today, views: 4, visitors: 2 }])
})

test('the foot of a page and the page of statistics say the same numbers', async () => {
  const shown = 'đang xem 2 · hôm nay 2 · tuần này 2 · tháng này 2 · tổng 2'
  expect((await see('/bo-tieu-chi', 'curl/8')).text).toContain(shown)
  const page = await see('/thong-ke', 'curl/8')
  expect(page.text).toContain(shown)
  expect(page.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('/ocop 3')
})

test('counting forgets no kept page, and a kept page shows the new numbers; what is committed loudly shows at once', async () => {
  const first = await see('/quyet-dinh', lan)
  await expectUnmoved(async () => {
    await see('/quyet-dinh', 'Mozilla/5.0 (X11; Linux) Firefox/127.0 of a third person')
    await server.counter.flush()
  })
  const second = await see('/quyet-dinh', 'curl/8', { 'If-None-Match': first.headers.get('etag') ?? '' })
  expect([second.status, /hôm nay (\d+)/.exec(second.text)?.[1]]).toEqual([200, '3'])
  expect((await see('/quyet-dinh', 'curl/8', { 'If-None-Match': second.headers.get('etag') ?? '' })).status).toBe(304)
  const mark = await snapshotMark(server.database.pool)
  await server.database.pool.query(`update units.version set name = name where unit_id = 1`)
  expect(await snapshotMark(server.database.pool)).not.toBe(mark)
})

test('nothing of a visitor is kept but a mark that nobody can turn back', async () => {
  const { rows: all } = await server.database.pool.query(`select encode(mark, 'hex') as mark, v::text as row from portal.visitor v`)
  expect(all).toHaveLength(3)
  expect(JSON.stringify(all)).not.toMatch(/127\.0\.0\.1|Zalo|Firefox/)
  const { rows: kinds } = await server.database.pool.query(
    `select relpersistence as kind from pg_class where oid in ('portal.salt'::regclass, 'portal.visitor'::regclass)`,
  )
  expect(kinds).toEqual([{ kind: 'u' }, { kind: 'u' }])
})

test('two servers and a server that starts again tell one visitor as one; the next day nothing of the day is left but numbers', async () => {
  const options = { db: server.database.db, secret: 'một bí mật chung', onError: (error: unknown) => expect(error).toBeNull() }
  const tomorrow = addDays(today, 1)
  for (const counter of [openCounter({ ...options, today: () => tomorrow }), openCounter({ ...options, today: () => tomorrow })]) {
    for (let times = 0; times < 3; times++) counter.seen({ path: '/ket-qua', address: '2001:db8::7', agent: lan })
    await counter.close()
  }
  expect((await rows('day_count')).find(({ day }) => day === tomorrow)).toEqual({ day: tomorrow, views: 6, visitors: 1 })
  expect((await rows('salt')).map(({ day }) => day)).toEqual([tomorrow])
  expect(await rows('visitor')).toHaveLength(1)
})

test('many at once on several servers: every view counts, and quiet writes among loud ones never hide one', async () => {
  const options = {
    db: server.database.db,
    today: () => addDays(today, 2),
    secret: 'một bí mật',
    onError: (error: unknown) => expect(error).toBeNull(),
  }
  const counters = [openCounter(options), openCounter(options), openCounter(options)]
  for (let at = 0; at < 6_000; at++) counters[at % 3]?.seen({ path: `/xa/${at % 7}`, address: `10.0.0.${at % 250}`, agent: lan })
  await Promise.all(counters.map((one) => one.close()))
  expect((await rows('day_count')).find(({ day }) => day === addDays(today, 2))).toMatchObject({ views: 6_000, visitors: 250 })
  await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      if (at % 2 === 0) await writeQuietly(server.database.db, async () => undefined)
      else await server.database.pool.query('update platform.quiet set is_one = true')
    }),
  )
  await expectUnmoved(async () => {
    for (let at = 0; at < 5; at++) await writeQuietly(server.database.db, async () => undefined)
  })
})
