import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { averageMet, changeOf, communesInBand, communesUnder } from '../assessment/metrics.ts'
import { frameQuery, parseFrame } from '../units/frame.rules.ts'
import { bandName } from './evaluate.rules.ts'
import { identitiesOf } from './identity.rules.ts'
import { officeBase, outOfForce, publicBase } from './resolve.rules.ts'
import { printedDecimals, reportedBeside, targetBeside } from './stated.rules.ts'
import type { Release, SetInForce } from './types.ts'

test.each<[Ratio, number]>([
  [{ num: 1532, den: 207 }, 7.4],
  [{ num: 1760, den: 207 }, 8.5],
  [{ num: 2078, den: 207 }, 10.04],
  [{ num: 2389, den: 207 }, 11.54],
  [{ num: 2238, den: 139 }, 16.1],
  [{ num: 122, den: 15 }, 8.13],
  [{ num: 1, den: 8 }, 0.13],
  [{ num: -1, den: 8 }, -0.13],
])('%o is %d at two decimals, rounded half up', (ratio, rounded) => expect(roundRatio(ratio, 2)).toBe(rounded))

test('what is counted from how many communes have how many criteria', () => {
  const rows = [
    { communes: 24, met: 19, allMet: true },
    { communes: 3, met: 4, allMet: false },
    { communes: 2, met: 0, allMet: false },
    { communes: 5, met: null, allMet: false },
  ]
  expect(averageMet(rows)).toEqual({ num: 24 * 19 + 12, den: 29 })
  expect([communesInBand(rows, 19, null), communesInBand(rows, 0, 4), communesUnder(rows, 4)]).toEqual([24, 5, 2])
})

test.each<[Ratio, Ratio, Ratio]>([
  [
    { num: 1760, den: 207 },
    { num: 1532, den: 207 },
    { num: 228, den: 207 },
  ],
  [
    { num: 1, den: 2 },
    { num: 1, den: 3 },
    { num: 1, den: 6 },
  ],
])('%o − %o = %o', (later, earlier, change) => expect(changeOf(later, earlier)).toEqual(change))

test.each([
  [19, null, 'từ 19 tiêu chí trở lên'],
  [19, 19, '19 tiêu chí'],
  [15, 18, '15–18 tiêu chí'],
  [0, 4, 'dưới 5 tiêu chí'],
])('the band %s–%s is called «%s»', (lo, hi, name) => expect(bandName(lo, hi)).toBe(name))

describe('an address is read and written', () => {
  test('the names of pages and those of the API say the same', () => {
    const page = parseFrame({ ngay: '31/12/2016', 'ban-do': 'hien-nay', bo: 'xa-2016', cap: 'tham-dinh' }, '20')
    const api = parseFrame({ asOf: '2016-12-31', mapOf: 'today', set: 'xa-2016', stage: 'appraised' }, '20')
    expect(page).toEqual(api)
    expect(page).toMatchObject({ ok: true, value: { asOf: '2016-12-31', mapOf: 'today', stage: 'appraised', scope: null } })
  })

  test('a frame written into an address is the frame read from it', () => {
    const frame = { asOf: day('2016-12-31'), mapOf: day('2020-01-01'), set: 'xa-2016', stage: 'verified' as const, scope: 'xa' }
    const query = Object.fromEntries(new URLSearchParams(frameQuery(frame)))
    expect(parseFrame(query, '20')).toEqual({ ok: true, value: { unitCode: '20', ...frame, scope: null } })
  })

  test('everything wrong is named at once', () => {
    const answer = parseFrame({ ngay: '2016-13-31', cap: 'thanh-tra' }, '20')
    expect(answer).toMatchObject({ ok: false, refusal: { status: 400, offenders: [{ where: 'ngay' }, { where: 'cap' }] } })
  })
})

const set = (id: string, validFrom: string, validTo: string | null, more: Partial<SetInForce> = {}): SetInForce => ({
  ...{ id, version: 1, label: id, tier: 'standard', level: 'commune', criteriaCount: 19, bands: null },
  ...{ validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) },
  ...more,
})
const sets = [set('old', '2010-01-01', '2016-12-01'), set('mid', '2016-12-01', '2022-03-08'), set('new', '2022-03-08', null)]
const release = (asOf: string, id: string, more: Partial<Release> = {}): Release => ({
  ...{
    id: 1,
    unitId: 1,
    unitName: 'Tỉnh',
    unitCode: '01',
    stage: 'appraised',
    scope: 'xa',
    approvedBy: '',
    title: '',
    demonstration: false,
  },
  ...{ asOf: day(asOf), approvedOn: day(asOf), set: id },
  ...more,
})
const place = { id: 1, level: 'province' as const, name: 'Tỉnh Một' }
const releases = [release('2019-12-31', 'mid'), release('2016-12-31', 'mid'), release('2015-12-31', 'old')]

