import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { RequestInfo } from './context.ts'
import type { Metrics } from './metrics.ts'

/** What handlers find in Hono's context. `route` is the pattern that answers, for logs and metrics. */
export type Variables = { request: RequestInfo; route: string }

const trusted = /^[A-Za-z0-9_-]{8,64}$/

/** Gives each request an id (a proxy's is kept), one log line and one measurement. */
export function requests(log: Logger, metrics: Metrics): MiddlewareHandler<{ Variables: Variables }> {
  return async (c, next) => {
    const began = performance.now()
    const given = c.req.header('x-request-id')
    const id = given !== undefined && trusted.test(given) ? given : randomUUID()
    const line = log.child({ requestId: id })
    c.set('request', { id, log: line })
    c.set('route', 'none')
    await next()
    c.res.headers.set('X-Request-Id', id)
    const seconds = (performance.now() - began) / 1000
    const { method } = c.req
    // an address that is a key is no word for a log
    const path = c.req.path.replace(/[\w-]{43,}/g, '…')
    const [status, route] = [c.res.status, c.get('route')]
    metrics.observe({ method, route, status, seconds })
    const facts = { method, path, route, status, ms: Math.round(seconds * 10_000) / 10 }
    if (route === 'probe' || route === 'asset') line.debug(facts, 'answered')
    else line.info(facts, 'answered')
  }
}
