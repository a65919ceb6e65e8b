import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { communeResult } from './commune.reads.ts'
import { resolveFrame } from './frame.reads.ts'
import { leadOf } from './page.views.ts'
import { figureIn, matrixOf, partsOf, pictureOf, unitsBehind } from './reads.ts'
import { seriesOf } from './series.reads.ts'
import type { Ask, Picture, ResolvedFrame } from './types.ts'

/** The figures that the five published items state, over the demonstration data as a first start loads them. */
const { db } = await freshDatabase('ntm_loaded')

const ask = (unitCode: string, asOf: string, more: Partial<Ask> = {}): Ask => ({
  ...{ unitCode, asOf: day(asOf), mapOf: null, set: null, stage: null, scope: null, mode: 'public' },
  ...more,
})
const reading = <T>(work: (ctx: ReadCtx) => Promise<T>) => read(db, (tx) => work({ tx, today: day('2026-06-14') }))

async function seen(question: Ask): Promise<Picture> {
  const answer = await reading((ctx) => pictureOf(ctx, question))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value
}

async function resolved(question: Ask): Promise<ResolvedFrame> {
  const answer = await reading((ctx) => resolveFrame(ctx, question))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value
}

const find = (picture: Picture, key: string, qualifier: object = {}) =>
  picture.figures.find(
    (one) =>
      one.key === key &&
      Object.entries(qualifier).every(([name, value]) => Object.entries(one.qualifier ?? {}).some(([n, v]) => n === name && v === value)),
  )

const published: [unit: string, asOf: string, figures: [key: string, value: number, qualifier?: object][]][] = [
  [
    '20',
    '2015-12-31',
    [
      ['communes-in-scope', 207],
      ['criteria-met-total', 1532],
      ['average-criteria-met', 7.4],
    ],
  ],
  [
    '20',
    '2016-12-31',
    [
      ['communes-in-scope', 207],
      ['criteria-met-total', 1760],
      ['average-criteria-met', 8.5],
      ['communes-all-criteria-met', 24],
      ['average-change', 1.1],
    ],
  ],
  [
    '20',
    '2018-12-31',
    [
      ['criteria-met-total', 2078],
      ['average-criteria-met', 10.04],
      ['communes-recognised', 48],
    ],
  ],
  [
    '20',
    '2019-12-31',
    [
      ['communes-recognised', 61],
      ['communes-recognised', 2, { tier: 'advanced' }],
      ['communes-newly-recognised', 13],
      ['criteria-met-total', 2389],
      ['average-criteria-met', 11.54],
      ['average-change', 1.5],
      ['communes-recognised-change', 13],
    ],
  ],
  [
    '20',
    '2020-02-12',
    [
      ['communes-in-scope', 181],
      ['communes-recognised', 52],
    ],
  ],
  [
    '19',
    '2019-06-30',
    [
      ['communes-in-scope', 139],
      ['communes-recognised', 88],
      ['criteria-met-total', 2238],
      ['average-criteria-met', 16.1],
      ['communes-under-criteria', 5, { k: 10 }],
      ['communes-registered', 13],
    ],
  ],
  [
    '04',
    '2022-12-31',
    [
      ['communes-in-scope', 139],
      ['communes-recognised', 17],
      ['communes-in-band', 3, { lo: 15 }],
      ['communes-in-band', 50, { lo: 10 }],
      ['communes-in-band', 68, { lo: 5 }],
      ['communes-in-band', 1, { lo: 0 }],
    ],
  ],
  [
    '083',
    '2024-03-31',
    [
      ['communes-in-scope', 15],
      ['communes-recognised', 5],
      ['criteria-met-total', 122],
      ['average-criteria-met', 8.13],
    ],
  ],
]

describe.each(published)('%s at %s', (unit, asOf, figures) => {
  test.each(['public', 'office'] as const)('the published figures, %s', async (mode) => {
    const picture = await seen(ask(unit, asOf, { mode }))
    expect(figures.map(([key, , qualifier]) => [key, find(picture, key, qualifier)?.value, qualifier])).toEqual(
      figures.map(([key, value, qualifier]) => [key, value, qualifier]),
    )
    expect(picture.identities.filter((one) => !one.holds)).toEqual([])
    expect(picture.release?.asOf).toBe(asOf)
  })

  test('what documents state agrees, but for the average of Mường Khương', async () => {
    const { reported } = await seen(ask(unit, asOf))
    const disagreeing = reported.filter((one) => one.agrees === false).map((one) => one.stated)
    expect(disagreeing).toEqual(unit === '083' ? ['7,46% tiêu chí/xã'] : [])
  })
})

