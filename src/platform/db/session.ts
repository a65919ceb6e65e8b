import { userInfo } from 'node:os'
import type pg from 'pg'
import type { Config } from '../base/config.ts'
import { dayOf, type LocalDate } from '../base/local-date.ts'
import { isRefused } from '../base/refusal.ts'
import { type Database, type Db, openDatabase } from './database.ts'
import { joinGround, openGround, takeFolder } from './ground.ts'
import type { Claim, Owner } from './owner.ts'

/** What a command of the command line works with: the running server's database, or one started for it. */
export type Session = { db: Db; pool: pg.Pool; config: Config; today: LocalDate; actor: string; close: () => Promise<void> }

export type OpenSession = () => Promise<Session>

export type SessionOptions = {
  config: Config
  /** migrates and fills a database that no server has opened yet */
  prepare: (database: Database) => Promise<void>
  /** tells a person what is going on; never on standard output */
  say: (text: string) => void
}

/** The running database, or the folder for this command; whoever takes the folder between the two looks is waited for. */
async function joinOrTake(
  config: Config,
  onWait: (owner: Owner) => void,
): Promise<{ joined: { url: string } | null; claim: Claim | null }> {
  for (;;) {
    const joined = await joinGround(config, onWait)
    if (joined) return { joined, claim: null }
    try {
      return { joined, claim: await takeFolder(config, 'command') }
    } catch (error) {
      if (!isRefused(error) || error.refusal.code !== 'folder.inUse') throw error
    }
  }
}

/** Joins the database of the server that runs on the folder; without one starts PostgreSQL for this command and stops it at the end. */
export async function openSession({ config, prepare, say }: SessionOptions): Promise<Session> {
  const { joined, claim } = await joinOrTake(config, (owner) =>
    say(`Đang chờ tiến trình ${owner.pid} (${owner.role === 'server' ? 'máy chủ đang khởi động' : 'một lệnh ntm khác'})…`),
  )
  let closing: Promise<void> | undefined
  const session = (database: Database, end: () => Promise<void>): Session => ({
    db: database.db,
    pool: database.pool,
    config,
    today: config.today ?? dayOf(new Date()),
    actor: userInfo().username,
    close: () => {
      closing ??= end()
      return closing
    },
  })
  if (joined) {
    const database = openDatabase(joined.url, { max: 4 })
    return session(database, database.close)
  }
  const ground = await openGround(config, claim, (said) => say(`PostgreSQL đã dừng bất ngờ. ${said}`))
  const database = openDatabase(ground.url, { max: 4 })
  const close = async () => {
    await database.close()
    await ground.close()
    await claim?.release()
  }
  try {
    await prepare(database)
  } catch (error) {
    await close()
    throw error
  }
  return session(database, close)
}
