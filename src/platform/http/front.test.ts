import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { pino } from 'pino'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { batched } from '../db/batched.ts'
import { deliver } from './delivery.ts'
import { openFront } from './front.ts'
import { requests, type Variables } from './requests.ts'

let data: { mark: string; text: string; asked: number; marks: number; database: boolean; wait: number; hold: Promise<void> | null }
let logged: Record<string, unknown>[]
let url: string
beforeEach(async () => {
  data = { mark: 'a', text: 'một', asked: 0, marks: 0, database: true, wait: 0, hold: null }
  logged = []
  const log = pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line)) })
  const metrics = { observe: () => undefined, text: async () => '', contentType: '' }
  const app = new Hono<{ Variables: Variables }>()
  app.use(requests(log, metrics))
  app.use(deliver)
  app.use(async (_, next) => {
    data.asked++
    await data.hold
    return next()
  })
  app.get('/broken', (c) => c.text('hỏng', 500))
  app.get('/missing', (c) => c.text('không có', 404))
  app.get('/mine', (c) => c.text('của tôi', 200, { 'Set-Cookie': 'session=1' }))
  app.get('/private', (c) => c.text('riêng', 200, { 'Cache-Control': 'private, no-cache' }))
  app.get('/by-language', (c) => c.text('tiếng', 200, { Vary: 'Accept-Language' }))
  app.get('*', (c) => {
    c.set('route', '/pattern')
    return c.text(`${data.text} ${c.req.header('accept')} ${new URL(c.req.url).search}`)
  })
  const mark = async () => {
    data.marks++
    if (!data.database) throw new Error('no database')
    return { data: data.mark, numbers: '' }
  }
  const limits = { wait: () => data.wait, know: () => undefined }
  const server = createServer(
    openFront({
      fetch: app.fetch,
      log,
      metrics,
      assets: () => null,
      mark,
      limit: 1_000_000,
      limits,
      everyAnswer: {},
      onSent: () => undefined,
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
})

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(`${url}${path}`, { headers, method })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('an answer is kept while nothing changes, and asked again when something did', async () => {
  const first = await get('/tinh')
  data.text = 'hai'
  const second = await get('/tinh', { 'X-Request-Id': 'proxy-0123456789' })
  expect(second.text).toBe(first.text)
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(second.headers.get('x-request-id')).toBe('proxy-0123456789')
  expect(data.asked).toBe(1)
  expect(logged.at(-1)).toMatchObject({ requestId: 'proxy-0123456789', method: 'GET', path: '/tinh', route: '/pattern', status: 200 })
  data.mark = 'b'
  expect((await get('/tinh')).text).toContain('hai')
  expect(data.asked).toBe(2)
})

test('the whole address is the question, and what kind of answer is wanted; all browsers want the same', async () => {
  expect((await get('/tinh?ngay=2016-12-31')).text).toContain('2016')
  expect((await get('/tinh?ngay=2019-12-31')).text).toContain('2019')
  expect((await get('/tinh?ngay=2016-12-31')).text).toContain('2016')
  expect((await get('/tinh?ngay=2016-12-31', { Accept: 'text/csv' })).text).toContain('text/csv')
  await get('/tinh', { Accept: 'text/html,application/xhtml+xml' })
  await get('/tinh', { Accept: 'text/html,*/*;q=0.8' })
  expect(data.asked).toBe(4)
})

test('who has the answer already gets no body, whether it was kept or made for them; then it is kept for others', async () => {
  const { headers } = await get('/tinh')
  const tag = headers.get('etag') as string
  for (const mark of ['a', 'b']) {
    data.mark = mark
    const again = await get('/tinh', { 'If-None-Match': `"other", ${tag}` })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
  }
  expect((await get('/tinh')).text).toContain('một')
  expect(data.asked).toBe(2)
})

test('the head alone is told from what is kept, and has nothing kept', async () => {
  const head = () => fetch(`${url}/a`, { method: 'HEAD' })
  expect((await head()).status).toBe(200)
  const whole = await fetch(`${url}/a`)
  expect(data.asked).toBe(2)
  const kept = await head()
  expect([kept.status, kept.headers.get('etag'), await kept.text(), data.asked]).toEqual([200, whole.headers.get('etag'), '', 2])
})

test('who ask together for what is not kept wait for one answer; who come after a change get a new one', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  data.hold = promise
  const before = Array.from({ length: 20 }, () => get('/tinh'))
  while (data.asked === 0) await new Promise((done) => setTimeout(done, 1))
  // until the last of them has come too
  await new Promise((done) => setTimeout(done, 200))
  data.mark = 'b'
  data.text = 'hai'
  const after = Array.from({ length: 20 }, () => get('/tinh'))
  while (data.asked < 2) await new Promise((done) => setTimeout(done, 1))
  await new Promise((done) => setTimeout(done, 200))
  resolve()
  await Promise.all(before)
  for (const one of await Promise.all(after)) expect(one.text).toContain('hai')
  expect(data.asked).toBe(2)
})

