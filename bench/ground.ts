/** A database of the bench's own, in a temporary folder that is removed however the bench ends. */
import { rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { load } from '../src/load.ts'
import { day } from '../src/platform/base/local-date.ts'
import { type Database, type Db, openDatabase, type Tables } from '../src/platform/db/database.ts'
import { type EmbeddedServer, startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { say } from './measure.ts'

/** The day that it is in the bench. */
export const today = day('2026-07-15')

/** For filling only: nothing that is measured runs with these. */
const filling = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  shared_buffers: '1GB',
  maintenance_work_mem: '1GB',
}

export type Ground = {
  folder: string
  url: string
  database: Database
  /** stops PostgreSQL and starts it again as the launcher does, so that what follows is measured with its settings */
  asLaunched: () => Promise<void>
  /** stops PostgreSQL: the folder is free for a server */
  stop: () => Promise<void>
}

/** A database with the country, the criteria sets and the demonstration data, as after a first `npm start`. */
export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'ntm-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  await chmod(folder, 0o755)
  const start = (settings: Record<string, string>) => startEmbedded(join(folder, 'db'), { settings })
  const urlOf = (server: EmbeddedServer) => server.url.replace('/postgres?', '/ntm?')
  let server = await start(filling)
  const admin = openDatabase(server.url, { max: 1 })
  await admin.pool.query('create database ntm')
  await admin.close()
  const stop = async () => {
    await ground.database.close()
    await server.stop()
  }
  const asLaunched = async () => {
    await stop()
    server = await start({})
    ground.url = urlOf(server)
    ground.database = openDatabase(ground.url, { max: 4 })
  }
  const ground: Ground = { folder, url: urlOf(server), database: openDatabase(urlOf(server), { max: 4 }), asLaunched, stop }
  await migrate(ground.database.pool, 'migrations')
  await load(ground.database, { today, now: () => new Date(`${today}T08:00:00+07:00`), onProgress: say })
  return ground
}

export type Question = { sql: string; ms: number }

/** The same database, but everything that is asked of it is noted with the time that the answer took. */
export function listening({ pool }: Database): { db: Db; heard: () => Question[] } {
  let questions: Question[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query, queryDurationMillis }) => {
      questions.push({ sql: query.sql, ms: queryDurationMillis })
    },
  })
  const heard = () => {
    const all = questions
    questions = []
    return all
  }
  return { db, heard }
}
