import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { ServerBuild } from 'react-router'
import type { Edge } from './app.ts'
import { doorOf } from './doors.ts'
import type { Refusal } from './platform/base/refusal.ts'
import { placed } from './platform/db/placed.ts'
import type { Caller } from './platform/http/api.ts'
import type { FrontEnv } from './platform/http/kept.ts'
import { problem } from './platform/http/problem.ts'
import type { Variables } from './platform/http/requests.ts'
import { told } from './platform/http/told.ts'
import { addressOf } from './platform/http/visitor-address.ts'
import { entryOf, refusalOf } from './programme/people/access.ts'
import { addressHeader } from './programme/people/auth.actions.ts'
import { keepForm } from './programme/people/kept-form.actions.ts'
import { tokenRefusals } from './programme/people/token.text.ts'
import type { Actor, Door } from './programme/people/types.ts'
import { edgeOf, type Visit, whoCalls, whoVisits } from './programme/people/visit.reads.ts'

/** What the gate found out, for the page or the endpoint behind it. */
export type GateVariables = Variables & { visit: Visit; refusal: Refusal | null }

const foreign = {
  code: 'request.foreign',
  text: 'Biểu mẫu này được gửi từ trang khác nên không được nhận. Mở trang này trực tiếp rồi gửi lại.',
  status: 403 as const,
}

/** The path of a page, also where its data alone are asked for. */
export const pageOf = (url: string) => new URL(url).pathname.replace(/\/(_root|_)\.data$/, '/').replace(/\.data$/, '')

/** These look different to who is signed in, although everybody may open them. */
const isPersonal = (pattern: string) => pattern.startsWith('/dang-nhap') || pattern === '/khoi-tao'

/**
 * Stands before every page: who visits, and whether the door lets them in. Public pages never learn who visits, so they are
 * the same for everybody.
 */
export function gate(edge: Edge, patternOf: (path: string) => string): MiddlewareHandler<{ Variables: GateVariables }> {
  const { accounts } = edge
  return async (c, next) => {
    const pattern = patternOf(pageOf(c.req.url))
    const door = doorOf(pattern)
    const visit = visitOf(c, edge)
    c.set('route', pattern)
    c.set('visit', visit)
    c.set('refusal', null)
    if (isForeign(c, edge.config.publicUrl)) return told(foreign, { id: c.get('request').id, accept: c.req.header('accept') })
    if (!door || ('public' in door && !isPersonal(pattern))) return next()
    const { actor, cookies } = await whoVisits(accounts, c.req.raw.headers, visit)
    if (actor) enter(c, inNameOf(visit, actor), actor)
    const entry = entryOf(door, actor, accounts.settings)
    if ('refusal' in entry) c.set('refusal', entry.refusal)
    if ('signIn' in entry) c.res = c.redirect(`/dang-nhap?ve=${encodeURIComponent(await wayBack(c, visit))}`, 303)
    else if ('goTo' in entry) c.res = c.redirect(entry.goTo, 303)
    else await next()
    c.res.headers.set('Cache-Control', 'no-store')
    if (!c.res.headers.has('set-cookie')) for (const cookie of cookies) c.res.headers.append('Set-Cookie', cookie)
  }
}

/** A visit before anybody is known. */
const visitOf = (c: Context, { accounts, db, today }: Edge): Visit => ({
  actor: null,
  accounts,
  db,
  address: addressOf((c.env as Partial<FrontEnv> | undefined)?.incoming, accounts.settings.proxies),
  today: today(),
  now: new Date(),
})

/** The visit of somebody: their work is done at the place of the assignment under which they work. */
const inNameOf = (visit: Visit, actor: Actor): Visit => ({
  ...visit,
  actor,
  db: placed(visit.db, { unitId: actor.chosen?.unitId ?? null, today: visit.today }),
})

/** Somebody is known: to what stands behind, and to the front, which counts them for themselves. */
function enter(c: Context<{ Variables: GateVariables }>, visit: Visit, actor: Actor): void {
  c.set('visit', visit)
  if (c.env) (c.env as FrontEnv).person = String(actor.personId)
}

/** The pattern (`/api/v1/units/:id`) of the endpoint that will answer; undefined for an address that is none. */
export const endpointOf = (c: Context): string | undefined => matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path

/**
 * Stands before every endpoint. An address behind a door answers nobody but who may enter, and says why in the form of all refusals of
 * the API; a public one never learns who asks. An endpoint that no pattern names is closed: `checkDoors` lets no other one be.
 */
