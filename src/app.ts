import type { IncomingMessage, RequestListener } from 'node:http'
import * as build from 'virtual:react-router/server-build'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { RouterContextProvider } from 'react-router'
import { createApi } from './api.ts'
import { examine } from './document-check.ts'
import { doorOf, doors } from './doors.ts'
import { checkDoors, endpointOf, type GateVariables, gate, guard, pageOf, pageRoutes, providerCallback } from './gate.ts'
import { openItems } from './open-items.ts'
import type { Config } from './platform/base/config.ts'
import { isRefused, type Refusal } from './platform/base/refusal.ts'
import { batched } from './platform/db/batched.ts'
import { openVerifier } from './platform/files/signature.ts'
import { readAssets } from './platform/http/assets.ts'
import { type App, contexts } from './platform/http/context.ts'
import { deliver } from './platform/http/delivery.ts'
import { openFront } from './platform/http/front.ts'
import type { FrontEnv, Kept } from './platform/http/kept.ts'
import { createLimits } from './platform/http/limits.ts'
import { live } from './platform/http/live.ts'
import { type Metrics, mayReadMetrics } from './platform/http/metrics.ts'
import { bug, problem } from './platform/http/problem.ts'
import { requests } from './platform/http/requests.ts'
import { pageHandler, routePatterns } from './platform/http/route-patterns.ts'
import { everyAnswer, securityHeaders } from './platform/http/security.ts'
import { told } from './platform/http/told.ts'
import { addressOf } from './platform/http/visitor-address.ts'
import type { Post } from './platform/mail/post.ts'
import { postContext } from './programme/desk/channel.reads.ts'
import { gathersContext } from './programme/desk/work.reads.ts'
import { portsContext } from './programme/documents/port.reads.ts'
import { minuteStep } from './programme/news/procedures.ts'
import { ownerContext } from './programme/opendata/reads.ts'
import type { Accounts } from './programme/people/auth.actions.ts'
import { openItemsContext } from './programme/people/handover.reads.ts'
import { refusalContext, visitContext } from './programme/people/visit.reads.ts'
import { siteContext } from './programme/portal/address.reads.ts'
import type { Counter } from './programme/portal/count.actions.ts'
import { officeContext, officeSource } from './programme/portal/profile.reads.ts'
import { isSeen, pathOf } from './programme/portal/visit.rules.ts'
import { gathers } from './work.ts'

export type Edge = App & {
  config: Config
  log: Logger
  metrics: Metrics
  accounts: Accounts
  post: Post
  /** how often pages are seen */
  counter: Counter
  dev: boolean
  /** false while starting or stopping, or without a database */
  ready: () => Promise<boolean>
  /** tells two states of the data apart */
  mark: () => Promise<string>
}

/** milliseconds after which an answer is made anew though nothing was written: articles become public on such a step of minutes */
const slot = minuteStep * 60_000
/** bytes of finished answers that are kept */
const memory = 16 * 1024 * 1024

/** No name or code has a NUL, and PostgreSQL takes none in a text; a path that cannot be decoded names no page. */
function addressFault(url: string): (Refusal & { status: 400 }) | null {
  if (url.includes('%00'))
    return { code: 'address.nul', text: 'Địa chỉ có ký tự không hợp lệ (%00). Sửa địa chỉ rồi thử lại.', status: 400 }
  try {
    if (url.includes('%')) decodeURIComponent(url.split('?', 1)[0] as string)
    return null
  } catch {
    return { code: 'address.coding', text: 'Địa chỉ có dấu % không đi với hai chữ số đúng dạng. Sửa địa chỉ rồi thử lại.', status: 400 }
  }
}

const takesFiles = (path: string) =>
  path === '/minh-chung/them' ||
  path === '/gop-y' ||
  path === '/kien-nghi/moi' ||
  /^\/bien-tap\/\d+\/anh$/.test(path) ||
  /^\/danh-gia\/\d+\/bang-tinh$/.test(path) ||
  path === '/van-ban-di/mau' ||
  /^\/van-ban-di\/\d+\/ban-ky$/.test(path) ||
  /^\/van-ban\/quan-ly\/\d+$/.test(path) ||
  path.startsWith('/api/v1/uploads')

