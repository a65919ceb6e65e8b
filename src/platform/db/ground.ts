import { access, constants } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Config } from '../base/config.ts'
import { Refused } from '../base/refusal.ts'
import { databaseUrl, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { checkExternal } from './external.ts'
import { type Claim, claimFolder, giveTo, inUse, isClaim, type Owner, ownerOf } from './owner.ts'
import { runningPostmaster } from './postmaster.ts'

/** A database that is there, and what to do with it. */
export type Ground = {
  url: string
  /** tells others (the command line) that the database may be joined; `address` is where the server listens */
  ready: (address: string | null) => Promise<void>
  close: () => Promise<void>
}

/** the database that the system uses inside the PostgreSQL that it starts */
const ours = 'ntm'

/** The folder of one installation, taken for this process, so that nothing else starts on it meanwhile. */
export async function takeFolder(config: Config, role: Owner['role']): Promise<Claim | null> {
  if (config.databaseUrl !== null) return null
  const folder = resolve(config.data)
  const claim = await claimFolder(folder, role)
  if (isClaim(claim)) return claim
  throw inUse(folder, claim)
}

/** Starts the PostgreSQL of a folder that this process owns, or checks the one of DATABASE_URL. */
export async function openGround(config: Config, claim: Claim | null, onLost: (said: string) => void): Promise<Ground> {
  if (claim === null) {
    const url = config.databaseUrl as string
    await checkExternal(url)
    return { url, ready: async () => undefined, close: async () => undefined }
  }
  const folder = resolve(config.data)
  const server = await startEmbedded(join(folder, 'db'), { onLost })
  if (process.getuid?.() === 0) await giveTo(folder, server.user.uid, server.user.gid)
  const url = await ownDatabase(server)
  return { url, ready: claim.ready, close: () => server.stop() }
}

async function ownDatabase(server: EmbeddedServer): Promise<string> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ours])
    if (rowCount === 0) await client.query(`create database ${ours}`)
  } finally {
    await client.end()
  }
  return server.url.replace('/postgres?', `/${ours}?`)
}

/** What a command finds on the folder: the address of a running server's database, or nobody; waits while somebody starts or another command works. */
export async function joinGround(config: Config, onWait: (owner: Owner) => void): Promise<{ url: string } | null> {
  if (config.databaseUrl !== null) return null
  const folder = resolve(config.data)
  for (let round = 0; ; round++) {
    const owner = await ownerOf(folder)
    if (owner === null) return null
    if (owner.role === 'server' && owner.state === 'ready') {
      const running = await runningPostmaster(join(folder, 'db'))
      if (running) return { url: databaseUrl(running.socketFolder, ours) }
      await mayEnter(join(folder, 'db'), owner)
    }
    if (round === 0) onWait(owner)
    await new Promise((wake) => setTimeout(wake, 100))
  }
}

async function mayEnter(data: string, owner: Owner): Promise<void> {
  try {
    await access(data, constants.R_OK | constants.X_OK)
  } catch {
    throw new Refused({
      code: 'database.foreign',
      text: `Máy chủ đang chạy (tiến trình ${owner.pid}) là của người dùng khác nên lệnh không vào được cơ sở dữ liệu. Chạy lệnh bằng người dùng ấy hoặc bằng root.`,
      status: 403,
    })
  }
}
