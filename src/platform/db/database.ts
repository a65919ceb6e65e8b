import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { layGround } from './placed.ts'
import type { Db, Tables, Tx } from './tables.ts'

export type { Db, Tables, Tx } from './tables.ts'

const planned = '/* planned once */'
/**
 * At the head of a statement: each connection plans it once and then only runs it. For long statements that are asked often, in few wordings,
 * and whose plan is good for all values, such as a row with all that hangs on it by keys.
 */
export const planOnce = sql.raw(planned)

const names = new Map<string, string>()

/** Asks what begins with `planOnce` under a name; Kysely names no statement. */
class PlanningOnce extends pg.Client {
  override query(...[text, values, ...rest]: unknown[]): never {
    const config = typeof text === 'string' && text.startsWith(planned) ? { text, values, name: nameOf(text) } : null
    const words = config ? [config, ...rest] : [text, values, ...rest]
    return (super.query as (...words: unknown[]) => never)(...words)
  }
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `planned_${names.size}`
  names.set(text, name)
  return name
}

/** Days stay text, exact numbers stay text, counts (int8) become numbers. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> }

export type DatabaseOptions = {
  max?: number
  /** milliseconds after which one statement is given up; none for imports and migrations */
  statementTimeout?: number
  /** milliseconds after which a question that finds no free connection is given up; 10,000 where none is said */
  connectionTimeout?: number
  /** a schema for a library that does not name its tables in full; ours always do */
  searchPath?: string
  onError?: (error: Error) => void
}

/**
 * Opens a pool. `url` is a connection string; max connections are few because one process serves all.
 * A lost idle connection is reported through `onError` and must not end the process.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectionTimeout ?? 10_000,
    statement_timeout: options.statementTimeout,
    application_name: 'ntm',
    Client: PlanningOnce,
    options: `-c search_path=${options.searchPath ?? "''"} -c timezone=Asia/Ho_Chi_Minh -c jit=off`,
  })
  pool.on('error', (error) => options.onError?.(error))
  // a connection lost while it works fails its query; without a listener it would end the process as well
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = layGround(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool)
  const close = async () => {
    await db.destroy()
    // Kysely ends the pool only when it was used through Kysely
    if (!pool.ended) await pool.end()
  }
  return { db, pool, close }
}

/** Whether there was no connection free for so long that the question was given up. */
export const isCrowded = (error: unknown): boolean => error instanceof Error && error.message === 'timeout exceeded when trying to connect'

/** A read: one read-only, repeatable-read transaction, so that every figure on a page is of the same instant. */
export function read<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}

/** A read of one question, which sees one instant by itself: no transaction is opened around it. */
export const ask = <T>(db: Db, question: (tx: Tx) => Promise<T>): Promise<T> => question(db as Tx)

/** A write: one transaction; the answer leaves only after the commit. */
export function write<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/**
 * A write that changes nothing which a finished page shows, such as a count that is put into pages as they leave: pages that are kept stay
 * kept across it. Only for tables of which no kept page tells.
 */
export function writeQuietly<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return write(db, async (tx) => {
    const done = await work(tx)
    // last, so that two servers wait for each other as shortly as can be
    await sql`update platform.quiet set n = n + 1`.execute(tx)
    return done
  })
}

/**
 * What a read would see right now: two equal texts mean that nothing was committed in between, quiet writes left aside. It is the number of
 * transactions that are over, less the quiet ones among them; it only grows, so the same number is the same state.
 */
export async function snapshotMark(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ mark: string }>(
    `select (pg_snapshot_xmax(s)::text::bigint - (select count(*) from pg_snapshot_xip(s)) - q.n)::text as mark
     from platform.quiet q, pg_current_snapshot() s`,
  )
  return rows[0]?.mark as string
}