/** Every pattern that has a door, and whether everybody may open it. */
const knownDoors = Object.entries(doors).map(([key, door]) => ({ pattern: key.replace(/^[A-Z]+ /, ''), isPublic: 'public' in door }))

/** The pages as they were built. */
export const builtPages = () => pageRoutes(build.routes)

const safety = ({ dev, config }: Edge) => ({ dev, https: config.publicUrl?.startsWith('https:') ?? false })

const probe = /^\/(healthz|readyz|metrics)$/
/** workbooks, packages of files, data sets to take away, drawn pictures: each is some pages' work */
const dear = /^\/the\/|\/(tai-ve|mau|goi)(\/|$)|\.(xlsx|docx|pdf|csv|zip)$/

/** One network may have half a minute's pages at once, and a minute's forms. */
const limitsOf = ({ config: { limitPages, limitForms }, accounts }: Edge) =>
  createLimits({
    pages: limitPages === 0 ? null : { perSecond: limitPages, burst: limitPages * 30 },
    forms: limitForms === 0 ? null : { perSecond: limitForms / 60, burst: limitForms },
    proxies: accounts.settings.proxies,
    costOf: (path) => (probe.test(path) ? 0 : dear.test(path) ? 5 : 1),
  })

/** Which state of the data pages are made from. */
const markOf = async ({ mark, today }: Edge) => `${await mark()} ${today()} ${Math.floor(Date.now() / slot)}`

/** Counts the public pages that people look at, whether they are made anew or were kept. */
const seeing =
  ({ counter, accounts }: Edge) =>
  (incoming: IncomingMessage | undefined, { route, status, type }: { route: string; status: number; type: string }) => {
    const door = doorOf(route)
    const { method = 'GET', url = '/', headers = {} } = incoming ?? {}
    const isPage = door !== undefined && 'public' in door && type.startsWith('text/html')
    const [agent, purpose] = [headers['user-agent'] ?? '', String(headers['sec-purpose'] ?? '')]
    if (!isSeen({ method, status, agent, purpose, isPage })) return
    counter.seen({ path: pathOf(url.split('?', 1)[0] as string), address: addressOf(incoming, accounts.settings.proxies), agent })
  }

/** What a Node server does with a request: built files and kept answers at once, everything else by the application. */
export async function createListener(edge: Edge, app: ReturnType<typeof createApp>): Promise<RequestListener> {
  // while developing Vite gives the files, and every page is made anew
  if (edge.dev) return getRequestListener(app.fetch)
  const { log, metrics } = edge
  const every = everyAnswer(safety(edge))
  const assets = await readAssets('build/client', every)
  const mark = async () => ({ data: await markOf(edge), numbers: await edge.counter.version() })
  const see = seeing(edge)
  const onSent = (incoming: IncomingMessage, { route, headers }: Kept, status: number) =>
    see(incoming, { route, status, type: headers[headers.indexOf('content-type') + 1] ?? '' })
  return openFront({ fetch: app.fetch, log, metrics, assets, mark, limit: memory, limits: limitsOf(edge), everyAnswer: every, onSent })
}

