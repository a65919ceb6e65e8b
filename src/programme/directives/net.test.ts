import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { assignAs, toUnits, work } from '../../../tests/harness/tasks.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'

/** Work that Lạng Sơn gave Bính Xá, looked at by another commune. */
const database = await freshDatabase()
const { db } = database
const today = day('2025-12-16')
const [langSon, binhXa, vanAn, caoBang] = [2, 3, 4, 5]
const tables = ['task', 'step']

beforeAll(async () => {
  await settleTwoProvinces(database)
  const bình = await settlePerson(database, { name: 'Lý Văn Bình', role: 'coordinationOffice', unitId: langSon, body: 'VPĐP' })
  await assignAs(database, bình, today, { key: 'k', tasks: [work('Rà soát hộ nghèo', toUnits(binhXa))] })
})

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`directives.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(tables)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An or Cao Bằng', async (table) => {
    expect(await Promise.all([binhXa, langSon, vanAn, caoBang].map((unit) => unitsIn(table, unit)))).toEqual([[binhXa], [binhXa], [], []])
  })

  test('every table of the schema with a unit is under it', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name, c.relrowsecurity as guarded from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id' where n.nspname = 'directives' and c.relkind = 'r' order by 1`,
    )
    expect(rows).toEqual(tables.toSorted().map((name) => ({ name, guarded: true })))
  })
})
