import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver, type TransactionSettings } from 'kysely'
import type pg from 'pg'
import type { LocalDate } from '../base/local-date.ts'
import type { Db, Tables } from './tables.ts'

/** Where an officer works: at a unit with everything under it, as on a day. Null: nowhere, and then no guarded row is seen. */
export type Place = { unitId: number | null; today: LocalDate }

type Ground = { db: Db; pool: pg.Pool; place: Place | null; placed: Map<string, Db> }

/** A name that holds across the copies of this file: the page build and the server each have one. */
const ground = Symbol.for('ntm.ground')
type Grounded = Db & { [ground]?: Ground }

/** places that are kept, so that one place is one database object for a while */
const most = 1_000

/** Remembers on which pool a database works. */
export function layGround(db: Db, pool: pg.Pool): Db {
  return Object.defineProperty(db, ground, { value: { db, pool, place: null, placed: new Map() } satisfies Ground })
}

/** What is under a database: the plain one, and the place when it works at one. */
export function groundOf(db: Db): { db: Db; place: Place | null } {
  const found = (db as Grounded)[ground]
  if (!found) throw new Error('this database was not opened by openDatabase')
  return found
}

/**
 * The same database, worked in from a place: every transaction runs as the role ntm_officer with the place in its settings, so that
 * PostgreSQL itself shows and takes only rows at or under the place (migrations/0015-second-net.sql). Role and settings belong to the
 * transaction: with its end, however it ends, the connection is as it was. Takes no round trip of its own.
 */
export function placed(db: Db, place: Place): Db {
  const under = (groundOf(db).db as Grounded)[ground] as Ground
  const key = `${place.unitId} ${place.today}`
  const known = under.placed.get(key)
  if (known) return known
  const made = new Kysely<Tables>({ dialect: new PlacedDialect(under.pool, place) })
  Object.defineProperty(made, ground, { value: { ...under, place } satisfies Ground })
  under.placed.set(key, made)
  const [oldest] = under.placed.keys()
  if (under.placed.size > most && oldest !== undefined) under.placed.delete(oldest)
  return made
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class PlacedDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  readonly #place: Place
  constructor(pool: pg.Pool, place: Place) {
    super({ pool })
    this.#pool = pool
    this.#place = place
  }
  override createDriver() {
    return new PlacedDriver(this.#pool, this.#place)
  }
}

class PlacedDriver extends PostgresDriver {
  readonly #entry: string
  readonly #working = new WeakSet<Connection>()
  readonly #guarded = new WeakSet<Connection>()

  constructor(pool: pg.Pool, { unitId, today }: Place) {
    super({ pool })
    const settings = {
      role: 'ntm_officer',
      'ntm.unit': unitId === null ? '' : String(Math.trunc(unitId)),
      'ntm.today': today.replaceAll("'", ''),
    }
    this.#entry = `select ${Object.entries(settings).map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', true)`)}`
  }

  override async acquireConnection(options?: Parameters<PostgresDriver['acquireConnection']>[0]): Promise<Connection> {
    const connection = (await super.acquireConnection(options)) as Connection
    if (!this.#guarded.has(connection)) this.#guard(connection)
    return connection
  }

  /** A sentence outside a transaction would run as the owner, who sees everything. */
  #guard(connection: Connection): void {
    this.#guarded.add(connection)
    const plain = connection.executeQuery.bind(connection)
    connection.executeQuery = (query) => {
      if (!this.#working.has(connection)) throw new Error('work at a place goes through read or write')
      return plain(query)
    }
  }

  override async beginTransaction(connection: Connection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const modes = `${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`
    this.#working.add(connection)
    try {
      await connection.executeQuery(CompiledQuery.raw(`start transaction${modes}; ${this.#entry}`))
    } catch (error) {
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  override async commitTransaction(connection: Connection): Promise<void> {
    await super.commitTransaction(connection).finally(() => this.#working.delete(connection))
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    await super.rollbackTransaction(connection).finally(() => this.#working.delete(connection))
  }
}
