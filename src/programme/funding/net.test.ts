import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleRoundLand, roundToday as today, units } from '../../../tests/harness/round-land.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'

/** Money of Bính Xá, looked at by its province, by itself and by the commune next to it. */
const database = await freshDatabase()
const { db, pool } = database

beforeAll(async () => {
  await settleRoundLand(database)
  const [unit] = [units.binhXa]
  await pool.query(`insert into funding.allocation (unit_id, year, source, kind, carried, movement, amount, decision, decided_on, entered_by, entered_at, sending)
    values (${unit}, 2025, 'commune', 'unsorted', false, 'allocate', 5, 'x', '2025-01-01', 'x', now(), 'a')`)
  await pool.query(
    `insert into funding.project (unit_id, id, name, entered_by, entered_at, sending) values (${unit}, 900, 'x', 'x', now(), 'a')`,
  )
  await pool.query(`insert into funding.project_approval (unit_id, project_id, total, decision, decided_on, entered_by, entered_at, sending)
    values (${unit}, 900, 5, 'x', '2025-01-01', 'x', now(), 'a')`)
  await pool.query(`insert into funding.disbursement (unit_id, project_id, year, source, kind, carried, paid_on, amount, document, entered_by, entered_at, sending)
    values (${unit}, 900, 2025, 'commune', 'unsorted', false, '2025-02-01', 5, 'x', 'x', now(), 'a')`)
  await pool.query(`insert into funding.in_kind (unit_id, good, what, quantity, measure, giver, given_on, document, entered_by, entered_at, sending)
    values (${unit}, 'land', 'x', 5, 'm²', 'people', '2025-02-01', 'x', 'x', now(), 'a')`)
  await pool.query(`insert into funding.arrears (unit_id, project_id, as_of, amount, document, entered_by, entered_at, sending)
    values (${unit}, 900, '2025-02-01', 5, 'x', 'x', now(), 'a')`)
})

const tables = ['allocation', 'project', 'project_approval', 'disbursement', 'in_kind', 'arrears']

const unitsIn = (table: string, unitId: number) =>
  read(placed(db, { unitId, today }), async (tx) => {
    const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`funding.${table}`)}`.execute(tx)
    return rows.map(({ unit }) => unit)
  })

test.each(tables)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An', async (table) => {
  const { binhXa, langSon, vanAn } = units
  expect([await unitsIn(table, binhXa), await unitsIn(table, langSon), await unitsIn(table, vanAn)]).toEqual([[binhXa], [binhXa], []])
})

test('every table with a unit is under the net, but what was published anyway', async () => {
  const { rows } = await pool.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id'
     where n.nspname = 'funding' and c.relkind = 'r' and not c.relrowsecurity`,
  )
  expect(rows).toEqual([{ name: 'published' }])
})
