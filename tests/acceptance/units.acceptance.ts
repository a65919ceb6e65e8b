import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { ask } from './ntm.ts'

type Unit = {
  id: number
  code: string
  name: string
  kind: string
  level: string
  parent: string | null
  validFrom: string | null
  validTo: string | null
}

let url = ''
beforeAll(async () => {
  url = (await freshDatabase('ntm_loaded')).url
})

const unitsAt = (asOf: string, ...more: string[]) => ask<Unit[]>(url, 'units', '--as-of', asOf, ...more)
const countBy = (units: Unit[], ...kinds: string[]) => kinds.map((kind) => units.filter((unit) => unit.kind === kind).length)

/** Whole country: day, provinces, districts, communes, and of them xã / phường / thị trấn / đặc khu where the register states them. */
const country: [day: string, provinces: number, districts: number, communes: number, kinds: number[] | null][] = [
  ['2016-06-30', 63, 713, 11_162, [8978, 1581, 603, 0]],
  ['2019-06-30', 63, 713, 11_160, null],
  ['2020-12-31', 63, 707, 10_614, null],
  ['2022-12-31', 63, 705, 10_599, null],
  ['2023-12-31', 63, 705, 10_598, null],
  ['2024-06-30', 63, 705, 10_595, null],
  ['2025-06-30', 63, 696, 10_035, [7694, 1724, 617, 0]],
  ['2025-07-01', 34, 0, 3321, [2621, 687, 0, 13]],
  ['2026-05-01', 34, 0, 3321, [2611, 697, 0, 13]],
]

test.each(country)('the country on %s', async (day, provinces, districts, communes, kinds) => {
  const units = await unitsAt(day)
  const ofLevel = (level: string) => units.filter((unit) => unit.level === level)
  expect([ofLevel('province').length, ofLevel('district').length, ofLevel('commune').length]).toEqual([provinces, districts, communes])
  if (kinds) expect(countBy(ofLevel('commune'), 'commune', 'ward', 'township', 'specialZone')).toEqual(kinds)
})

/** Xã / phường / thị trấn of the provinces of the news items (Lạng Sơn, Cao Bằng, Thái Nguyên, Lào Cai). */
const provinces: [day: string, langSon: string, caoBang: string, thaiNguyen: string, laoCai: string][] = [
  ['2016-06-30', '207/5/14', '177/8/14', '140/30/10', '143/12/9'],
  ['2019-06-30', '207/5/14', '177/8/14', '139/32/9', '143/12/9'],
  ['2020-12-31', '181/5/14', '139/8/14', '137/32/9', '128/15/9'],
  ['2022-12-31', '181/5/14', '139/8/14', '128/41/9', '127/16/9'],
  ['2023-12-31', '181/5/14', '139/8/14', '126/41/10', '127/16/9'],
  ['2024-06-30', '181/5/14', '139/8/14', '126/41/10', '127/16/9'],
  ['2025-06-30', '175/5/14', '139/8/14', '121/41/10', '126/16/9'],
  ['2025-07-01', '61/4/0', '53/3/0', '77/15/0', '89/10/0'],
]

/** All units of the day whose chain of parents leads to the code, the unit itself left out. */
function under(units: Unit[], code: string): Unit[] {
  const above = new Map(units.map((unit) => [unit.code, unit.parent]))
  const isUnder = (unit: Unit): boolean => {
    let parent = unit.parent
    while (parent !== null && parent !== code) parent = above.get(parent) ?? null
    return parent === code
  }
  return units.filter(isUnder)
}

test.each(provinces)('the four provinces on %s', async (day, ...expected) => {
  const codes = day < '2025-07-01' ? ['20', '04', '19', '10'] : ['20', '04', '19', '15']
  const units = await unitsAt(day)
  const communes = (code: string) => under(units, code).filter((unit) => unit.level === 'commune')
  expect(codes.map((code) => countBy(communes(code), 'commune', 'ward', 'township').join('/'))).toEqual(expected)
})

test('Mường Khương in 2024: 15 xã and 1 thị trấn', async () => {
  const units = await unitsAt('2024-03-31', '--level', 'commune', '--within', '083')
  expect(countBy(units, 'commune', 'township', 'ward')).toEqual([15, 1, 0])
})

describe('a code is an attribute, not an identity', () => {
  test('15 was Yên Bái and is Lào Cai', async () => {
    const [before, after] = await Promise.all([unitsAt('2024-12-31', '--level', 'province'), unitsAt('2025-07-01', '--level', 'province')])
    const holder = (units: Unit[]) => units.find((unit) => unit.code === '15')
    expect([holder(before)?.name, holder(after)?.name]).toEqual(['Tỉnh Yên Bái', 'Tỉnh Lào Cai'])
    expect(holder(before)?.id).not.toBe(holder(after)?.id)
  })

  test('every unit of 2025-07-01 is a new one', async () => {
    const [before, after] = await Promise.all([unitsAt('2025-06-30'), unitsAt('2025-07-01')])
    const ids = new Set(before.filter((unit) => unit.level !== 'country').map((unit) => unit.id))
    expect(after.filter((unit) => ids.has(unit.id))).toEqual([])
  })
})