export function guard(edge: Edge, door: typeof doorOf = doorOf): MiddlewareHandler<{ Variables: GateVariables }> {
  const { accounts } = edge
  return async (c, next) => {
    const pattern = endpointOf(c)
    const asked = pattern === undefined ? undefined : door(pattern, c.req.method === 'HEAD' ? 'GET' : c.req.method)
    if (pattern === undefined || (asked && 'public' in asked)) return next()
    const visit = visitOf(c, edge)
    const { actor, cookies, ...met } = await whoCalls(accounts, c.req.raw.headers, visit)
    if (actor) enter(c, inNameOf(visit, actor), actor)
    const barred = actor?.token ? barsPrograms(asked, c.req.method) : isForeign(c, edge.config.publicUrl) ? foreign : null
    const refusal = barred ?? met.refusal ?? refusalOf(entryOf(asked, actor, accounts.settings))
    if (refusal) c.res = problem(refusal, c.get('request').id)
    else await next()
    if (refusal?.status === 401) c.res.headers.set('WWW-Authenticate', 'Bearer')
    if (met.retryAfter !== undefined) c.res.headers.set('Retry-After', String(met.retryAfter))
    c.res.headers.set('Cache-Control', 'no-store')
    if (!c.res.headers.has('set-cookie')) for (const cookie of cookies) c.res.headers.append('Set-Cookie', cookie)
  }
}

/** What belongs to a person's own account is looked at by a program, never done. */
const barsPrograms = (door: Door | undefined, method: string): Refusal | null =>
  door && 'signedIn' in door && method !== 'GET' && method !== 'HEAD' ? tokenRefusals.notForPrograms : null

/** Who asks an endpoint behind a door. */
export function callerOf(c: Context): Caller<Actor> {
  const visit = c.get('visit') as Visit | undefined
  if (!visit?.actor) throw new Error(`${c.req.path} works for a person, so its door cannot be public`)
  return { actor: visit.actor, edge: edgeOf(visit), db: visit.db }
}

/** Where signing in leads to: the page that was asked for, or the form that was sent, which is kept until then. */
async function wayBack(c: Context, { accounts, address, now }: Visit): Promise<string> {
  if (c.req.method === 'GET') return pathAndQuery(c.req.url)
  const form = c.req.method === 'POST' ? await c.req.raw.formData().catch(() => null) : null
  const { headers } = c.req.raw
  const kept = form ? await keepForm({ accounts, headers, path: pathAndQuery(c.req.url), address, now }, form) : null
  return kept ? `/tai-khoan/dang-do/${kept}` : '/tai-khoan'
}

const pathAndQuery = (url: string) => {
  const { search } = new URL(url)
  return `${pageOf(url)}${search}`
}

/** A form that another site sends in the visitor's name. Browsers say where a form comes from; who sends no cookie has no name to misuse. */
function isForeign(c: Context, publicUrl: string | null): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return false
  const [origin, site] = [c.req.header('origin'), c.req.header('sec-fetch-site')]
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return site === undefined && c.req.header('cookie') !== undefined
  const host = URL.parse(origin)?.host
  return origin !== (publicUrl === null ? null : new URL(publicUrl).origin) && (host === undefined || host !== c.req.header('host'))
}

/** Where the provider sends a person back to. Nothing else of the library is open to the network. */
export function providerCallback({ accounts }: Edge): (c: Context) => Promise<Response> {
  return async (c) => {
    const url = new URL(c.req.url)
    const headers = new Headers(c.req.raw.headers)
    headers.set(addressHeader, addressOf((c.env as Partial<FrontEnv> | undefined)?.incoming, accounts.settings.proxies))
    const answer = await accounts.auth.handler(new Request(`${accounts.url}${url.pathname}${url.search}`, { headers }))
    return answer.headers.has('location') ? answer : c.redirect('/dang-nhap?error=provider', 303)
  }
}

/** Every page: its pattern, and whether forms may be sent to it. */
export function pageRoutes(routes: ServerBuild['routes']): { pattern: string; takesForms: boolean }[] {
  const full = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? `${full(route.parentId)}/${route.path ?? ''}` : ''
  }
  return Object.values(routes).flatMap((route) =>
    route && (route.path || route.index)
      ? [
          {
            pattern: full(route.id)
              .replace(/\/{2,}/g, '/')
              .replace(/(?<=.)\/$/, ''),
            takesForms: route.module.action !== undefined,
          },
        ]
      : [],
  )
}

type Endpoint = { method: string; path: string }

/** A route without a door would be open by forgetting: the server does not start. */
export function checkDoors(pages: string[], endpoints: Endpoint[]): void {
  const missing = [
    ...pages.filter((page) => !doorOf(page)),
    ...endpoints.filter(({ method, path }) => !doorOf(path, method)).map(({ method, path }) => `${method} ${path}`),
  ]
  if (missing.length > 0) throw new Error(`these routes say in src/doors.ts neither a verb nor why they are public: ${missing.join(', ')}`)
  const nameless = endpoints.filter(({ path }) => path.endsWith('*')).map(({ path }) => path)
  if (nameless.length > 0) throw new Error(`an endpoint's address is named whole, for its door: ${nameless.join(', ')}`)
}