test('what fails once fails for all who wait for it, and is tried anew by who comes next', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  data.hold = promise
  const first = get('/broken')
  while (data.asked === 0) await new Promise((done) => setTimeout(done, 1))
  const crowd = Array.from({ length: 50 }, () => get('/broken', { Accept: '*/*' }))
  await new Promise((done) => setTimeout(done, 100))
  resolve()
  const { status, headers, text } = (await Promise.all(crowd))[0] as Awaited<ReturnType<typeof get>>
  expect([(await first).status, status, headers.get('retry-after')]).toEqual([500, 503, '5'])
  expect(text).toContain('Tải lại trang sau ít giây')
  expect(data.asked).toBe(1)
  await get('/broken')
  expect(data.asked).toBe(2)
})

describe('not kept', () => {
  test.each([
    ['for who comes with a cookie', '/tinh', { Cookie: 'session=1' }],
    ['for who comes with a token', '/tinh', { Authorization: 'Bearer x' }],
    ['when it is no success', '/missing', {}],
    ['when it sets a cookie', '/mine', {}],
    ['when it says so', '/private', {}],
    ['when it depends on what the key does not say', '/by-language', {}],
    ['for an address that is very long', `/${'x'.repeat(3_000)}`, {}],
  ])('%s', async (_, path, headers: Record<string, string>) => {
    await Promise.all([get(path, headers), get(path, headers), get(path, headers)])
    expect(data.asked).toBe(3)
  })

  test('when the database does not answer', async () => {
    data.database = false
    await get('/tinh')
    await get('/tinh')
    expect(data.asked).toBe(2)
  })
})

test('who asks too much is told when to come again, in a page or in JSON; what is kept is still theirs', async () => {
  await get('/tinh', { Accept: 'text/html' })
  data.wait = 7
  const page = await get('/huyen', { Accept: 'text/html' })
  expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([429, '7', 'no-store'])
  expect(page.text).toContain('Chờ 7 giây')
  const json = await get('/api/v1/units', { 'X-Request-Id': 'story-429-story' })
  expect(JSON.parse(json.text)).toMatchObject({ status: 429, title: 'requests.tooMany', requestId: 'story-429-story' })
  expect((await get('/tinh', { Accept: 'text/html' })).status).toBe(200)
  expect(data.asked).toBe(1)
})

test('an address beyond measure is refused in a sentence', async () => {
  const answer = await get(`/tinh?x=${'x'.repeat(8_000)}`, { Accept: 'text/html' })
  expect([answer.status, data.asked]).toEqual([414, 0])
  expect(answer.text).toContain('Rút gọn')
})

test('the database is asked for the mark once for all who wait, and never less than a moment apart', async () => {
  let asked = 0
  const ask = batched(async () => ++asked, 20)
  const began = performance.now()
  expect(new Set(await Promise.all(Array.from({ length: 100 }, ask)))).toEqual(new Set([1]))
  expect(new Set(await Promise.all(Array.from({ length: 100 }, ask)))).toEqual(new Set([2]))
  expect(performance.now() - began).toBeGreaterThanOrEqual(19)
})

test('who comes while a question is under way gets the answer to the next one, which waits for it', async () => {
  const answers: ((text: string) => void)[] = []
  const ask = batched(() => new Promise<string>((done) => answers.push(done)), 1)
  const first = ask()
  while (answers.length < 1) await new Promise((done) => setTimeout(done, 1))
  const crowd = Array.from({ length: 100 }, ask)
  await new Promise((done) => setTimeout(done, 20))
  expect(answers).toHaveLength(1)
  answers[0]?.('before')
  while (answers.length < 2) await new Promise((done) => setTimeout(done, 1))
  answers[1]?.('after')
  expect([await first, ...new Set(await Promise.all(crowd))]).toEqual(['before', 'after'])
})

test('a question that failed is asked again by who comes next', async () => {
  let asked = 0
  const ask = batched(async () => {
    if (++asked === 1) throw new Error('no database')
    return asked
  }, 1)
  await expect(ask()).rejects.toThrow('no database')
  expect(await ask()).toBe(2)
})
