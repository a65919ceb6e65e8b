import type { ChildProcess } from 'node:child_process'
import { chown, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { Refused } from '../base/refusal.ts'
import { findNative, type Native } from './native.ts'
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts'
import { runningPostmaster, socketPrefix, stopLeftover, stopPostmaster } from './postmaster.ts'

/** A PostgreSQL server that this process owns. */
export type EmbeddedServer = { url: string; pid: number; user: { uid: number; gid: number }; stop: () => Promise<void> }

export type EmbeddedOptions = {
  /** PostgreSQL settings over ours */
  settings?: Record<string, string>
  /** called when the server ends though nobody stopped it */
  onLost?: (said: string) => void
}

/** A unix socket's path may have 107 bytes; PostgreSQL's name for it takes these. */
const socketName = '.s.PGSQL.5432'
const socketPathLimit = 107

/** few backends and a small cache: the whole country is some hundred megabytes, and the machine may be small */
const defaults = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
}

export const databaseUrl = (socketFolder: string, database: string): string =>
  `postgresql:///${database}?host=${encodeURIComponent(socketFolder)}&user=ntm`

/**
 * Starts the PostgreSQL of the npm package on `folder`, reached through a unix socket that only its user (and root) may open.
 * One that a killed process left running on the folder is stopped first. The caller must own the folder (`claimFolder`).
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const parent = dirname(resolve(folder))
  await mkdir(parent, { recursive: true })
  const data = join(await realpath(parent), basename(folder))
  const native = await findNative(join(parent, 'pg-lib'))
  const user = await choosePostgresUser(data, native)
  await stopLeftover(data)
  await prepareData(data, native, user)
  const logFile = join(parent, 'postgres.log')
  const socketFolder = await chooseSocketFolder(data, user)
  const settings = { ...defaults, unix_socket_directories: socketFolder, ...options.settings }
  const child = await launch({ data, native, user, logFile, settings })
  let stopping = false
  child.on('exit', async () => {
    if (!stopping) options.onLost?.(await tail(logFile))
  })
  const stop = async () => {
    stopping = true
    if (child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid as number)
    if (socketFolder !== data) await rm(socketFolder, { recursive: true, force: true })
  }
  return { url: databaseUrl(socketFolder, 'postgres'), pid: child.pid as number, user, stop }
}

/** Makes the data folder when there is none: beside its place first, so that a start cut short leaves nothing half made. */
async function prepareData(data: string, native: Native, user: PostgresUser): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw foreign(data, error)
  })
  if (version !== null) return checkData(data, version.trim(), native, user)
  const inside = await readdir(data).catch(() => [])
  if (inside.length > 0)
    throw new Refused({
      code: 'database.notData',
      text: `Thư mục ${data} có tệp nhưng không phải dữ liệu PostgreSQL. Dời các tệp ấy đi, hoặc đặt NTM_DATA sang thư mục khác.`,
    })
  await rmdir(data).catch(() => undefined)
  const fresh = `${data}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  if (process.getuid?.() === 0) await chown(fresh, user.uid, user.gid)
  await initialise(fresh, native, user)
  await rename(fresh, data)
}

function initialise(fresh: string, native: Native, user: PostgresUser): Promise<void> {
  const flags = ['-D', fresh, '-U', 'ntm', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions']
  const child = user.run(native.initdb, flags, { env: native.env, stdio: ['ignore', 'ignore', 'pipe'] })
  endWithUs(child, 'SIGTERM')
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0) done()
      else fail(new Error(`initdb ended with ${code}: ${said.slice(-1000)}`))
    })
  })
}

async function checkData(data: string, version: string, native: Native, user: PostgresUser): Promise<void> {
  const own = (await readFile(join(native.root, 'package.json'), 'utf8').then((text) => JSON.parse(text).version)) as string
  if (version !== own.split('.')[0])
    throw new Refused({
      code: 'database.otherVersion',
      text: `Dữ liệu trong ${data} thuộc PostgreSQL ${version}, còn bản cài là ${own}. Cài lại bản cũ của hệ thống, hoặc đặt NTM_DATA sang thư mục khác.`,
    })
  const { uid } = await stat(data)
  if (uid === user.uid) return
  if (process.getuid?.() !== 0) throw foreign(data, { code: 'EACCES' })
  // copied or restored by root: handed back to the one who runs it
  for (const entry of await readdir(data, { recursive: true })) await chown(join(data, entry), user.uid, user.gid)
  await chown(data, user.uid, user.gid)
}

function foreign(data: string, error: { code?: string }): unknown {
  if (error.code !== 'EACCES' && error.code !== 'EPERM') return error
  return new Refused({
    code: 'database.foreign',
    text: `Dữ liệu trong ${data} thuộc người dùng khác (có thể lần trước chạy bằng root). Chạy bằng người dùng ấy, hoặc chuyển quyền bằng lệnh «sudo chown -R $(id -u) ${dirname(data)}».`,
    status: 403,
  })
}

/** Inside the data folder where the path is short enough, else in a folder of its own under the system's temporary one. */
async function chooseSocketFolder(data: string, user: PostgresUser): Promise<string> {
  const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= socketPathLimit
  if (fits(data)) return data
  const base = [tmpdir(), '/tmp'].find((folder) => fits(join(folder, `${socketPrefix}123456`)))
  const folder = await mkdtemp(join(base ?? '/tmp', socketPrefix))
  if (process.getuid?.() === 0) await chown(folder, user.uid, user.gid)
  return folder
}

type Launch = { data: string; native: Native; user: PostgresUser; logFile: string; settings: Record<string, string> }

/** Starts the server and waits until it takes connections; tries again while remains of a killed one still hold its memory. */
async function launch({ data, native, user, logFile, settings }: Launch): Promise<ChildProcess> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const end = Date.now() + 10_000
  for (;;) {
    const log = await open(logFile, 'w', 0o600)
    if (process.getuid?.() === 0) await log.chown(user.uid, user.gid)
    // detached: Ctrl-C reaches this process only, which stops PostgreSQL after its last connection is closed
    const child = user.run(native.postgres, ['-D', data, ...flags], { env: native.env, stdio: ['ignore', log.fd, log.fd], detached: true })
    endWithUs(child, 'SIGINT')
    const failed = await untilReady(child, data)
    await log.close()
    if (failed === null) return child
    const said = await tail(logFile)
    const remains = /pre-existing shared memory block|lock file .* already exists|could not lock/.test(said)
    if (!remains || Date.now() > end) throw new Error(`PostgreSQL did not start (${failed}): ${said}`)
    await new Promise((wake) => setTimeout(wake, 200))
  }
}

/** However this process ends (but for a kill -9), the child is told to end too. */
function endWithUs(child: ChildProcess, signal: NodeJS.Signals): void {
  const atExit = () => child.kill(signal)
  process.on('exit', atExit)
  child.on('exit', () => process.off('exit', atExit))
}

/** Null when it takes connections, else why it does not. */
async function untilReady(child: ChildProcess, data: string): Promise<string | null> {
  let failed: string | null = null
  child.on('error', (error) => {
    failed = error.message
  })
  child.on('exit', (code, signal) => {
    failed ??= `ended with ${code ?? signal}`
  })
  while (failed === null) {
    const running = await runningPostmaster(data)
    if (running?.ready && running.pid === child.pid) return null
    await new Promise((wake) => setTimeout(wake, 15))
  }
  return failed
}

const tail = async (file: string): Promise<string> => (await readFile(file, 'utf8').catch(() => '')).trim().slice(-1000)
