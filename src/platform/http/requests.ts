import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { RequestInfo } from './context.ts'
import type { FrontEnv } from './kept.ts'
import type { Metrics } from './metrics.ts'

/** What handlers find in Hono's context. `route` is the pattern that answers, for logs and metrics. */
export type Variables = { request: RequestInfo; route: string }

const trusted = /^[A-Za-z0-9_-]{8,64}$/

/** The id of a request: a proxy's is kept. */
export const requestId = (given: string | undefined): string => (given !== undefined && trusted.test(given) ? given : randomUUID())

export type Answered = { id: string; method: string; path: string; route: string; status: number; began: number }

/** One log line and one measurement for an answer. */
export const noteOf =
  (log: Logger, metrics: Metrics) =>
  ({ id, method, path: asked, route, status, began }: Answered): void => {
    const seconds = (performance.now() - began) / 1000
    metrics.observe({ method, route, status, seconds })
    const quiet = route === 'probe' || route === 'asset'
    if (quiet && !log.isLevelEnabled('debug')) return
    // an address that is a key is no word for a log
    const path = asked.replace(/[\w-]{43,}/g, '…')
    log[quiet ? 'debug' : 'info']({ requestId: id, method, path, route, status, ms: Math.round(seconds * 10_000) / 10 }, 'answered')
  }

/** Gives each request an id, one log line and one measurement. */
export function requests(log: Logger, metrics: Metrics): MiddlewareHandler<{ Variables: Variables }> {
  const note = noteOf(log, metrics)
  return async (c, next) => {
    const began = performance.now()
    const id = requestId(c.req.header('x-request-id'))
    c.set('request', { id, log: log.child({ requestId: id }) })
    c.set('route', 'none')
    await next()
    c.res.headers.set('X-Request-Id', id)
    const keeps = (c.env as FrontEnv | undefined)?.keeps
    if (keeps) keeps.route = c.get('route')
    note({ id, method: c.req.method, path: c.req.path, route: c.get('route'), status: c.res.status, began })
  }
}
