import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { securityHeaders } from './security.ts'

const app = new Hono()
app.use(securityHeaders({ dev: false, https: false }))
app.get('/page', (c) => c.text('trang'))
app.get('/picture', (c) => c.text('<svg/>', 200, { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Content-Security-Policy': 'none' }))

test('only what says that it is made for other sites may stand on them', async () => {
  const [page, picture] = [await app.request('/page'), await app.request('/picture')]
  expect([page.headers.get('x-frame-options'), page.headers.get('cross-origin-resource-policy')]).toEqual(['DENY', 'same-origin'])
  expect([picture.headers.get('x-frame-options'), picture.headers.get('cross-origin-resource-policy')]).toEqual([null, 'cross-origin'])
  const policies = [page, picture].map(({ headers }) => headers.get('content-security-policy') ?? '')
  expect(policies.map((policy) => /frame-ancestors (.*)$/.exec(policy)?.[1])).toEqual(["'none'", '*'])
  for (const policy of policies) expect(policy).toContain("script-src 'self'")
})
