import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../base/local-date.ts'
import { read, write } from '../db/database.ts'
import { canonical } from './canonical.ts'
import { closeDay, enter, enterAll, verifyChains } from './log.ts'

const actor = 'Nông Thị Hoa'
const at = (text: string) => new Date(`${text}+07:00`)
const database = await freshDatabase()
const { db, pool } = database

test('canonical JSON does not depend on the order of keys, and drops what the database would drop', () => {
  expect(canonical({ b: [1, { d: null, c: 'ă' }], a: undefined, 'a-b': 1.5 })).toBe('{"a-b":1.5,"b":[1,{"c":"ă","d":null}]}')
  expect(canonical({ b: 1, a: 2 })).toBe(canonical({ a: 2, b: 1 }))
})

test('entries of a chain hash onto each other, chains stand apart, and the whole verifies', async () => {
  await write(db, (tx) =>
    enterAll(tx, [
      { chain: 'unit:1', kind: 'a', payload: { x: 1 }, actor, at: at('2026-01-05T08:00:00') },
      { chain: 'unit:2', kind: 'a', payload: { deep: { z: [1.25, 'đ'], gone: undefined } }, actor, at: at('2026-01-05T08:00:00') },
      { chain: 'unit:1', kind: 'b', payload: {}, actor, at: at('2026-01-05T08:00:00') },
    ]),
  )
  const { rows } = await pool.query('select chain, number, previous, hash from events.entry order by chain, number')
  expect(rows.map((row) => `${row.chain} ${row.number}`)).toEqual(['unit:1 1', 'unit:1 2', 'unit:2 1'])
  expect(rows[1].previous).toBe(rows[0].hash)
  expect(await read(db, verifyChains)).toEqual({ entries: 3, chains: 2, days: 0, first: null })
})

test('forty writers on two chains at once: no number twice, nothing broken, nobody waits in a circle', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      write(db, (tx) =>
        enterAll(
          tx,
          (i % 2 ? ['unit:7', 'unit:8'] : ['unit:8', 'unit:7']).map((chain) => ({
            chain,
            kind: 'race',
            payload: { i },
            actor,
            at: at('2026-01-05T09:00:00'),
          })),
        ),
      ),
    ),
  )
  const { rows } = await pool.query(`select count(*), max(number) from events.entry where chain = 'unit:7'`)
  expect(rows[0]).toEqual({ count: 40, max: 40 })
  expect((await read(db, verifyChains)).first).toBeNull()
})

test('the log refuses change and removal', async () => {
  await expect(pool.query(`update events.entry set actor = 'x'`)).rejects.toThrow('append-only')
  await expect(pool.query('delete from events.entry')).rejects.toThrow('append-only')
})

test('a closed day takes no more entries, and its root tells that the end of a chain was cut off', async () => {
  const first = await write(db, (tx) => closeDay(tx, day('2026-01-05'), at('2026-01-06T00:00:01')))
  expect(first.entries).toBe(83)
  expect(await write(db, (tx) => closeDay(tx, day('2026-01-05'), at('2026-01-07T00:00:00')))).toEqual(first)
  await expect(write(db, (tx) => closeDay(tx, day('2026-01-06'), at('2026-01-06T12:00:00')))).rejects.toThrow('not over')
  // a writer whose clock still says the day before
  await write(db, (tx) => enter(tx, { chain: 'unit:1', kind: 'late', payload: {}, actor, at: at('2026-01-05T23:59:59') }))
  const { rows } = await pool.query(`select at from events.entry where kind = 'late'`)
  expect(rows[0].at).toEqual(at('2026-01-06T00:00:00'))
  expect(await read(db, verifyChains)).toMatchObject({ days: 1, first: null })
})

test.each([
  ['an altered payload', `update events.entry set payload = '{"x": 2}' where chain = 'unit:1' and number = 1`, 'unit:1', 1, 'nội dung'],
  ['an altered time', `update events.entry set at = at - interval '1 ms' where chain = 'unit:1' and number = 2`, 'unit:1', 2, 'nội dung'],
  ['a removed entry', `delete from events.entry where chain = 'unit:7' and number = 20`, 'unit:7', 21, 'thiếu mục 20'],
  ['a chain cut off', `delete from events.entry where chain = 'unit:8' and number = 40`, 'day', 0, '2026-01-05'],
])('%s is found', async (_, alteration, chain, number, why) => {
  let first: unknown
  const undo = new Error('undo')
  const look = write(db, async (tx) => {
    await sql`alter table events.entry disable trigger all`.execute(tx)
    await sql.raw(alteration).execute(tx)
    first = (await verifyChains(tx)).first
    throw undo
  })
  await expect(look).rejects.toBe(undo)
  expect(first).toEqual({ chain, number, why: expect.stringContaining(why) })
})