test('a list of communes that take on single criteria is no list of those registered to meet the standard', async () => {
  const registered = find(await seen(ask('083', '2024-03-31')), 'communes-registered')
  expect(registered).toMatchObject({ value: null, missing: { code: 'noData', text: 'Không có danh sách đăng ký đạt chuẩn năm 2024.' } })
})

test('newly recognised in a period after the data is unknown, in one under way it is counted so far', async () => {
  const newly = async (from: string, to: string) => {
    const frame = await resolved(ask('20', '2019-12-31'))
    return reading((ctx) => figureIn(ctx, frame, 'communes-newly-recognised', { from: day(from), to: day(to) }))
  }
  expect(await newly('2020-01-01', '2020-12-31')).toMatchObject({ value: null, missing: { code: 'noData' } })
  expect(await newly('2019-01-01', '2020-12-31')).toMatchObject({ value: 13, name: 'Số xã được công nhận mới từ 1/1/2019 đến 31/12/2019' })
})

test('Cao Bằng is far from no commune under 15 criteria, and is not told to be there', async () => {
  const { targets } = await seen(ask('04', '2022-12-31'))
  const under = targets.find((one) => one.key === 'communes-under-criteria' && one.qualifier?.k === 15)
  expect(under).toMatchObject({ target: 0, actual: 119, distance: 119, reached: false })
})

test.each([
  ['2019-12-31', 61],
  ['2020-01-01', 49],
  ['2020-01-30', 49],
  ['2020-01-31', 52],
  ['2020-03-15', 52],
])('offices ask Lạng Sơn on %s: %i recognised', async (asOf, recognised) => {
  expect(find(await seen(ask('20', asOf, { mode: 'office' })), 'communes-recognised')?.value).toBe(recognised)
})

test('pages of a day between releases show the last before it', async () => {
  const picture = await seen(ask('20', '2020-01-15'))
  expect(picture.frame).toMatchObject({ asOf: '2019-12-31', mapOf: '2019-12-31', set: 'xa-2016' })
  expect(picture.notes).toEqual(['Số liệu hiển thị đến hết 31/12/2019, bản duyệt gần nhất trước ngày 15/1/2020.'])
})

test.each(['public', 'office'] as const)('Lạng Sơn at 2025-06-30 has no data, %s', async (mode) => {
  const picture = await seen(ask('20', '2025-06-30', { mode }))
  const valued = picture.figures.filter((one) => one.value !== null).map((one) => one.key)
  expect(valued).toEqual(['communes-in-scope'])
  expect(picture.notes.join(' ')).toContain('12/2/2020')
})

test('a district and a commune answer from the release of their province', async () => {
  const rows = await reading(async (ctx) => partsOf(ctx, await resolved(ask('20', '2019-12-31'))))
  const whole = await seen(ask('20', '2019-12-31'))
  expect(rows).toHaveLength(11)
  const districts = await Promise.all(rows.map((row) => seen(ask(row.unit.code, '2019-12-31'))))
  const total = districts.reduce((sum, one) => sum + (find(one, 'criteria-met-total')?.value ?? 0), 0)
  expect(total).toBe(find(whole, 'criteria-met-total')?.value)
  const commune = await seen(ask('06622', '2018-12-31'))
  expect(commune.release?.unitCode).toBe('20')
  expect(find(commune, 'communes-recognised')?.value).toBe(1)
  expect(find(commune, 'criteria-met-of-unit')?.value).toBe(19)
})

