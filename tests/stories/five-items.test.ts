import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { type Database, read } from '../../src/platform/db/database.ts'
import { pictureOf } from '../../src/programme/figures/reads.ts'
import type { Picture } from '../../src/programme/figures/types.ts'
import { freshDatabase } from '../harness/database.ts'
import { publishedFigures } from '../harness/published-figures.ts'

/** An officer of a coordination office asks again what the five published items said, a figure at a time. */
let database: Database
beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
})

async function picture(unitCode: string, asOf: string): Promise<Picture> {
  const ask = { unitCode, asOf: day(asOf), mapOf: null, set: null, stage: null, scope: null, mode: 'office' } as const
  const answer = await read(database.db, (tx) => pictureOf({ tx, today: day('2026-06-14') }, ask))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value
}

type Qualifier = Record<string, string | number>
const says = ({ figures }: Picture, key: string, qualifier: Qualifier = {}) =>
  figures.find(
    (one) =>
      one.key === key &&
      Object.entries({ ...(one.qualifier?.tier && { tier: 'standard' }), ...qualifier }).every(
        ([name, value]) => (one.qualifier as Qualifier | null)?.[name] === value,
      ),
  )?.value

describe.each(publishedFigures)('%s', (_title, unit, asOf, figures) => {
  test('the figures come out of the communes', async () => {
    const answer = await picture(unit, asOf)
    expect(figures.map(([key, qualifier]) => [key, qualifier, says(answer, key, qualifier)])).toEqual(figures)
  })
  test('every commune in scope has a result, and no identity is broken', async () => {
    const answer = await picture(unit, asOf)
    expect(says(answer, 'units-without-data')).toBe(0)
    expect(answer.identities.filter((one) => !one.holds)).toEqual([])
  })
  test('the picture is a release and is labelled as reconstructed', async () => {
    const { release } = await picture(unit, asOf)
    expect(release).toMatchObject({ asOf, demonstration: true })
    expect(release?.title).toContain('dữ liệu minh hoạ dựng lại')
  })
})

describe('what the items print stands beside what is computed', () => {
  test.each([
    ['19', '2019-06-30', 4],
    ['20', '2016-12-31', 4],
    ['20', '2019-12-31', 5],
  ])('%s at %s: all %i agree', async (unit, asOf, count) => {
    const { reported } = await picture(unit, asOf)
    expect(reported.map((one) => [one.key, one.agrees])).toEqual(reported.map((one) => [one.key, true]))
    expect(reported.length).toBe(count)
  })
  test('Cao Bằng: the 16 villages are reported and nobody can compute them', async () => {
    const answer = await picture('04', '2022-12-31')
    const villages = answer.reported.find((one) => one.key === 'villages-recognised')
    expect(villages).toMatchObject({ value: 16, stated: '16 xóm', agrees: null })
    expect(answer.reported.filter((one) => one !== villages).map((one) => one.agrees)).toEqual([true, true, true, true, true])
    expect(answer.figures.find((one) => one.key === 'villages-recognised-share')).toMatchObject({
      value: null,
      missing: { code: 'notComputable' },
    })
  })
  test('Mường Khương: 7,46% is shown, disagrees with 8,13, and 122 agrees', async () => {
    const { reported } = await picture('083', '2024-03-31')
    const of = (key: string) => reported.find((one) => one.key === key)
    expect(of('average-criteria-met')).toMatchObject({ value: 7.46, stated: '7,46% tiêu chí/xã', computed: 8.13, agrees: false })
    expect([of('criteria-met-total')?.agrees, of('communes-recognised')?.agrees]).toEqual([true, true])
  })
})

