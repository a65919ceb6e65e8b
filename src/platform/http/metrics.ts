import { createHash, timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads: durations by route pattern, the pool, the process. */
export type Metrics = {
  observe: (request: { method: string; route: string; status: number; seconds: number }) => void
  text: () => Promise<string>
  contentType: string
}

/** Connections of the database pool right now. */
export type PoolCounts = { total: number; idle: number; waiting: number }

export function createMetrics(pool: () => PoolCounts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to its answer being ready, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'db_pool_connections',
    help: 'Connections of the database pool',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(pool())) this.set({ state }, count)
    },
  })
  return {
    observe: ({ method, route, status, seconds }) => durations.observe({ method, route, status: String(status) }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** Whether a request may read the metrics: anyone when no token is set, else its bearer. */
export function mayReadMetrics(token: string | null, authorization: string | undefined): boolean {
  if (token === null) return true
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(`Bearer ${token}`), digest(authorization ?? ''))
}
