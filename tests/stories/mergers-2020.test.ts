import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { type Database, read } from '../../src/platform/db/database.ts'
import { pictureOf } from '../../src/programme/figures/reads.ts'
import { freshDatabase } from '../harness/database.ts'

/**
 * Lạng Sơn on 2020-01-01: 207 xã became 181. Recognition does not pass through a merger in silence: each of the 15 merged xã waits
 * until somebody decides, and the total of 52 alone would prove nothing, since other rules could give it with other communes.
 */
let database: Database
beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
})

async function figure(unitCode: string, asOf: string, key = 'communes-recognised'): Promise<number | null> {
  const ask = { unitCode, asOf: day(asOf), mapOf: null, set: null, stage: null, scope: null, mode: 'office' } as const
  const answer = await read(database.db, (tx) => pictureOf({ tx, today: day('2026-06-14') }, ask))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value.figures.find((one) => one.key === key && !one.qualifier?.tier)?.value ?? null
}

/** The xã that came out → [those that went in, those of them recognised on 2019-12-31, recognised again by 2020-02-12]. */
const groups: [code: string, name: string, from: string[], recognised: string[], outcome: 'thừa nhận' | 'chờ xem xét'][] = [
  ['06031', 'Xã Kim Đồng', ['06031', '06052'], ['06031', '06052'], 'thừa nhận'],
  ['06139', 'Xã Bắc Hùng', ['06130', '06139', '06145'], [], 'chờ xem xét'],
  ['06151', 'Xã Hội Hoan', ['06151', '06169'], [], 'chờ xem xét'],
  ['06217', 'Xã Bình Trung', ['06217', '06229'], ['06229'], 'chờ xem xét'],
  ['06268', 'Xã Liên Hội', ['06259', '06262', '06268'], [], 'chờ xem xét'],
  ['06280', 'Xã Điềm He', ['06265', '06271', '06280'], ['06280'], 'chờ xem xét'],
  ['06283', 'Xã An Sơn', ['06283', '06289', '06304'], [], 'chờ xem xét'],
  ['06298', 'Xã Bình Phúc', ['06298', '06310'], [], 'chờ xem xét'],
  ['06343', 'Xã Bắc Quỳnh', ['06334', '06343'], ['06334', '06343'], 'thừa nhận'],
  ['06406', 'Xã Thiện Tân', ['06406', '06409'], ['06406', '06409'], 'thừa nhận'],
  ['06433', 'Xã Vân Nham', ['06433', '06439'], ['06439'], 'chờ xem xét'],
  ['06544', 'Xã Khánh Xuân', ['06535', '06538', '06544'], [], 'chờ xem xét'],
  ['06577', 'Xã Thống Nhất', ['06556', '06568', '06577', '06583'], [], 'chờ xem xét'],
  ['06592', 'Xã Đông Quan', ['06586', '06592'], ['06586'], 'chờ xem xét'],
  ['06595', 'Xã Minh Hiệp', ['06580', '06595'], ['06595'], 'chờ xem xét'],
]

/** Xã that went into a town → the town, whether the xã was recognised. */
const towns: [xã: string, town: string, recognised: number][] = [
  ['06112', '06112', 0],
  ['06346', '06325', 0],
  ['06511', '06463', 1],
  ['06571', '06529', 0],
]

describe.each(groups)('%s %s, out of %j', (code, name, from, recognised, outcome) => {
  test('stood before the merger as the demonstration says', async () => {
    const before = await Promise.all(from.map(async (one) => [one, await figure(one, '2019-12-31')]))
    expect(before).toEqual(from.map((one) => [one, recognised.includes(one) ? 1 : 0]))
  })
  test(`waits on 2020-01-01; by 2020-02-12: ${outcome}`, async () => {
    expect([await figure(code, '2020-01-01'), await figure(code, '2020-01-30')]).toEqual([0, 0])
    expect(await figure(code, '2020-02-12')).toBe(outcome === 'thừa nhận' ? 1 : 0)
  })
  test('is one commune of that name, whose old results say nothing of it', async () => {
    const { rows } = await database.pool.query(
      `select name, territory_since::text as since from units.live where code = $1 and valid_from <= '2020-01-01' and valid_to > '2020-01-01'`,
      [code],
    )
    expect(rows).toEqual([{ name, since: '2020-01-01' }])
    expect(await figure(code, '2020-02-12', 'units-without-data')).toBe(1)
  })
})

test.each(towns)('xã %s went into town %s and counts no more', async (xã, town, recognised) => {
  expect(await figure(xã, '2019-12-31')).toBe(recognised)
  expect((await figure(town, '2020-02-12')) ?? 0).toBe(0)
})

test('an acknowledgement stands only where every xã that went in was recognised', () => {
  expect(groups.filter(([, , from, recognised]) => from.length === recognised.length).map(([code]) => code)).toEqual(
    groups.filter(([, , , , outcome]) => outcome === 'thừa nhận').map(([code]) => code),
  )
})

test('the province: 61, then 49, then 52, of which none is newly recognised in 2020', async () => {
  const days = ['2019-12-31', '2020-01-01', '2020-01-30', '2020-01-31', '2020-02-12']
  expect(await Promise.all(days.map((on) => figure('20', on)))).toEqual([61, 49, 49, 52, 52])
  expect(await figure('20', '2020-02-12', 'communes-newly-recognised')).toBe(0)
  expect(await figure('20', '2020-02-12', 'communes-in-scope')).toBe(181)
})

test('Bắc Việt, made of the rest of three split xã, waits as the 15 do: 16 without data', async () => {
  expect(await figure('20', '2020-02-12', 'units-without-data')).toBe(16)
  expect(await figure('06154', '2020-02-12', 'units-without-data')).toBe(1)
})
