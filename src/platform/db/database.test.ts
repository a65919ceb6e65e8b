import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { ask, openDatabase, planOnce, read, snapshotMark, write } from './database.ts'

test('a read sees one instant however long it lasts', async () => {
  const { db, pool } = await freshDatabase()
  await pool.query('create table events.note (id int)')
  await read(db, async (tx) => {
    const count = async () => (await sql<{ n: number }>`select count(*) as n from events.note`.execute(tx)).rows[0]?.n
    expect(await count()).toBe(0)
    await pool.query('insert into events.note values (1)')
    expect(await count()).toBe(0)
  })
})

test('what is asked often is planned once a connection, and answers each value', async () => {
  const { url } = await freshDatabase()
  const { db, pool, close } = openDatabase(url, { max: 1 })
  try {
    const twice = (n: number) => ask(db, (tx) => sql<{ twice: number }>`${planOnce} select ${n}::int * 2 as twice`.execute(tx))
    for (const n of [1, 2, 3]) expect((await twice(n)).rows).toEqual([{ twice: n * 2 }])
    const { rows } = await pool.query(`select statement from pg_prepared_statements where statement like '%planned once%'`)
    expect(rows).toHaveLength(1)
  } finally {
    await close()
  }
})

test('a read cannot write', async () => {
  const { db } = await freshDatabase()
  const sly = read(db, (tx) => sql`insert into events.day_root values ('2026-01-01', '', 0, now())`.execute(tx))
  await expect(sly).rejects.toThrow(/read-only transaction/)
})

test('a write that fails leaves nothing', async () => {
  const { db, pool } = await freshDatabase()
  await pool.query('create table events.note (id int)')
  const broken = write(db, async (tx) => {
    await sql`insert into events.note values (1)`.execute(tx)
    throw new Error('changed my mind')
  })
  await expect(broken).rejects.toThrow('changed my mind')
  expect((await pool.query('select * from events.note')).rowCount).toBe(0)
})

test('every commit moves the mark of the data', async () => {
  const { pool } = await freshDatabase()
  await pool.query('create table events.note (id int)')
  const marks = new Set([await snapshotMark(pool)])
  for (const id of [1, 2, 3]) {
    await pool.query('insert into events.note values ($1)', [id])
    marks.add(await snapshotMark(pool))
  }
  expect(marks.size).toBe(4)
})
