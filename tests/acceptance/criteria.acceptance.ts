import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { shared } from './ntm.ts'

const { pool } = await freshDatabase('ntm_loaded')

type Shape = { criteria: string[]; indicators: { code: string | null; name: string }[]; unlisted: number }

/** The newest published version of a set, as it stands in the database. */
async function published(setId: string): Promise<Shape> {
  type Body = { criteria: { code: string; indicators: { code: string | null; name: string }[] }[]; unlisted?: number }
  const { rows } = await pool.query<{ body: Body }>(
    'select body from criteria.set_version where set_id = $1 order by version desc limit 1',
    [setId],
  )
  const body = rows[0]?.body
  if (!body) throw new Error(`no set ${setId}`)
  return {
    criteria: body.criteria.map((one) => one.code),
    indicators: body.criteria.flatMap((one) => one.indicators),
    unlisted: body.unlisted ?? 0,
  }
}

/** The set as the shared register of the law has it. */
function registered(file: string): { criteria: string[]; names: string[] } {
  type Body = { criteria: { no: number | string; indicators?: { name_vi: string }[] }[] }
  const body = JSON.parse(readFileSync(join(shared, 'criteria', file), 'utf8')) as Body
  return {
    criteria: body.criteria.map((one) => String(one.no)),
    names: body.criteria.flatMap((one) => (one.indicators ?? []).map((two) => two.name_vi.normalize('NFC'))),
  }
}

describe.each([
  ['xa-2009', '491-2009-commune.json', 19, 39],
  ['xa-2016', '1980-2016-commune.json', 19, 49],
  ['xa-2021', '318-2022-commune.json', 19, 57],
  ['xa-nang-cao-2021', '318-2022-commune-advanced.json', 19, 75],
])('%s', (setId, file, criteria, indicators) => {
  test(`has ${criteria} criteria and ${indicators} indicators, those of the register`, async () => {
    const set = await published(setId)
    const law = registered(file)
    expect([set.criteria.length, set.indicators.length]).toEqual([criteria, indicators])
    expect(set.criteria).toEqual(law.criteria)
    expect(law.names).toHaveLength(indicators)
  })
})

test('51/2025: 10 criteria, 11 indicators known and 36 that nobody could list', async () => {
  const set = await published('xa-2026')
  expect([set.criteria.length, set.indicators.length, set.unlisted]).toEqual([10, 11, 36])
})

test('every threshold that is shown as known has a value, and says how sure it is', async () => {
  const { rows } = await pool.query<{ body: unknown }>('select body from criteria.set_version')
  const unsound: string[] = []
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const one = node as Record<string, unknown>
    if ('value' in one && 'certainty' in one && (one.value === null) !== (one.certainty === 'missing')) unsound.push(JSON.stringify(one))
    for (const child of Object.values(one)) walk(child)
  }
  for (const row of rows) walk(row.body)
  expect(rows.length).toBeGreaterThanOrEqual(11)
  expect(unsound).toEqual([])
})
