import { Hono } from 'hono'
import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { deliver } from './delivery.ts'
import { remember } from './memory.ts'
import { requests, type Variables } from './requests.ts'

let data: { mark: string; text: string; asked: number; database: boolean }
let app: Hono<{ Variables: Variables }>
beforeEach(() => {
  data = { mark: 'a', text: 'một', asked: 0, database: true }
  app = new Hono<{ Variables: Variables }>()
  const metrics = { observe: () => undefined, text: async () => '', contentType: '' }
  app.use(requests(pino({ level: 'silent' }), metrics))
  const mark = async () => {
    if (!data.database) throw new Error('no database')
    return data.mark
  }
  app.use(remember({ mark, limit: 10_000 }))
  app.use(deliver)
  app.get('/missing', (c) => {
    data.asked++
    return c.text('không có', 404)
  })
  app.get('/mine', (c) => {
    data.asked++
    return c.text('của tôi', 200, { 'Set-Cookie': 'session=1' })
  })
  app.get('*', (c) => {
    data.asked++
    return c.text(`${data.text} ${new URL(c.req.url).search}`)
  })
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('an answer is kept while nothing changes, and asked again when something did', async () => {
  const first = await get('/tinh')
  data.text = 'hai'
  const second = await get('/tinh')
  expect(second.text).toBe(first.text)
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  expect(data.asked).toBe(1)
  data.mark = 'b'
  expect((await get('/tinh')).text).toContain('hai')
  expect(data.asked).toBe(2)
})

test('the whole address is the question', async () => {
  expect((await get('/tinh?ngay=2016-12-31')).text).toContain('2016')
  expect((await get('/tinh?ngay=2019-12-31')).text).toContain('2019')
  expect((await get('/tinh?ngay=2016-12-31')).text).toContain('2016')
  expect(data.asked).toBe(2)
})

test('who has the answer already gets no body', async () => {
  const { headers } = await get('/tinh')
  const again = await get('/tinh', { 'If-None-Match': headers.get('etag') as string })
  expect([again.status, again.text, data.asked]).toEqual([304, '', 1])
})

describe('not kept', () => {
  test.each([
    ['for who comes with a cookie', '/tinh', { Cookie: 'session=1' }],
    ['for who comes with a token', '/tinh', { Authorization: 'Bearer x' }],
    ['when it is no success', '/missing', {}],
    ['when it sets a cookie', '/mine', {}],
  ])('%s', async (_, path, headers: Record<string, string>) => {
    await get(path, headers)
    await get(path, headers)
    expect(data.asked).toBe(2)
  })

  test('when the database does not answer', async () => {
    data.database = false
    await get('/tinh')
    await get('/tinh')
    expect(data.asked).toBe(2)
  })
})

test('the least recently asked goes first when the memory is full', async () => {
  for (const page of ['1', '2', '3', '4', '5', '6', '7']) {
    await get('/first')
    await get(`/page-${page}-${'x'.repeat(400)}`)
  }
  expect(data.asked).toBe(8)
  await get(`/page-1-${'x'.repeat(400)}`)
  expect(data.asked).toBe(9)
})