describe('on the map of today', () => {
  test('Lạng Sơn of 2016 lies whole in Lạng Sơn of today, while some of its new communes hold parts of old ones', async () => {
    const question = ask('20', '2016-12-31', { mapOf: 'today' })
    const picture = await seen(question)
    expect(picture.frame).toMatchObject({ asOf: '2016-12-31', mapOf: '2026-06-14' })
    expect([find(picture, 'communes-in-scope')?.value, find(picture, 'criteria-met-total')?.value]).toEqual([207, 1760])
    const rows = await reading(async (ctx) => partsOf(ctx, await resolved(question)))
    const split = rows.filter((row) => row.missing?.startsWith('Không tính được'))
    expect(split.length).toBeGreaterThan(0)
    // what is counted whole and what is named as split make the 207 communes
    const counted = rows.filter((row) => !row.missing?.startsWith('Không tính được')).reduce((sum, row) => sum + row.inScope, 0)
    expect(counted).toBeLessThan(207)
  })

  test('a new commune that holds a part of an old one says which one', async () => {
    const rows = await reading(async (ctx) => partsOf(ctx, await resolved(ask('20', '2016-12-31', { mapOf: 'today' }))))
    const split = rows.find((row) => row.missing?.startsWith('Không tính được'))
    const picture = await seen(ask(split?.unit.code ?? '', '2016-12-31', { mapOf: 'today' }))
    const figure = find(picture, 'communes-recognised')
    expect(figure?.missing).toMatchObject({ code: 'notComputable' })
    expect(figure?.missing?.units?.length).toBeGreaterThan(0)
    expect(figure?.missing?.text).toBe(split?.missing)
  })

  test('Thái Nguyên of today holds Bắc Kạn too, of which nothing is known', async () => {
    const picture = await seen(ask('19', '2019-06-30', { mapOf: 'today' }))
    expect(find(picture, 'communes-recognised')).toMatchObject({ value: 88, coverage: { have: 139, of: 249 } })
  })

  test.each(['public', 'office'] as const)('recognised is out of the communes of places that have data, %s', async (mode) => {
    const question = ask('19', '2019-06-30', { mapOf: 'today', mode })
    expect(leadOf(await seen(question))).toContain('88/139 xã có số liệu được công nhận')
    const frame = await resolved(question)
    const behind = await reading((ctx) => unitsBehind(ctx, frame, 'communes-recognised'))
    expect(behind.ok && [behind.value.numerator.length, behind.value.denominator.length]).toEqual([88, 139])
    const without = await reading((ctx) => unitsBehind(ctx, frame, 'units-without-data'))
    expect(without.ok && without.value.numerator.length).toBe(110)
  })

  test('a day between two releases shows the release before it, as on the map of the data', async () => {
    const onMap = await seen(ask('20', '2017-06-15', { mapOf: 'today' }))
    const ofDay = await seen(ask('20', '2017-06-15'))
    expect(onMap.frame).toMatchObject({ asOf: '2016-12-31', mapOf: '2026-06-14', set: 'xa-2016' })
    expect(onMap.release?.asOf).toBe('2016-12-31')
    expect(onMap.notes).toEqual(['Số liệu hiển thị đến hết 31/12/2016, bản duyệt gần nhất trước ngày 15/6/2017.'])
    for (const key of ['communes-in-scope', 'communes-recognised', 'communes-newly-recognised', 'criteria-met-total'])
      expect([key, find(onMap, key)?.value, find(onMap, key)?.name]).toEqual([key, find(ofDay, key)?.value, find(ofDay, key)?.name])
  })

  test('what is said of two old provinces names the one without a release', async () => {
    const picture = await seen(ask('19', '2019-08-15', { mapOf: 'today' }))
    expect(picture.frame.asOf).toBe('2019-06-30')
    expect(picture.notes).toEqual([
      'Tỉnh Thái Nguyên: số liệu đến 30/6/2019.',
      'Không có số liệu: chưa có bản duyệt nào của Tỉnh Bắc Kạn đến ngày 15/8/2019.',
    ])
  })

  test('Thái Nguyên of today weighs in the country with the communes that have data', async () => {
    const country = await resolved(ask('VN', '2019-12-31', { mapOf: 'today' }))
    const rows = (await reading((ctx) => partsOf(ctx, country))).filter((row) => row.recognised !== null)
    const whole = rows.reduce((sum, row) => sum + row.covered, 0)
    expect([rows.find((row) => row.unit.code === '19')?.covered, whole]).toEqual([139, 346])
    expect(leadOf(await seen(ask('VN', '2019-12-31', { mapOf: 'today' })))).toContain('149/346 xã')
  })
})

