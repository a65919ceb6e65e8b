import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleRoundLand, roundToday as today, units } from '../../../tests/harness/round-land.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { changeVisit, visitById } from './visit.queries.ts'

/** A visit at Bính Xá, with all that hangs on it, looked at past the code's own questions. */
const database = await freshDatabase()
const { db } = database
const at = (unitId: number | null) => placed(db, { unitId, today })

beforeAll(async () => {
  await settleRoundLand(database)
  for (const sentence of [
    `insert into people.body (kind, level, unit_id, name, valid_from) values ('department', 'province', 2, 'Sở', '2025-07-01')`,
    `insert into inspections.plan (unit_id, year, title, reason, made_by, made_at) values (2, 2025, 'a', 'b', 'c', now())`,
    `insert into inspections.chosen (unit_id, plan_id) values (3, 1)`,
    `insert into inspections.visit (unit_id, body_id, held_on, subject, team, key, state, made_by, made_at)
     values (3, 1, '2025-12-09', 'a', '{b}', 'c', 'held', 'd', now())`,
    `insert into inspections.finding (unit_id, visit_id, number, severity, text, entered_by, entered_at) values (3, 1, 1, 'note', 'a', 'b', now())`,
    `insert into inspections.explanation (unit_id, visit_id, finding, number, text, said_on, said_by) values (3, 1, 1, 1, 'a', '2025-12-09', 'b')`,
    `insert into inspections.course (unit_id, title, topic, from_on, until_on, hours, place, organiser, key, made_by, made_at)
     values (2, 'a', 'b', '2025-12-01', '2025-12-01', 1, 'c', 'd', 'e', 'f', now())`,
    `insert into inspections.attendance (unit_id, course_id, number, people, entered_by, entered_at) values (3, 1, 1, 2, 'a', now())`,
  ])
    await database.pool.query(sentence)
})

const rowsAt = (unitId: number | null, table: string) =>
  read(at(unitId), async (tx) => (await sql`select from ${sql.table(`inspections.${table}`)}`.execute(tx)).rows.length)

describe.each(['chosen', 'visit', 'finding', 'explanation', 'attendance'])('inspections.%s', (table) => {
  test.each([
    ['its commune', units.binhXa, 1],
    ['its province', units.langSon, 1],
    ['the country', units.country, 1],
    ['another commune of the province', units.vanAn, 0],
    ['another province', units.caoBang, 0],
    ['nowhere', null, 0],
  ] as const)('is seen from %s: %s', async (_, unitId, rows) => {
    expect(await rowsAt(unitId, table)).toBe(rows)
  })
})

test.each(['plan', 'course'])('inspections.%s is read by every unit', async (table) => {
  expect(await rowsAt(units.vanAn, table)).toBe(1)
})

test('a change from elsewhere is not taken, and a row for another unit is refused', async () => {
  await write(at(units.caoBang), (tx) => changeVisit(tx, { unitId: units.binhXa, id: 1 }, { state: 'planned' }))
  expect((await read(db, (tx) => visitById(tx, 1)))?.state).toBe('held')
  const forged = write(at(units.vanAn), (tx) => sql`insert into inspections.chosen (unit_id, plan_id) values (6, 1)`.execute(tx))
  await expect(forged).rejects.toThrow(/row-level security/)
})
