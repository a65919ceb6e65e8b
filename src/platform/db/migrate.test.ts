import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bareDatabase, freshDatabase } from '../../../tests/harness/database.ts'
import { migrate } from './migrate.ts'

/** A migrations folder of the test's own, on a database that only ran that. */
let folder: string
let database: Awaited<ReturnType<typeof bareDatabase>>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ntm-migrations-'))
  database = await bareDatabase()
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const put = (name: string, sql: string) => writeFile(join(folder, name), sql)
const names = async (pool: pg.Pool) =>
  (await pool.query<{ name: string }>('select name from platform.migration order by name')).rows.map((row) => row.name)

describe('migrations', () => {
  test('run once, in order of their numbers', async () => {
    await put('0002-filled.sql', `insert into things.thing values (1)`)
    await put('0001-things.sql', `create schema things; create table things.thing (id int primary key)`)
    expect((await migrate(database.pool, folder)).ran).toEqual(['0001-things.sql', '0002-filled.sql'])
    expect((await migrate(database.pool, folder)).ran).toEqual([])
    expect((await database.pool.query('select * from things.thing')).rowCount).toBe(1)
  })

  test('an old file that was changed is refused by its name, and nothing runs', async () => {
    await put('0001-things.sql', `create schema things`)
    await migrate(database.pool, folder)
    await put('0001-things.sql', `create schema things; create schema more`)
    await put('0002-new.sql', `create schema new`)
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      refusal: { code: 'migration.changed', text: expect.stringContaining('0001-things.sql') },
    })
    expect(await names(database.pool)).toEqual(['0001-things.sql'])
  })

  test('a database that is newer than the program is refused', async () => {
    await put('0001-things.sql', `create schema things`)
    await put('0002-new.sql', `create schema new`)
    await migrate(database.pool, folder)
    await rm(join(folder, '0002-new.sql'))
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      refusal: { code: 'migration.unknown', text: expect.stringContaining('0002-new.sql') },
    })
  })

  test('one that fails leaves nothing of itself, keeps those before it and can be mended', async () => {
    await put('0001-things.sql', `create schema things`)
    await put('0002-broken.sql', `create table things.half (id int); select 1/0`)
    await expect(migrate(database.pool, folder)).rejects.toThrow(/0002-broken\.sql.*division by zero/)
    expect(await names(database.pool)).toEqual(['0001-things.sql'])
    expect((await database.pool.query(`select to_regclass('things.half') as half`)).rows).toEqual([{ half: null }])
    await put('0002-broken.sql', `create table things.half (id int)`)
    expect((await migrate(database.pool, folder)).ran).toEqual(['0002-broken.sql'])
  })

  test('two servers that start together migrate once: one runs, the other waits and finds all done', async () => {
    await put('0001-slow.sql', `select pg_sleep(0.3); create schema things`)
    const reports = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder), migrate(database.pool, folder)])
    expect(reports.map(({ ran }) => ran.length).sort()).toEqual([0, 0, 1])
  })

  test('a file sees no other schema than PostgreSQL’s own: names must be whole', async () => {
    await put('0001-unqualified.sql', `create table thing (id int)`)
    await expect(migrate(database.pool, folder)).rejects.toThrow(/no schema has been selected/)
  })
})

test('the committed migrations have run in every test database, each with the hash of its file', async () => {
  const { pool } = await freshDatabase()
  expect((await migrate(pool, 'migrations')).ran).toEqual([])
  expect(await readFile('migrations/0001-platform.sql', 'utf8')).toContain('create schema ext')
})