describe('the country', () => {
  test('adds only provinces that have data, and says how many communes they have', async () => {
    const picture = await seen(ask('VN', '2019-12-31'))
    expect(find(picture, 'communes-recognised')).toMatchObject({ value: 149, coverage: { have: 346 } })
    expect(picture.notes[0]).toContain('2/63 tỉnh')
  })

  test('does not say what was decided until a day that the data of a province do not reach', async () => {
    const picture = await seen(ask('VN', '2019-12-31'))
    expect(picture.notes).toContain('Tỉnh Thái Nguyên: số liệu đến 30/6/2019.')
    const newly = find(picture, 'communes-newly-recognised')
    expect(newly).toMatchObject({ value: null, missing: { code: 'noData' } })
    expect(newly?.missing?.text).toBe('Chưa tính được đến ngày 31/12/2019. Tỉnh Thái Nguyên: số liệu đến 30/6/2019.')
  })

  test('shows the day of its data where all who answer have the same', async () => {
    const picture = await seen(ask('VN', '2024-03-31'))
    expect(picture.frame.asOf).toBe('2022-12-31')
    expect(picture.notes).toContain('Tỉnh Cao Bằng: số liệu đến 31/12/2022.')
    expect(find(picture, 'communes-newly-recognised')?.qualifier).toEqual({ from: '2022-01-01', to: '2022-12-31' })
  })

  test('criteria counted by different sets are not added up', async () => {
    const picture = await seen(ask('VN', '2015-12-31', { mode: 'office', set: 'xa-2016' }))
    expect(find(picture, 'average-criteria-met')?.value).toBeNull()
  })
})

test('every count opens a list of just as many communes', async () => {
  for (const [unit, asOf] of published) {
    const question = ask(unit, asOf)
    const frame = await resolved(question)
    const { figures } = await seen(question)
    const counts = figures.filter((one) => one.opens && one.unit === 'xã' && one.key !== 'communes-meeting-criterion')
    for (const one of counts) {
      const behind = await reading((ctx) => unitsBehind(ctx, frame, one.key, one.qualifier ?? {}))
      expect([one.name, behind.ok && behind.value.numerator.length]).toEqual([one.name, one.value])
    }
  }
})

test('the series over releases breaks where the set changes', async () => {
  const points = await reading(async (ctx) => seriesOf(ctx, await resolved(ask('20', '2019-12-31')), 'average-criteria-met'))
  expect(points.slice(0, 4).map(({ asOf, value, exact, breaks }) => [asOf, value, exact, breaks])).toEqual([
    ['2015-12-31', 7.4, { num: 1532, den: 207 }, false],
    ['2016-12-31', 8.5, { num: 1760, den: 207 }, true],
    ['2018-12-31', 10.04, { num: 2078, den: 207 }, false],
    ['2019-12-31', 11.54, { num: 2389, den: 207 }, false],
  ])
})

test('the matrix of Thái Nguyên is full and narrows to those short of two criteria', async () => {
  const frame = await resolved(ask('19', '2019-06-30'))
  const all = await reading((ctx) => matrixOf(ctx, frame))
  expect([all.rows.length, all.criteria.length]).toEqual([139, 19])
  expect(all.rows.every((row) => Object.keys(row.verdicts).length === 19)).toBe(true)
  const near = await reading((ctx) => matrixOf(ctx, frame, { missingAtMost: 2, recognised: false }))
  expect(near.rows.every((row) => (row.met ?? 0) >= 17 && !row.recognised)).toBe(true)
})

test('a commune stands criterion by criterion, its measurements judged beside what was decided', async () => {
  const frame = await resolved(ask('05485', '2019-06-30'))
  const { criteria } = await reading((ctx) => communeResult(ctx, frame))
  expect(criteria).toHaveLength(19)
  expect(criteria.every((one) => one.verdict !== null && one.source?.demonstration)).toBe(true)
  expect(criteria.find((one) => one.criterion === '2')?.judged?.verdict).toBe('unjudgeable')
  expect(criteria.some((one) => one.judged?.verdict === 'met' && one.judged.parts?.some((part) => part.value !== undefined))).toBe(true)
})
