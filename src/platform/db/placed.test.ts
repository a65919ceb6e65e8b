import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../base/local-date.ts'
import { openDatabase, read, write } from './database.ts'
import { groundOf, placed } from './placed.ts'

const { url } = await freshDatabase()
// one connection: whatever stays on it would be met by the next
const { db, close } = openDatabase(url, { max: 1 })
afterAll(close)
const place = { unitId: 7, today: day('2026-11-22') }
const here = placed(db, place)

type Who = { role: string; unit: string; today: string }
const who = sql<Who>`select current_user as role, current_setting('ntm.unit', true) as unit, current_setting('ntm.today', true) as today`
const asked = async (work: Promise<{ rows: Who[] }>) => (await work).rows[0]
const officer = { role: 'ntm_officer', unit: '7', today: '2026-11-22' }
const nobody = () => asked(read(db, (tx) => who.execute(tx)))

test('reads and writes at a place run as the officers’ role with the place', async () => {
  expect(await asked(read(here, (tx) => who.execute(tx)))).toEqual(officer)
  expect(await asked(write(here, (tx) => who.execute(tx)))).toEqual(officer)
})

test('a read at a place is still of one instant and writes nothing', async () => {
  await expect(read(here, (tx) => sql`update people.person set name = name`.execute(tx))).rejects.toThrow('read-only transaction')
  const { rows } = await read(here, (tx) => sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(tx))
  expect(rows[0]?.level).toBe('repeatable read')
})

test.each([
  ['a commit', () => write(here, (tx) => who.execute(tx))],
  ['a refusal', () => write(here, () => Promise.reject(new Error('không')))],
  ['an error of a sentence', () => write(here, (tx) => sql`select 1 / 0`.execute(tx))],
  ['an error that was caught', () => write(here, (tx) => sql`select 1 / 0`.execute(tx).catch(() => undefined))],
])('nothing stays on the connection after %s', async (_, work) => {
  await work().catch(() => undefined)
  expect(await nobody()).toMatchObject({ role: 'ntm', unit: '' })
  expect(await asked(read(placed(db, { ...place, unitId: 8 }), (tx) => who.execute(tx)))).toEqual({ ...officer, unit: '8' })
  expect(await nobody()).toMatchObject({ role: 'ntm', unit: '' })
})

test('without an assignment one works nowhere', async () => {
  expect(await asked(read(placed(db, { ...place, unitId: null }), (tx) => who.execute(tx)))).toEqual({ ...officer, unit: '' })
})

test('a sentence outside read and write is refused, before any and after one', async () => {
  const other = placed(db, { ...place, unitId: 9 })
  await expect(who.execute(other)).rejects.toThrow('goes through read or write')
  await write(other, (tx) => who.execute(tx))
  await expect(who.execute(other)).rejects.toThrow('goes through read or write')
})

test('one place is one object, another day another, and both stand on the plain database', () => {
  expect(placed(db, { ...place })).toBe(here)
  expect(placed(here, { ...place, unitId: 8 })).toBe(placed(db, { ...place, unitId: 8 }))
  expect(placed(db, { ...place, today: day('2026-11-23') })).not.toBe(here)
  expect(groundOf(here)).toMatchObject({ db, place })
  expect(groundOf(db).place).toBeNull()
})
