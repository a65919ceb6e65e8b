import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { APIError, type BetterAuthOptions, betterAuth } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../../platform/db/database.ts'
import { read, write } from '../../platform/db/database.ts'
import { beginAttempt, clearAttempts, isOpenAccount } from './account.queries.ts'
import { countCalls } from './allowance.reads.ts'
import { sealer } from './seal.actions.ts'
import type { Settings } from './settings.rules.ts'
import { markUse } from './use.queries.ts'
import { rememberVisits } from './visit-memory.reads.ts'

/** argon2id; 46 MiB and one pass, the first of OWASP's equal choices */
const argon = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 47_104, timeCost: 1, parallelism: 1 }
/** the visitor's address travels to better-auth under a name that no visitor can send */
export const addressHeader = 'x-ntm-address'

export type AccountsOptions = {
  /** whose search_path is `auth` */
  pool: pg.Pool
  db: Db
  /** under which visitors reach the server, without a slash at its end */
  url: string
  secret: string
  settings: Settings
  log: Pick<Logger, 'warn' | 'error'>
}

/** The library that keeps passwords, sessions and second factors, set up as the house wants it. */
export type Accounts = ReturnType<typeof openAccounts>

export function openAccounts(options: AccountsOptions) {
  const auth = betterAuth(authOptions(options))
  const { url, db, settings, secret } = options
  return {
    ...{ auth, url, db, settings },
    visits: rememberVisits(),
    calls: countCalls(settings.tokenCallsPerMinute),
    guesses: countCalls(settings.wrongTokensPerMinute),
    forms: sealer(secret, 'kept forms'),
  }
}

export function authOptions({ pool, db, url, secret, settings, log }: AccountsOptions) {
  return {
    appName: 'Nông thôn mới',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    database: pool,
    onAPIError: { errorURL: `${url}/dang-nhap` },
    telemetry: { enabled: false },
    logger: { log: (level, message) => (level === 'error' ? log.error(message) : level === 'warn' ? log.warn(message) : undefined) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hash(password.normalize('NFC'), argon),
        verify: (given) => verify(given.hash, given.password.normalize('NFC')),
      },
    },
    account: { accountLinking: { enabled: false }, encryptOAuthTokens: true },
    session: {
      // who asks nothing for too long is locked out by us (visit.reads.ts); the cookie stays, so that we know whose form came too late
      expiresIn: settings.sessionHours * 3600,
      updateAge: 60,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 600,
      customRules: {
        '/sign-in/email': { window: 60, max: settings.signInsPerMinute },
        '/two-factor/*': { window: 60, max: settings.signInsPerMinute },
        '/change-password': { window: 60, max: settings.signInsPerMinute },
        '/sign-in/social': { window: 60, max: settings.signInsPerMinute },
      },
    },
    advanced: {
      cookiePrefix: 'ntm',
      ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return
        const tries = await write(db, (tx) => beginAttempt(tx, String(ctx.body?.email ?? ''), settings, new Date()))
        if (tries > settings.lockAfter) throw new APIError('TOO_MANY_REQUESTS', { code: 'LOGIN_LOCKED', message: 'locked' })
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email' || ctx.context.returned instanceof APIError) return
        await write(db, (tx) => clearAttempts(tx, String(ctx.body?.email ?? '')))
      }),
    },
    databaseHooks: {
      session: {
        create: {
          // every way in ends here: password, recovery code, provider
          before: async (session) => {
            if (await read(db, (tx) => isOpenAccount(tx, session.userId))) return
            throw new APIError('FORBIDDEN', { code: 'ACCOUNT_CLOSED', message: 'closed' })
          },
          after: async (session) => {
            await write(db, (tx) => markUse(tx, session.userId, new Date()))
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Nông thôn mới',
        accountLockout: { enabled: true, maxFailedAttempts: settings.lockAfter, durationSeconds: settings.lockMinutes * 60 },
      }),
      genericOAuth({
        config: settings.provider
          ? [
              {
                providerId: settings.provider.id,
                discoveryUrl: settings.provider.discoveryUrl,
                clientId: settings.provider.clientId,
                clientSecret: settings.provider.clientSecret,
                scopes: ['openid', 'email', 'profile'],
                pkce: true,
                // an account is opened by an administrator, never by a provider
                disableSignUp: true,
                disableImplicitSignUp: true,
              },
            ]
          : [],
      }),
    ],
  } satisfies BetterAuthOptions
}
