import type pg from 'pg'
import type { LocalDate } from '../base/local-date.ts'
import type { Db } from './database.ts'

/** What a command of the command line works with: the running server's database, or one started for it. */
export type Session = { db: Db; pool: pg.Pool; today: LocalDate; actor: string; close: () => Promise<void> }

export type OpenSession = () => Promise<Session>
