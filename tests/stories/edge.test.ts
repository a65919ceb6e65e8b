import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
})

describe('every answer', () => {
  test('carries a request id, which the log line carries too; a proxy may give its own', async () => {
    const answer = await server.get('/healthz', { 'X-Request-Id': 'proxy-0123456789' })
    expect(answer.headers.get('x-request-id')).toBe('proxy-0123456789')
    expect(server.logged()).toContainEqual(
      expect.objectContaining({ requestId: 'proxy-0123456789', method: 'GET', path: '/healthz', status: 200, msg: 'answered' }),
    )
  })
})
