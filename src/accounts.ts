import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Db, openDatabase } from './platform/db/database.ts'
import { type Accounts, openAccounts } from './programme/people/auth.actions.ts'
import type { Settings } from './programme/people/settings.rules.ts'

export type OpenAccounts = { accounts: Accounts; close: () => Promise<void> }

type Options = { databaseUrl: string; db: Db; url: string; settings: Settings; data: string; log: Logger }

/** The accounts, on a pool of their own: the library names its tables without their schema. */
export async function startAccounts({ databaseUrl, db, url, settings, data, log }: Options): Promise<OpenAccounts> {
  const onError = (err: Error) => log.warn({ err }, 'an idle connection of the accounts was lost')
  const { pool, close } = openDatabase(databaseUrl, { max: 4, searchPath: 'auth', statementTimeout: 20_000, onError })
  const secret = settings.secret ?? (await secretOf(data))
  return { accounts: openAccounts({ pool, db, url, secret, settings, log }), close }
}

/** The secret of an installation, made at its first start: it signs cookies and encrypts second factors, so it stands outside the database. */
async function secretOf(data: string): Promise<string> {
  const file = join(data, 'secret')
  await mkdir(data, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