describe('which data answer', () => {
  test.each([
    // day asked, releases known by then, day and set that answer, why nothing does
    ['2019-12-31', 0, '2019-12-31', 'mid', null],
    ['2021-05-05', 0, '2019-12-31', 'mid', null],
    ['2022-03-07', 0, '2019-12-31', 'mid', null],
    ['2022-03-08', 0, '2022-03-08', null, 'setEnded'],
    ['2016-11-30', 2, '2015-12-31', 'old', null],
    ['2016-12-01', 2, '2016-12-01', null, 'setEnded'],
    ['2014-01-01', 3, '2014-01-01', null, 'noData'],
  ])('the public on %s sees %#', (asked, skip, asOf, id, why) => {
    const base = publicBase(place, releases.slice(skip), sets, { asked: day(asked), set: null, stage: null })
    expect([base.asOf, base.set?.id ?? null, base.why?.code ?? null]).toEqual([asOf, id, why])
  })

  test.each([
    ['2019-12-31', null, 'mid', true],
    ['2021-05-05', null, 'mid', false],
    ['2022-03-08', null, 'new', false],
    ['2016-12-31', 'old', null, false],
    ['2021-05-05', 'mid', 'mid', false],
  ])('an office on %s under %s is answered by %s', (asked, wanted, id, isRelease) => {
    const base = officeBase(place, releases, sets, { asked: day(asked), set: wanted, stage: null })
    expect([base.asOf, base.set?.id ?? null, base.release !== null]).toEqual([asked, id, isRelease])
  })

  test('a set says from when and until when it answers', () => {
    expect(outOfForce(sets, 'mid', day('2016-01-01'))).toMatchObject({
      code: 'notApplicable',
      text: expect.stringContaining('từ ngày 1/12/2016'),
    })
    expect(outOfForce(sets, 'mid', day('2025-06-30'))).toMatchObject({ code: 'setEnded', text: expect.stringContaining('8/3/2022') })
  })
})

describe('what is stated stands beside what is computed', () => {
  test.each([
    ['7,46% tiêu chí/xã', 2],
    ['24/207 xã', 0],
    ['1,1 tiêu chí so với năm 2015', 1],
    ['05 xã', 0],
  ])('«%s» has %i decimals', (stated, decimals) => expect(printedDecimals(stated)).toBe(decimals))

  const row = {
    key: 'average-criteria-met',
    qualifier: {},
    asOf: day('2016-12-31'),
    document: 'Báo',
    publishedOn: null,
    url: null,
    note: null,
  }
  const computed = (exact: Ratio) => ({
    ...{ key: row.key, qualifier: null, name: 'Bình quân', value: roundRatio(exact, 2), exact, unit: 'tiêu chí/xã', base: null },
    ...{ asOf: null, set: null, stage: null, missing: null, opens: true },
  })
  test.each([
    ['8,5', '85', '10', { num: 1760, den: 207 }, true],
    ['8,50', '850', '100', { num: 1760, den: 207 }, true],
    ['7,46', '746', '100', { num: 122, den: 15 }, false],
  ])('%s against its computed value', (stated, num, den, exact, agrees) => {
    expect(reportedBeside({ ...row, stated, num, den }, computed(exact), undefined).agrees).toBe(agrees)
  })

  const definition = (better: 'up' | 'down' | null) => ({
    ...{
      key: row.key,
      name: 'Bình quân',
      definition: '',
      unit: 'tiêu chí/xã',
      base: null,
      sums: 'ratioOfSums' as const,
      decimals: 2 as const,
    },
    better,
  })
  test.each([
    ['up', 15, 12, 3, false],
    ['up', 15, 15, 0, true],
    ['up', 15, 17, 0, true],
    ['down', 0, 119, 119, false],
    ['down', 5, 5, 0, true],
    ['down', 5, 2, 0, true],
    [null, 5, 2, null, null],
  ] as const)('%s to %i, standing at %i: %s to go', (better, num, value, distance, reached) => {
    const target = { ...row, due: day('2020-12-31'), setOn: day('2017-02-07'), mapOf: day('2017-02-07'), num: String(num), den: '1' }
    expect(targetBeside(target, computed({ num: value, den: 1 }), definition(better))).toMatchObject({ distance, reached })
    expect(targetBeside(target, undefined, definition(better))).toMatchObject({ actual: null, distance: null, reached: null })
  })

  test('a target keeps its distance; one in words that nobody can compute keeps the words', () => {
    const target = { ...row, due: day('2020-12-31'), setOn: day('2017-02-07'), mapOf: day('2017-02-07'), num: '138', den: '10' }
    expect(targetBeside(target, computed({ num: 1760, den: 207 }), definition('up'))).toMatchObject({
      ...{ target: 13.8, actual: 8.5, distance: 5.3, reached: false },
    })
    const words = JSON.parse('{"units":"5 xã đã đạt chuẩn"}')
    expect(targetBeside({ ...target, qualifier: words }, undefined, undefined)).toMatchObject({
      name: 'average-criteria-met (5 xã đã đạt chuẩn)',
      distance: null,
    })
  })
})

test('a broken identity is said, not hidden', () => {
  const figure = (key: string, num: number, qualifier: object | null = null) => ({
    ...{ key, qualifier, name: '', value: num, exact: { num, den: 1 }, unit: 'xã', base: null, asOf: null, set: null, stage: null },
    ...{ missing: null, opens: true },
  })
  const figures = [
    figure('communes-in-scope', 139),
    figure('units-without-data', 0),
    figure('communes-in-band', 17, { lo: 19 }),
    figure('communes-in-band', 121, { lo: 0 }),
  ]
  expect(identitiesOf(figures, [], [])).toMatchObject([
    { key: 'bandsSum', holds: false, left: 138, right: 139 },
    { key: 'partsSumToWhole' },
  ])
})

test('the sums that were checked are told in numbers as people write them', () => {
  const figure = (key: string, num: number) => ({
    ...{ key, qualifier: null, name: '', value: num, exact: { num, den: 1 }, unit: 'xã', base: null, asOf: null, set: null, stage: null },
    ...{ missing: null, opens: true },
  })
  const figures = [
    figure('communes-in-scope', 10035),
    figure('units-without-data', 8000),
    figure('communes-in-band', 1426),
    figure('communes-in-band', 609),
  ]
  expect(identitiesOf(figures, [], [])[0]?.text).toBe(
    'Các nhóm xã cộng lại bằng số xã: 1.426 + 609 + 8.000 xã chưa có số liệu = 10.035; số xã 10.035.',
  )
})
