import type { Refusal } from '../../platform/base/refusal.ts'
import { type Accounts, addressHeader } from './auth.actions.ts'
import { refusals } from './text.ts'

/** What a step of signing in came to, and the cookies that carry it on. */
export type Step = { kind: 'in' | 'secondFactor'; cookies: string[] } | { kind: 'refused'; refusal: Refusal; cookies: string[] }

/** Of a visitor's request: what the library needs of it. */
export type Caller = { accounts: Accounts; headers: Headers; address: string }

type Said = { ok: boolean; status: number; body: Record<string, unknown>; cookies: string[] }

/** Asks the library over its own door, so that its limits per address hold. The origin was checked at the edge. */
export async function ask({ accounts, headers, address }: Caller, path: string, body: Record<string, unknown>): Promise<Said> {
  const sent = new Headers({ 'Content-Type': 'application/json', Origin: new URL(accounts.url).origin, [addressHeader]: address })
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) sent.set(name, value)
  }
  const answer = await accounts.auth.handler(
    new Request(`${accounts.url}/api/auth${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) }),
  )
  const text = await answer.text()
  const said = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> | null
  return { ok: answer.ok, status: answer.status, body: said ?? {}, cookies: answer.headers.getSetCookie() }
}

/** Login and password; with a second factor the code is asked next. */
export async function signIn(caller: Caller, { login, password }: { login: string; password: string }): Promise<Step> {
  const said = await ask(caller, '/sign-in/email', { email: login.trim().toLowerCase().replaceAll('\0', ''), password })
  if (!said.ok) return refuse(said, refusals.wrongLogin, caller.accounts)
  return { kind: said.body.twoFactorRedirect === true ? 'secondFactor' : 'in', cookies: said.cookies }
}

/** The code of the app, or one of the recovery codes, which then is used up. */
export async function giveCode(caller: Caller, code: string): Promise<Step> {
  const typed = code.replaceAll(/\s/g, '')
  // a session that is locked must not be woken by a code alone
  const headers = new Headers(caller.headers)
  const cookies = (headers.get('cookie') ?? '').split('; ').filter((one) => !/^[^=]*session_token=/.test(one))
  headers.set('cookie', cookies.join('; '))
  const isRecovery = !/^\d{6}$/.test(typed)
  const said = await ask({ ...caller, headers }, isRecovery ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', { code: typed })
  return said.ok ? { kind: 'in', cookies: said.cookies } : refuse(said, refusals.wrongCode, caller.accounts)
}

function refuse(said: Said, otherwise: Refusal, { settings }: Accounts): Step {
  const code = String(said.body.code ?? '')
  const known: Record<string, Refusal> = {
    LOGIN_LOCKED: refusals.locked(settings.lockMinutes),
    ACCOUNT_TEMPORARILY_LOCKED: refusals.locked(settings.lockMinutes),
    ACCOUNT_CLOSED: refusals.closed,
    INVALID_TWO_FACTOR_COOKIE: refusals.noChallenge,
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: refusals.noChallenge,
  }
  const refusal = known[code] ?? (said.status === 429 ? refusals.tooMany : said.status >= 500 ? null : otherwise)
  if (!refusal) throw new Error(`sign-in answered ${said.status} ${code}`)
  return { kind: 'refused', refusal, cookies: said.cookies }
}

/** Ends this session. */
export async function signOut(caller: Caller, personId: number): Promise<string[]> {
  const { cookies } = await ask(caller, '/sign-out', {})
  caller.accounts.visits.forget(personId)
  return cookies
}

/** Where the provider asks the person to sign in; it comes back to `/api/auth/callback/…`. */
export async function startProvider(caller: Caller, provider: string, next: string): Promise<{ url: string | null; cookies: string[] }> {
  const said = await ask(caller, '/sign-in/social', { provider, callbackURL: next, errorCallbackURL: '/dang-nhap', disableRedirect: true })
  return { url: said.ok && typeof said.body.url === 'string' ? said.body.url : null, cookies: said.cookies }
}
