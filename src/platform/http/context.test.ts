import { pino } from 'pino'
import { RouterContextProvider, redirect } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase, today } from '../../../tests/harness/database.ts'
import { freshFiles } from '../../../tests/harness/files.ts'
import { Refused } from '../base/refusal.ts'
import { openDatabase } from '../db/database.ts'
import type { ReadCtx } from '../events/context.ts'
import { contexts, readPage } from './context.ts'
import { mayReadMetrics } from './metrics.ts'
import { problem } from './problem.ts'

let context: RouterContextProvider
const lines: Record<string, unknown>[] = []
beforeAll(async () => {
  const { db } = await freshDatabase()
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  context = new RouterContextProvider()
  context.set(contexts.app, { db, today: () => today, files: await freshFiles() })
  context.set(contexts.request, { id: 'request-1', log: log.child({ requestId: 'request-1' }) })
})

const thrownBy = (work: (ctx: ReadCtx) => Promise<unknown>) =>
  readPage(context, work).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )

test('a page reads in one transaction that cannot write, on the day of the server', async () => {
  const { sql } = await import('kysely')
  const answer = await readPage(context, async (ctx) => {
    const { rows } = await sql<{ mode: string; isolation: string }>`
      select current_setting('transaction_read_only') as mode, current_setting('transaction_isolation') as isolation`.execute(ctx.tx)
    return { ...rows[0], today: ctx.today }
  })
  expect(answer).toEqual({ mode: 'on', isolation: 'repeatable read', today })
})

test('a refusal becomes the error page with its status, words, offenders and the request', async () => {
  const refusal = {
    code: 'unit.unknown',
    text: 'Không có xã mã 99999.',
    status: 404 as const,
    offenders: [{ where: '99999', what: 'mã lạ' }],
  }
  expect(await thrownBy(() => Promise.reject(new Refused(refusal)))).toMatchObject({
    data: { ...refusal, requestId: 'request-1' },
    init: { status: 404 },
  })
  expect(lines).toEqual([])
})

test('a bug becomes the error page 500, which tells nothing of it; the log tells all', async () => {
  const thrown = await thrownBy(() => Promise.reject(new Error('secret detail')))
  expect(thrown).toMatchObject({ data: { code: 'bug', requestId: 'request-1' }, init: { status: 500 } })
  expect(JSON.stringify(thrown)).not.toContain('secret')
  expect(lines).toContainEqual(
    expect.objectContaining({ requestId: 'request-1', err: expect.objectContaining({ message: 'secret detail' }) }),
  )
})

test('where no connection comes free the page says that it is crowded, which is no bug', async () => {
  const { url } = await freshDatabase()
  const { db, pool, close } = openDatabase(url, { max: 1, connectionTimeout: 50 })
  const held = await pool.connect()
  const crowded = new RouterContextProvider()
  crowded.set(contexts.app, { ...context.get(contexts.app), db })
  crowded.set(contexts.request, context.get(contexts.request))
  const thrown = await readPage(crowded, async () => undefined).catch((error: unknown) => error)
  expect(thrown).toMatchObject({ data: { code: 'crowded' }, init: { status: 503 } })
  held.release()
  expect(await readPage(crowded, async () => 'free again')).toBe('free again')
  await close()
})

test('a redirect passes', async () => {
  const thrown = await thrownBy(() => Promise.reject(redirect('/don-vi')))
  expect(thrown).toBeInstanceOf(Response)
})

test('an endpoint refuses with the same words as problem+json', async () => {
  const answer = problem(
    { code: 'unit.unknown', text: 'Không có xã này.', status: 404, offenders: [{ where: 'a', what: 'b' }] },
    'request-2',
  )
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  expect(await answer.json()).toEqual({
    type: 'urn:ntm:unit.unknown',
    title: 'unit.unknown',
    status: 404,
    detail: 'Không có xã này.',
    errors: [{ where: 'a', what: 'b' }],
    requestId: 'request-2',
  })
})

test.each([
  [null, undefined, true],
  ['0123456789abcdef', 'Bearer 0123456789abcdef', true],
  ['0123456789abcdef', 'Bearer 0123456789abcdeg', false],
  ['0123456789abcdef', undefined, false],
])('metrics with token %s, asked with %s: %s', (token, authorization, may) => {
  expect(mayReadMetrics(token, authorization)).toBe(may)
})
