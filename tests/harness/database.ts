import { randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { load } from '../../src/load.ts'
import { day } from '../../src/platform/base/local-date.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'

/** The day that it is in tests, unless a story says otherwise. */
export const today = day('2026-11-22')

/** So many days ago, for a row that is told to be old. */
export const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000)

/** `ntm_empty`: migrated, without data. `ntm_loaded`: the country, the criteria sets and the demonstration data, as after a first start. */
export type Template = 'ntm_empty' | 'ntm_loaded'

const urlOf = (database: string) => inject('databaseUrl').replace('/postgres?', `/${database}?`)

async function asAdmin<T>(work: (admin: Database) => Promise<T>): Promise<T> {
  const admin = openDatabase(inject('databaseUrl'), { max: 1 })
  try {
    return await work(admin)
  } finally {
    await admin.close()
  }
}

/** Makes the template `ntm_loaded` once a run, by whoever asks first; the others wait. */
async function ensureLoaded(admin: Database): Promise<void> {
  const lock = 7_110_527
  const client = await admin.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const { rowCount } = await client.query(`select from pg_database where datname = 'ntm_loaded'`)
    if (rowCount !== 0) return
    await client.query('drop database if exists ntm_loading with (force)')
    await client.query('create database ntm_loading template ntm_empty strategy file_copy')
    const loading = openDatabase(urlOf('ntm_loading'))
    try {
      await load(loading, { today, now: () => new Date(`${today}T08:00:00+07:00`) })
      await loading.pool.query('vacuum analyze')
    } finally {
      await loading.close()
    }
    await client.query('alter database ntm_loading rename to ntm_loaded')
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock])
    client.release()
  }
}

/** A database without any of our tables, and how to drop it. */
export async function bareDatabase(): Promise<Database & { drop: () => Promise<void> }> {
  const name = `b_${randomUUID().replaceAll('-', '')}`
  await asAdmin((admin) => admin.pool.query(`create database ${name} strategy file_copy`))
  const database = openDatabase(urlOf(name))
  const drop = async () => {
    await database.close()
    await asAdmin((admin) => admin.pool.query(`drop database if exists ${name} with (force)`))
  }
  return { ...database, drop }
}

/** A database of its own for the calling test file, copied from a template; dropped after the file. */
export async function freshDatabase(template: Template = 'ntm_empty'): Promise<Database & { url: string }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async (admin) => {
    if (template === 'ntm_loaded') await ensureLoaded(admin)
    await admin.pool.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const database = openDatabase(urlOf(name))
  afterAll(async () => {
    await database.close()
    await asAdmin((admin) => admin.pool.query(`drop database if exists ${name} with (force)`))
  })
  return { ...database, url: urlOf(name) }
}
