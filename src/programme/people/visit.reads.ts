import { createContext, type RouterContextProvider, redirect } from 'react-router'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import type { Edge } from '../../platform/events/context.ts'
import * as queries from './actor.queries.ts'
import type { Accounts } from './auth.actions.ts'
import { isPasswordOld } from './password.rules.ts'
import type { Settings } from './settings.rules.ts'
import { whoHolds } from './token.reads.ts'
import type { Actor, Entered } from './types.ts'
import { markUse } from './use.queries.ts'

/** Who visits, and through what: made once a request for pages and endpoints that are not the same for everybody. */
export type Visit = {
  actor: Actor | null
  accounts: Accounts
  /**
   * in which the visitor's own work is done: PostgreSQL shows and takes only rows at or under the place where they work. Reads and writes
   * of a unit's data go through it; `accounts.db` is the house's own
   */
  db: Db
  address: string
  today: LocalDate
  now: Date
}

/** What loaders and actions of signed-in pages find in `context`. */
export const visitContext = createContext<Visit>()

/** Why the doors do not let this visitor pass; null when they do. */
export const refusalContext = createContext<Refusal | null>(null)

type PageContext = Readonly<RouterContextProvider>

/** The person who is signed in; the doors let nobody else pass, so a page behind one may rely on it. */
export function visitorOf(context: PageContext): Visit & { actor: Actor } {
  const visit = context.get(visitContext)
  if (!visit.actor) throw redirect('/dang-nhap')
  return { ...visit, actor: visit.actor }
}

/** Who acts, through what, when. */
export type Acting = { db: Db; actor: Actor; edge: Edge }

/** The officer behind a request, as actions want them. */
export function actingOf(context: PageContext): Acting {
  const visit = visitorOf(context)
  return { db: visit.db, actor: visit.actor, edge: edgeOf(visit) }
}

/** What an action of the house needs to know of a visit. */
export const edgeOf = ({ actor, address, today, now }: Visit): Edge => ({
  actor: actor?.name ?? 'khách',
  today,
  now,
  ...(actor?.chosen
    ? { as: { post: actor.chosen.postName, unit: actor.chosen.unitId, address, ...(actor.token ? { token: actor.token.id } : {}) } }
    : {}),
})

const minute = 60_000

type Instant = { today: LocalDate; now: Date }
type Found = { actor: Actor | null; cookies: string[]; refusal?: Refusal; retryAfter?: number }
const nobody: Found = { actor: null, cookies: [] }

/**
 * The same as `whoVisits` for endpoints that are asked hundreds of times a second: what was found is believed for some seconds
 * (`visit-memory.reads.ts`). The limits of a session hold within them, and the last request is still written down every minute. A program
 * sends a token instead, and then no cookie is looked at.
 */
export async function whoCalls(
  accounts: Accounts,
  headers: Headers,
  { today, now, address }: Instant & { address: string },
): Promise<Found> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return { ...nobody, ...(await whoHolds(accounts, authorization, { today, now, address })) }
  const cookie = headers.get('cookie')
  if (cookie === null) return nobody
  const { visits } = accounts
  const key = visits.keyOf(cookie)
  const known = visits.get(key, { today, now })
  if (known && !isOver(known, accounts, now) && !isDue(known, now)) return { actor: known.actor, cookies: [] }
  const stamp = visits.stamp()
  const found = await lookUp(accounts, headers, { today, now })
  if (!found) return nobody
  visits.keep(key, found.entered, { today, now, stamp })
  return { actor: found.entered.actor, cookies: found.cookies }
}

/** Who is signed in by this request's cookie, and the cookies that keep the session alive. */
export async function whoVisits(accounts: Accounts, headers: Headers, instant: Instant): Promise<Found> {
  if (!headers.has('cookie')) return nobody
  const found = await lookUp(accounts, headers, instant)
  return found ? { actor: found.entered.actor, cookies: found.cookies } : nobody
}

async function lookUp(
  accounts: Accounts,
  headers: Headers,
  { today, now }: Instant,
): Promise<{ entered: Entered; cookies: string[] } | null> {
  const { api } = accounts.auth
  const found = await api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } })
  if (!found) return null
  const entered = await read(accounts.db, (tx) => actorOf(tx, found.session.id, { today, now }, accounts.settings))
  if (!entered || isOver(entered, accounts, now)) return null
  if (!isDue(entered, now)) return { entered, cookies: [] }
  const kept = await api.getSession({ headers, returnHeaders: true })
  await write(accounts.db, (tx) => markUse(tx, entered.actor.accountId, now))
  return { entered: { ...entered, lastSeen: now }, cookies: kept.headers.getSetCookie() }
}

/** Whether it is time to write down that the session still works. */
const isDue = ({ lastSeen }: Entered, now: Date): boolean => now.getTime() - lastSeen.getTime() >= minute

async function actorOf(
  tx: Parameters<typeof queries.signedIn>[0],
  sessionId: string,
  { today, now }: Instant,
  settings: Settings,
): Promise<Entered | null> {
  const person = await queries.signedIn(tx, sessionId)
  if (!person) return null
  const { since, lastSeen, chosenId, passwordSetAt, mustChangePassword: given, ...known } = person
  const held = await queries.heldBy(tx, person.personId, today)
  const chosen = held.find((one) => one.assignmentId === chosenId) ?? held[0] ?? null
  const isOld = !given && isPasswordOld(passwordSetAt, held, settings, now)
  return { actor: { ...known, mustChangePassword: given || isOld, isPasswordOld: isOld, held, chosen }, since, lastSeen }
}

/** Whoever asked nothing for too long, or signed in too long ago, signs in again. */
function isOver({ actor, since, lastSeen }: Entered, { settings }: Pick<Accounts, 'settings'>, now: Date): boolean {
  return (
    now.getTime() - lastSeen.getTime() > idleLimit(actor, settings) || now.getTime() - since.getTime() > settings.sessionHours * 60 * minute
  )
}

/** milliseconds without a request after which the person's sessions are locked */
function idleLimit({ held }: Actor, settings: Settings): number {
  const isAdministrator = held.some(({ role }) => role === 'administrator')
  return (isAdministrator ? Math.min(settings.administratorIdleMinutes, settings.idleMinutes) : settings.idleMinutes) * minute
}

export type OwnSession = { id: string; since: Date; lastSeen: Date; address: string | null; device: string | null; current: boolean }

/** Where is this person signed in? Newest first; the tokens stay here. */
export async function sessionsOf({ db, settings }: Accounts, actor: Actor, now: Date): Promise<OwnSession[]> {
  const seenSince = new Date(now.getTime() - idleLimit(actor, settings))
  const rows = await read(db, (tx) => queries.sessionsOf(tx, actor.accountId, now, seenSince))
  return rows.map(({ token: _token, ...row }) => ({ ...row, current: row.id === actor.sessionId }))
}
