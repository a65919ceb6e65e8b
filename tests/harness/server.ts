import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { startAccounts } from '../../src/accounts.ts'
import type { Edge } from '../../src/app.ts'
import { ensureBuild } from '../../src/build.ts'
import type { Config } from '../../src/platform/base/config.ts'
import type { LocalDate } from '../../src/platform/base/local-date.ts'
import { snapshotMark } from '../../src/platform/db/database.ts'
import { type Listener, listen } from '../../src/platform/http/listen.ts'
import { createMetrics } from '../../src/platform/http/metrics.ts'
import { openPost } from '../../src/platform/mail/post.ts'
import type { Accounts } from '../../src/programme/people/auth.actions.ts'
import { readSettings } from '../../src/programme/people/settings.rules.ts'
import { type Counter, openCounter } from '../../src/programme/portal/count.actions.ts'
import { freshDatabase, type Template, today as usual } from './database.ts'
import { freshFiles } from './files.ts'

export type TestServer = {
  /** `http://127.0.0.1:<port>` */
  url: string
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** the page's HTML; fails on any other status */
  page: (path: string, status?: number) => Promise<string>
  /** everything that it answers: pages (POST where forms are taken) and endpoints, by method and pattern */
  routes: { method: string; pattern: string }[]
  /** the lines logged so far */
  logged: () => Record<string, unknown>[]
  accounts: Accounts
  /** how often pages were seen */
  counter: Counter
  listener: Listener
  database: Awaited<ReturnType<typeof freshDatabase>>
  files: Awaited<ReturnType<typeof freshFiles>>
  /** ends this server before the test file does; another one can go on with its database and files */
  stop: () => Promise<void>
}

/**
 * The real application, as built, on a free port and a database of its own, for stories over HTTP.
 * Stops after the test file.
 */
export async function startServer({
  template = 'ntm_loaded',
  today = usual,
  env = {},
  after,
  beside,
  s3 = null,
  mail = null,
  config: given = {},
  verifier = null,
}: {
  template?: Template
  today?: LocalDate
  /** limits of accounts, as the environment would set them */
  env?: Record<string, string>
  /** a server that was stopped, at whose address and on whose database and files this one goes on */
  after?: TestServer
  /** a server that goes on; this one works on the same database and files */
  beside?: TestServer
  /** an S3-compatible service for files instead of a folder */
  s3?: Config['s3']
  /** a mail server; without one none is configured */
  mail?: Config['mail']
  /** what the server is told otherwise than in other tests */
  config?: Partial<Config>
  /** what verifies digital signatures; without one nothing does */
  verifier?: string | null
} = {}): Promise<TestServer> {
  const database = (after ?? beside)?.database ?? (await freshDatabase(template))
  await buildOnce()
  const lines: string[] = []
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => lines.push(line) })
  const config: Config = {
    port: after ? Number(new URL(after.url).port) : 0,
    host: '127.0.0.1',
    databaseUrl: null,
    data: 'data',
    publicUrl: null,
    today,
    logLevel: 'debug',
    metricsToken: null,
    s3,
    uploadMegabytes: 20,
    mail,
    limitPages: 0,
    limitForms: 0,
    signatureVerifier: verifier,
    webhookLoopback: true,
    openLicence: null,
    portalUnit: null,
    security: null,
    ...given,
  }
  // pages are rendered as visitors get them
  process.env.NODE_ENV = 'production'
  const listener = await listen(config)
  const url = `http://127.0.0.1:${listener.port}`
  const settings = readSettings({ NTM_SECRET: 'một bí mật chỉ dùng trong kiểm thử, đủ dài', ...env })
  if (!settings.ok) throw new Error(settings.refusal.text)
  const opened = await startAccounts({ databaseUrl: database.url, db: database.db, url, settings: settings.value, data: config.data, log })
  const files = (after ?? beside)?.files ?? (await freshFiles(config.uploadMegabytes, s3))
  const { createApp, createListener, builtPages } = (await import(
    pathToFileURL('build/server/index.js').href
  )) as typeof import('../../src/app.ts')
  const { secret } = await opened.accounts.auth.$context
  const counter = openCounter({ db: database.db, today: () => today, secret, onError: (err) => log.warn({ err }, 'counts were lost') })
  const edge: Edge = {
    db: database.db,
    today: () => today,
    files,
    config,
    log,
    accounts: opened.accounts,
    post: openPost(config, url),
    counter,
    metrics: createMetrics(() => ({ total: 0, idle: 0, waiting: 0 })),
    dev: false,
    ready: async () => true,
    mark: () => snapshotMark(database.pool),
  }
  const app = createApp(edge)
  listener.handle(await createListener(edge, app))
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= listener.close(0).then(counter.close).then(opened.close)
    return stopping
  }
  afterAll(stop)
  const get = (path: string, headers?: Record<string, string>) => fetch(`${url}${path}`, { headers, redirect: 'manual' })
  return {
    url,
    accounts: opened.accounts,
    counter,
    listener,
    get,
    async page(path, status = 200) {
      const answer = await get(path)
      const text = await answer.text()
      if (answer.status !== status) throw new Error(`${path} answered ${answer.status}, not ${status}: ${text.slice(0, 500)}`)
      if (text.includes('<html') && !/^<!doctype html>/i.test(text))
        throw new Error(`${path} is laid out in quirks mode: it says no doctype`)
      return text
    },
    routes: [
      ...builtPages().flatMap(({ pattern, takesForms }) => (takesForms ? ['GET', 'POST'] : ['GET']).map((method) => ({ method, pattern }))),
      ...app.routes
        .filter(({ path }) => /^\/api(\/|$)/.test(path) && !path.endsWith('*'))
        .map(({ method, path }) => ({ method, pattern: path })),
    ],
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    database,
    files,
    stop,
  }
}

/** One build for all test files of a run: whoever asks first builds, the others wait. */
export async function buildOnce(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7110528)')
    await ensureBuild(() => undefined)
  } finally {
    await client.end()
  }
}
