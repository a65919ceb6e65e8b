import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createBuckets } from './buckets.ts'
import { createLimits } from './limits.ts'

test('a bucket gives its burst at once, then what flows in; it says when to come again', () => {
  const take = createBuckets({ perSecond: 2, burst: 4 }, 10)
  expect([1, 2, 3, 4].map(() => take('a', 1, 0))).toEqual([0, 0, 0, 0])
  expect(take('a', 1, 0)).toBe(1)
  expect(take('b', 1, 0)).toBe(0)
  expect([take('a', 1, 500), take('a', 1, 500)]).toEqual([0, 1])
  expect(take('a', 4, 1_000)).toBe(2)
  expect(take('a', 4, 60_000)).toBe(0)
  expect(take('b', 100, 60_000)).toBe(0)
})

test('a clock that goes back takes nothing away', () => {
  const take = createBuckets({ perSecond: 1, burst: 2 }, 10)
  expect([take('a', 1, 10_000), take('a', 1, 5_000), take('a', 1, 5_500), take('a', 1, 6_000)]).toEqual([0, 0, 1, 0])
})

test('no more networks are kept than there is room for', () => {
  const take = createBuckets({ perSecond: 1, burst: 1 }, 3)
  for (const key of ['a', 'b', 'c', 'd']) expect(take(key, 1, 0)).toBe(0)
  expect(take('d', 1, 0)).toBe(1)
  // forgotten, so it begins anew
  expect(take('a', 1, 0)).toBe(0)
})

const from = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ method, headers, socket: { remoteAddress: address } }) as unknown as IncomingMessage
const limited = () =>
  createLimits({
    pages: { perSecond: 0.001, burst: 3 },
    forms: { perSecond: 0.001, burst: 1 },
    proxies: 0,
    costOf: (path) => (path === '/healthz' ? 0 : path === '/tai-ve' ? 3 : 1),
  })

test('a network of IPv6 is one visitor; another address is another', () => {
  const { wait } = limited()
  expect([1, 2, 3].map((last) => wait(from(`2405:4800::${last}`), '/'))).toEqual([0, 0, 0])
  expect(wait(from('2405:4800::4'), '/')).toBeGreaterThan(0)
  expect(wait(from('2405:4801::4'), '/')).toBe(0)
  expect(wait(from('2405:4800::4'), '/healthz')).toBe(0)
})

test('what is dear counts for more; forms are counted apart', () => {
  const { wait } = limited()
  expect([wait(from('1.1.1.1'), '/tai-ve'), wait(from('1.1.1.1'), '/') > 0]).toEqual([0, true])
  expect([wait(from('1.1.1.1', {}, 'POST'), '/'), wait(from('1.1.1.1', {}, 'POST'), '/') > 0]).toEqual([0, true])
})

test('who was found to be signed in is counted for themselves; a cookie that nobody knows counts for its network', () => {
  const { wait, know } = limited()
  const hoa = from('1.1.1.1', { cookie: 'session=hoa' })
  know(hoa, '1')
  while (wait(from('1.1.1.1'), '/') === 0);
  expect([wait(hoa, '/'), wait(from('1.1.1.1', { cookie: 'session=x' }), '/') > 0]).toEqual([0, true])
  expect(wait(from('1.1.1.1', { cookie: 'session=hoa' }, 'POST'), '/')).toBe(0)
})
