import { expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'

const { pool } = await freshDatabase('ntm_loaded')

type Target = { figure: string; qualifier: Record<string, unknown>; due: string; mapOf: string; value: number }

/** One row = one target of a unit, alive or revised, under the code that it had when the target was set. */
async function targetsOf(code: string): Promise<Target[]> {
  const { rows } = await pool.query<Target>(
    `select t.figure, t.qualifier, t.due::text as due, t.map_of::text as "mapOf", round(t.num / t.den, 4)::float8 as value
     from plan.target t join units.version v on v.unit_id = t.unit_id and v.code = $1
       and v.valid_from <= t.map_of and v.valid_to > t.map_of and v.withdrawn_at is null
     order by t.due, t.figure, t.num`,
    [code],
  )
  return rows
}

const has = (targets: Target[], figure: string, due: string, value: number, qualifier: Record<string, unknown> = {}) =>
  targets.some(
    (one) =>
      one.figure === figure &&
      one.due === due &&
      one.value === value &&
      Object.entries(qualifier).every(([name, want]) => one.qualifier[name] === want),
  )

test('Lạng Sơn: the targets of 2017 and 2020, the later one on the later map', async () => {
  const targets = await targetsOf('20')
  expect(has(targets, 'average-criteria-met', '2017-12-31', 9.4)).toBe(true)
  expect(has(targets, 'average-criteria-met', '2020-12-31', 13.8)).toBe(true)
  expect(has(targets, 'communes-recognised', '2020-12-31', 77)).toBe(true)
  expect(has(targets, 'communes-recognised', '2020-12-31', 65)).toBe(true)
  const maps = targets
    .filter((one) => one.figure === 'communes-recognised' && one.due === '2020-12-31')
    .map((one) => [one.value, one.mapOf >= '2020-01-01'])
  expect(maps).toContainEqual([77, false])
  expect(maps).toContainEqual([65, true])
})

test('Cao Bằng: 50 recognised in 2025, of them 10 advanced and 5 model, none under 15 criteria, 30 % of villages', async () => {
  const targets = await targetsOf('04')
  expect(has(targets, 'communes-recognised', '2025-12-31', 50)).toBe(true)
  expect(has(targets, 'communes-recognised', '2025-12-31', 10, { tier: 'advanced' })).toBe(true)
  expect(has(targets, 'communes-recognised', '2025-12-31', 5, { tier: 'model' })).toBe(true)
  expect(has(targets, 'communes-under-criteria', '2025-12-31', 0, { k: 15 })).toBe(true)
  expect(targets.some((one) => one.figure === 'villages-recognised-share' && [30, 0.3].includes(one.value))).toBe(true)
})

test('Mường Khương: 71 criteria for five communes is a target of 2024-12-31, not a result', async () => {
  const { rows } = await pool.query<{ value: number }>(`select (num / den)::float8 as value from plan.target where due = '2024-12-31'`)
  expect(rows.map((row) => row.value)).toContain(71)
})

test('Nậm Chảy registered five criteria by 12/2024', async () => {
  const { rows } = await pool.query<{ name: string; criteria: number; due: string | null }>(
    `select v.short_name as name, r.criteria, r.due::text as due from plan.registration r
     join units.version v on v.unit_id = r.unit_id and v.withdrawn_at is null where r.year = 2024 and r.criteria is not null`,
  )
  expect(rows.filter((row) => row.name === 'Nậm Chảy').map((row) => row.criteria)).toEqual([5])
})