/** The HTTP application: probes, the API, then the pages. */
export function createApp(edge: Edge): Hono<{ Variables: GateVariables }> {
  const app = new Hono<{ Variables: GateVariables }>()
  app.use(requests(edge.log, edge.metrics))
  app.use(securityHeaders(safety(edge)))
  app.use(async (c, next) => {
    const fault = addressFault(c.req.url)
    return fault ? told(fault, { id: c.get('request').id, accept: c.req.header('accept') }) : next()
  })
  probes(app, edge)
  const see = seeing(edge)
  app.use(async (c, next) => {
    await next()
    const type = c.res.headers.get('content-type') ?? 'text/html'
    see((c.env as Partial<FrontEnv> | undefined)?.incoming, { route: c.get('route'), status: c.res.status, type })
  })
  app.use(deliver)
  app.use(live({ numbersOf: edge.counter.numbersOf, limit: memory }))
  app.use(async (c, next) => {
    // documents are handed in to the checker of reports; nothing else takes more than a form
    const megabytes = takesFiles(c.req.path) ? edge.config.uploadMegabytes : c.req.path === '/kiem-tra-bao-cao' ? 21 : 1
    const onError = () => {
      const text = `Nội dung gửi lên lớn hơn ${megabytes} MB. Chia nhỏ rồi gửi lại.`
      const answer = told({ code: 'body.tooLarge', text, status: 413 }, { id: c.get('request').id, accept: c.req.header('accept') })
      // the rest of the body is not read, so the connection cannot carry another request
      answer.headers.set('Connection', 'close')
      return answer
    }
    // these take files to the disk as they come in and count for themselves; what is far too large is told before it travels
    if (takesFiles(c.req.path)) return Number(c.req.header('content-length') ?? 0) > 4 * edge.files.largest ? onError() : next()
    return bodyLimit({ maxSize: megabytes * 1024 * 1024, onError })(c, next)
  })
  app.use('/api/*', async (c, next) => {
    await next()
    c.set('route', endpointOf(c) ?? '/api/*')
  })
  app.use('/api/*', guard(edge))
  app.get('/api/auth/callback/:provider', providerCallback(edge))
  const api = createApi(edge)
  checkDoors(
    builtPages().map(({ pattern }) => pattern),
    api.routes.map(({ method, path }) => ({ method, path: path === '/' ? '/api' : `/api${path}` })),
  )
  app.route('/api', api)
  app.all('/api/*', (c) => problem({ code: 'api.unknown', text: 'Không có địa chỉ này trong API.', status: 404 }, c.get('request').id))
  pages(app, edge)
  app.onError((error, c) => {
    const { id, log } = c.get('request')
    if (isRefused(error)) return problem(error.refusal, id)
    log.error({ err: error }, 'request failed')
    return told(bug, { id, accept: c.req.header('accept'), status: 500 })
  })
  return app
}

function probes(app: Hono<{ Variables: GateVariables }>, { ready, metrics, config }: Edge): void {
  for (const probe of ['/healthz', '/readyz', '/metrics'])
    app.use(probe, async (c, next) => {
      c.set('route', 'probe')
      await next()
      c.res.headers.set('Cache-Control', 'no-store')
    })
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    return (await ready()) ? c.text('ready') : c.text('not ready', 503)
  })
  app.get('/metrics', async (c) => {
    if (!mayReadMetrics(config.metricsToken, c.req.header('authorization'))) return c.text('forbidden', 403)
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })
}

/** The gate has judged where a form comes from; the router would judge by a Host that a proxy may not pass on. */
function judgedHere(request: Request): Request {
  if (!request.headers.has('origin')) return request
  const headers = new Headers(request.headers)
  headers.delete('origin')
  return new Request(request, { headers })
}

function pages(app: Hono<{ Variables: GateVariables }>, edge: Edge): void {
  const handle = pageHandler(build, edge.dev ? 'development' : 'production')
  const patternOf = routePatterns(build.routes)
  const mark = batched(() => markOf(edge), 2)
  const office = officeSource({ db: edge.db, today: edge.today, mark, unitCode: edge.config.portalUnit })
  const site = { doors: knownDoors, security: edge.config.security }
  const ports = { verify: openVerifier(edge.config.signatureVerifier), examine }
  app.use(gate(edge, patternOf))
  app.all('*', (c) => {
    const context = new RouterContextProvider()
    context.set(contexts.app, { db: c.get('visit').db, today: edge.today, files: edge.files })
    context.set(contexts.request, c.get('request'))
    context.set(visitContext, c.get('visit'))
    context.set(openItemsContext, openItems)
    context.set(gathersContext, gathers)
    context.set(postContext, edge.post)
    context.set(ownerContext, { licence: edge.config.openLicence, publicUrl: edge.config.publicUrl })
    context.set(portsContext, ports)
    context.set(officeContext, () => office((c.env as Partial<FrontEnv> | undefined)?.mark))
    context.set(siteContext, { ...site, pattern: c.get('route') })
    context.set(refusalContext, c.get('refusal'))
    return handle(pageOf(c.req.url), judgedHere(c.req.raw), context)
  })
}
