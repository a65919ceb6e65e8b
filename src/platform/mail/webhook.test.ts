import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { guardedLookup, isOutside } from './address.ts'
import { call } from './webhook.ts'

const at = new Date('2026-11-22T08:00:00+07:00')

async function receiver(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const post = (url: string, local = true) => call({ url, secret: 'bí mật', id: 'notice-1.2', body: '{"title":"Nhiệm vụ"}', at }, local)

test('what is posted is signed over its time and its body', async () => {
  const heard: { headers: IncomingMessage['headers']; body: string }[] = []
  const url = await receiver(({ headers }, response, body) => {
    heard.push({ headers, body })
    response.writeHead(204).end()
  })
  expect(await post(url)).toEqual({ ok: true })
  const [{ headers, body }] = heard as [(typeof heard)[number]]
  const expected = createHmac('sha256', 'bí mật').update(`${headers['x-ntm-timestamp']}.${body}`).digest('hex')
  expect([body, headers['x-ntm-signature'], headers['x-ntm-id']]).toEqual(['{"title":"Nhiệm vụ"}', `sha256=${expected}`, 'notice-1.2'])
})

test('an answer that is none of success is told; a redirect is not followed; gone is gone', async () => {
  let asked = 0
  const inside = await receiver((_, response) => {
    asked++
    response.end()
  })
  const url = await receiver(({ url: path }, response) => {
    if (path === '/redirect') response.writeHead(307, { Location: inside }).end()
    else response.writeHead(path === '/gone' ? 410 : 500).end('x'.repeat(100_000))
  })
  expect(await post(`${url}/error`)).toEqual({ ok: false, final: false, said: 'máy nhận trả lời 500' })
  expect(await post(`${url}/redirect`)).toEqual({ ok: false, final: false, said: 'máy nhận trả lời 307' })
  expect(await post(`${url}/gone`)).toEqual({ ok: false, final: true, said: 'máy nhận trả lời 410' })
  expect(asked).toBe(0)
})

test('who never answers is left after five seconds', async () => {
  const url = await receiver(() => undefined)
  const begun = Date.now()
  expect(await post(url)).toEqual({ ok: false, final: false, said: 'máy nhận không trả lời trong 5 giây' })
  expect(Date.now() - begun).toBeLessThan(8_000)
}, 15_000)

test('nothing of this machine or its network is called, by address or by name', async () => {
  let asked = 0
  const url = await receiver((_, response) => {
    asked++
    response.end()
  })
  expect(await post(url, false)).toMatchObject({ ok: false, final: true })
  const found = await new Promise((done) => guardedLookup(isOutside)('localhost', { all: true }, (error, list) => done(error ?? list)))
  expect(found).toMatchObject({ message: expect.stringMatching(/^localhost leads to (127|::1)/) })
  expect(asked).toBe(0)
})

test('a port that nobody listens on', async () => {
  expect(await post('http://127.0.0.1:1/')).toEqual({ ok: false, final: false, said: 'máy nhận không mở cổng' })
})
