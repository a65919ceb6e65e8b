import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase, today } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { illustration } from './illustration.text.ts'
import { addDecision, addEdition, editionsOf, portalOffice } from './profile.queries.ts'

/** What an office says of itself stands under the second net: PostgreSQL shows and takes rows at or under the place only. */
const { db, pool } = await freshDatabase()
const [country, langSon, caoBang] = [1, 2, 5]
const at = (unitId: number) => placed(db, { unitId, today })
const made = (personId: number | null) => ({ by: 'kiểm thử', personId, on: today, at: new Date(0) })
const edition = (unitId: number) => ({ unitId, edition: 1, said: illustration, hash: 'a'.repeat(64), reason: null })

beforeAll(async () => {
  await settleTwoProvinces({ pool })
  await pool.query(`insert into people.person (id, name, folded, unit_id, created_at) values (900, 'Hà', 'ha', ${langSon}, now())`)
  await write(db, (tx) => addEdition(tx, edition(langSon), made(900)))
})

test('a province sees its own words, the other one none of them, the country all', async () => {
  const seen = (place: number) => read(at(place), (tx) => editionsOf(tx, langSon))
  expect((await Promise.all([langSon, caoBang, country].map(seen))).map(({ length }) => length)).toEqual([1, 0, 1])
})

test('nothing is written, decided or changed of another place, whatever id is forged', async () => {
  const decision = { unitId: langSon, edition: 1, kind: 'approved', reason: null } as const
  await expect(write(at(caoBang), (tx) => addEdition(tx, { ...edition(langSon), edition: 2 }, made(900)))).rejects.toThrow(/row-level/)
  await expect(write(at(caoBang), (tx) => addDecision(tx, decision, made(900)))).rejects.toThrow(/row-level/)
  const changed = await write(at(caoBang), (tx) => sql`update portal.edition set hash = ${'b'.repeat(64)}`.execute(tx))
  expect(changed.numAffectedRows).toBe(0n)
})

test('whose portal it is: what was set, else the only office with words of its own, else the country; an illustration is nobody’s own', async () => {
  const whose = async (code: string | null) => {
    const office = await read(db, (tx) => portalOffice(tx, code, today))
    return office && [office.unitId, office.said !== null, office.isDemonstration]
  }
  const approve = (unitId: number, personId: number | null) =>
    write(db, (tx) => addDecision(tx, { unitId, edition: 1, kind: 'approved', reason: null }, made(personId)))
  expect(await whose(null)).toEqual([country, false, false])
  await write(db, (tx) => addEdition(tx, edition(country), made(null)))
  await approve(country, null)
  expect(await whose(null)).toEqual([country, true, true])
  await approve(langSon, 900)
  expect(await whose(null)).toEqual([langSon, true, false])
  expect([await whose('04'), await whose('VN'), await whose('99')]).toEqual([[caoBang, false, false], [country, true, true], null])
  await write(db, (tx) => addEdition(tx, edition(caoBang), made(900)))
  await approve(caoBang, 900)
  expect(await whose(null)).toEqual([country, true, true])
})
