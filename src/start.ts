import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { type OpenAccounts, startAccounts } from './accounts.ts'
import type { Edge } from './app.ts'
import { ensureBuild } from './build.ts'
import { fillApart, needsFilling } from './fill.ts'
import { illustrate } from './illustrate.ts'
import { startJobs } from './jobs.ts'
import type { Config } from './platform/base/config.ts'
import { dayOf, type LocalDate } from './platform/base/local-date.ts'
import { type Database, openDatabase, snapshotMark } from './platform/db/database.ts'
import { type Ground, openGround, takeFolder } from './platform/db/ground.ts'
import { migrate } from './platform/db/migrate.ts'
import type { Claim } from './platform/db/owner.ts'
import { type Files, openFiles } from './platform/files/store.ts'
import { type Listener, listen } from './platform/http/listen.ts'
import { createMetrics } from './platform/http/metrics.ts'
import type { Schedule } from './platform/jobs/schedule.ts'
import { openPost, type Post } from './platform/mail/post.ts'
import type { Accounts } from './programme/people/auth.actions.ts'
import { closeDemonstration, openDemonstration } from './programme/people/demonstration.actions.ts'
import { makeFirstLink } from './programme/people/first-run.actions.ts'
import type { Settings } from './programme/people/settings.rules.ts'
import { type Counter, openCounter } from './programme/portal/count.actions.ts'

export type StartOptions = {
  config: Config
  /** limits of accounts */
  settings: Settings
  log: Logger
  dev: boolean
  /** opens an account a role and prints their passwords */
  demonstration: boolean
  /** tells a person how the start goes */
  say: (text: string) => void
  /** the database ended on its own; the server cannot go on */
  onLost: (said: string) => void
}

/** What runs, and how to end it. */
export type Running = { address: string; stop: () => Promise<void> }

type Opened = {
  claim?: Claim | null
  listener?: Listener
  ground?: Ground
  database?: Database
  /** for one short question that must not wait behind slow pages */
  marks?: Database
  accounts?: OpenAccounts
  jobs?: Schedule
  counter?: Counter
  ready: boolean
}

/** longest time that requests under way get when the server stops */
const patience = 10_000
/** no page may keep the database longer */
const statementTimeout = 20_000

/**
 * Folder, port, database, migrations, data, pages, in this order: what can be refused is refused before any work is done.
 * Whatever was opened is closed again when a later step fails.
 */
export async function start({ config, settings, log, dev, demonstration, say, onLost }: StartOptions): Promise<Running> {
  const open: Opened = { ready: false }
  const stop = async () => {
    open.ready = false
    await open.listener?.close(patience)
    await open.jobs?.stop()
    await open.counter?.close()
    await open.accounts?.close()
    await open.marks?.close()
    await open.database?.close()
    await open.ground?.close()
    await open.claim?.release()
  }
  try {
    open.claim = await takeFolder(config, 'server')
    open.listener = await listen(config)
    const built = dev ? Promise.resolve() : ensureBuild(() => say('Đang dựng giao diện…'))
    // the build runs beside the database; its failure is met below
    built.catch(() => undefined)
    open.ground = await openGround(config, open.claim, onLost)
    open.database = await prepare(open.ground, config, log, say)
    await built
    const address = config.publicUrl ?? `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${open.listener.port}`
    const { database } = open
    open.marks = openDatabase(open.ground.url, { max: 1, statementTimeout, onError: lost(log) })
    open.accounts = await startAccounts({
      databaseUrl: open.ground.url,
      db: database.db,
      url: address,
      settings: demonstration ? { ...settings, secondFactor: 'nobody' } : settings,
      data: config.data,
      log,
    })
    const { accounts } = open.accounts
    const files = await openFiles(config)
    const post = openPost(config, address)
    const today = () => config.today ?? dayOf(new Date())
    const { secret } = await accounts.auth.$context
    const counter = openCounter({ db: database.db, today, secret, onError: (err) => log.warn({ err }, 'counts of pages were lost') })
    open.counter = counter
    await serve(open.listener, { config, log, dev, database, marks: open.marks, accounts, post, files, counter, ready: () => open.ready })
    await tellAccounts(accounts, { address, demonstration, today: today(), say, files })
    await open.ground.ready(address)
    open.ready = true
    open.jobs = startJobs({
      databaseUrl: open.ground.url,
      today,
      settings,
      log,
      uploads: files.uploads,
      store: files.store,
      post,
      forms: accounts.forms,
    })
    return { address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Telling = { address: string; demonstration: boolean; today: LocalDate; say: (text: string) => void; files: Files }

/** The link of the first administrator where nobody has an account; the demonstration accounts where they were asked for. */
async function tellAccounts(accounts: Accounts, { address, demonstration, today, say, files }: Telling): Promise<void> {
  const now = new Date()
  const firstLink = await makeFirstLink(accounts.db, now)
  if (firstLink) say(`Chưa có tài khoản nào. Tạo quản trị đầu tiên (đường dẫn dùng một lần, trong 8 giờ): ${address}${firstLink}`)
  if (!demonstration) return closeDemonstration(accounts.db, now)
  const edge = { today, now, actor: 'npm start -- --demo' }
  const opened = await openDemonstration(accounts, edge)
  await illustrate(accounts.db, files, edge, opened)
  for (const one of opened) say(`Tài khoản minh hoạ: ${one.login}  ${one.password}  ${one.role}, ${one.place}`)
}

const lost = (log: Logger) => (err: Error) => log.warn({ err }, 'an idle connection was lost')

/** Migrates and fills the database, then opens the pool that pages use. */
async function prepare(ground: Ground, config: Config, log: Logger, say: (text: string) => void): Promise<Database> {
  const onError = lost(log)
  const filling = openDatabase(ground.url, { max: 1, onError })
  try {
    await migrate(filling.pool, 'migrations')
    if (await needsFilling(filling)) await fillApart(ground.url, { today: config.today ?? dayOf(new Date()), onProgress: say })
  } finally {
    await filling.close()
  }
  return openDatabase(ground.url, { statementTimeout, onError })
}

type Serving = {
  config: Config
  log: Logger
  dev: boolean
  database: Database
  marks: Database
  accounts: Accounts
  post: Post
  files: Files
  counter: Counter
  ready: () => boolean
}

async function serve(
  listener: Listener,
  { config, log, dev, database, marks, accounts, post, files, counter, ready }: Serving,
): Promise<void> {
  const edge: Edge = {
    db: database.db,
    today: () => config.today ?? dayOf(new Date()),
    files,
    config,
    log,
    dev,
    accounts,
    post,
    counter,
    metrics: createMetrics(() => ({ total: database.pool.totalCount, idle: database.pool.idleCount, waiting: database.pool.waitingCount })),
    ready: async () => ready() && answers(database),
    mark: () => snapshotMark(marks.pool),
  }
  if (dev) {
    const { developing } = await import('./dev.ts')
    const { listener: work, close } = await developing(edge, listener.server)
    listener.handle(work)
    listener.beforeClose(close)
    return
  }
  const { createApp, createListener } = (await import(pathToFileURL('build/server/index.js').href)) as typeof import('./app.ts')
  listener.handle(await createListener(edge, createApp(edge)))
}

/** Whether the database answers within a second. */
async function answers({ pool }: Database): Promise<boolean> {
  const late = new Promise<false>((done) => setTimeout(() => done(false), 1_000).unref())
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late])
}