describe('targets', () => {
  const targetsOn = async (unit: string, on: string) =>
    (await picture(unit, on)).targets.map(({ key, qualifier, due, mapOf, target, actual }) => ({
      key,
      qualifier,
      due,
      mapOf,
      target,
      actual,
    }))

  test('Lạng Sơn in February 2017: 14 more, 20 fewer under five, 9,4; 77 and 13,8 by 2020, on the map of 2017', async () => {
    const targets = await targetsOn('20', '2017-02-28')
    const map = { mapOf: '2017-02-07' }
    expect(targets).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'communes-newly-recognised', due: '2017-12-31', target: 14, ...map }),
        expect.objectContaining({ key: 'average-criteria-met', due: '2017-12-31', target: 9.4, ...map }),
        expect.objectContaining({ key: 'communes-recognised', due: '2020-12-31', target: 77, ...map }),
        expect.objectContaining({ key: 'average-criteria-met', due: '2020-12-31', target: 13.8, ...map }),
      ]),
    )
    const under = targets.find((one) => one.key === 'communes-under-criteria')
    expect((under?.actual ?? 0) - (under?.target ?? 0)).toBe(20)
  })
  test('Lạng Sơn in February 2020: 65 after the mergers, 13 of them new: 52 + 13', async () => {
    const targets = (await targetsOn('20', '2020-02-12')).filter((one) => one.mapOf === '2020-02-12')
    const of = (key: string) => targets.find((one) => one.key === key)
    expect(of('communes-recognised')).toMatchObject({ target: 65, actual: 52 })
    expect(of('communes-newly-recognised')).toMatchObject({ target: 13, actual: 0 })
  })
  test('Cao Bằng: 50, of them 10 advanced and 5 model, none under 15, 30 % of villages by 2025', async () => {
    const targets = await targetsOn('04', '2022-12-31')
    expect(targets.map((one) => [one.key, one.qualifier?.tier ?? one.qualifier?.k ?? null, one.target]).sort()).toEqual(
      [
        ['communes-recognised', null, 50],
        ['communes-recognised', 'advanced', 10],
        ['communes-recognised', 'model', 5],
        ['communes-under-criteria', 15, 0],
        ['villages-recognised-share', null, 30],
      ].sort(),
    )
  })
  test('Mường Khương: 71 for the five together is a target, beside which the total of the district is not put', async () => {
    const targets = await targetsOn('083', '2024-03-31')
    expect(targets.map(({ key, target, due, actual }) => [key, target, due, actual]).sort()).toEqual([
      ['criteria-met-total', 26, '2024-12-31', null],
      ['criteria-met-total', 30, '2024-12-31', null],
      ['criteria-met-total', 71, '2024-12-31', null],
    ])
  })
})

test('Nậm Chảy registered five criteria by December 2024 and is not counted as registered to meet the standard', async () => {
  const { rows } = await database.pool.query(
    `select r.criteria, r.due::text as due from plan.registration r join units.version v on v.unit_id = r.unit_id
     where v.code = '02770' and v.valid_to = '2025-07-01' and r.year = 2024`,
  )
  expect(rows).toEqual([{ criteria: 5, due: '2024-12-31' }])
  expect(says(await picture('083', '2024-03-31'), 'communes-registered')).toBeNull()
})

test('Lạng Sơn at 2025-06-30 has no data: a standing ends with its set', async () => {
  expect(says(await picture('20', '2025-06-30'), 'criteria-met-total')).toBeNull()
})

test('the communes that were published as recognised hold their recognition', async () => {
  const inLangSon: [string, string][] = [
    ['06622', 'Xã Bính Xá'],
    ['06280', 'Xã Văn An'],
  ]
  for (const [code, name] of inLangSon) {
    const answer = await picture(code, '2018-12-31')
    expect([answer.frame.unit.name, says(answer, 'communes-recognised')]).toEqual([name, 1])
  }
  const { rows } = await database.pool.query<{ code: string; name: string }>(
    `select v.code, v.name from recognition.recognition r join units.live v on v.unit_id = r.unit_id
     where r.decision = '46/QĐ-UBND' and r.decided_on = '2020-01-20' and v.valid_from <= '2022-12-31' and v.valid_to > '2022-12-31'
     order by v.code`,
  )
  expect(rows.map((row) => row.name)).toEqual(['Xã Sóc Hà', 'Xã Đại Sơn', 'Xã Vĩnh Quang', 'Xã Hoàng Tung', 'Xã Lê Lai'])
  for (const { code } of rows) expect(says(await picture(code, '2022-12-31'), 'communes-recognised')).toBe(1)
})
