import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { readFolder } from './folder.reads.ts'
import { judge } from './judge.rules.ts'
import type { CriteriaSet, Facts, Indicator, Slot, Test, Value, Verdict } from './types.ts'
import { shareKey, slotKey } from './walk.rules.ts'

let sets: Map<string, CriteriaSet>
beforeAll(async () => {
  const folder = await readFolder('criteria-sets')
  sets = new Map(folder.sets.map(({ set }) => [set.version === 1 ? set.id : `${set.id}@${set.version}`, set]))
})

const facts = (given: Partial<Facts> = {}): Facts => ({
  date: day('2019-06-30'),
  region: 'TDMNPB',
  areaClasses: [],
  group: null,
  measurements: new Map(),
  slots: new Map(),
  sets,
  shares: new Map(),
  meets: new Map(),
  ...given,
})

const measured = (values: Record<string, number | boolean | string>) => new Map(Object.entries(values))

function verdictOf(set: string, code: string, given: Partial<Facts>): Verdict {
  const found = sets.get(set)
  if (!found) throw new Error(`no set ${set}`)
  const { criteria, conditions } = judge(found, facts(given))
  const verdict = [...criteria.flatMap(({ parts = [] }) => parts), ...conditions].find((one) => one.code === code)
  if (!verdict) throw new Error(`no row ${code} in ${set}`)
  return verdict
}

type Row = [what: string, set: string, code: string, given: Partial<Facts>, verdict: string]
const says = ({ verdict, reason }: Verdict) => (reason ? `${verdict}: ${reason}` : verdict)

test.each<Row>([
  ['region: below the column', 'xa-2016', '4.2', { measurements: measured({ 'households-safe-electricity-share': 94.9 }) }, 'notMet'],
  ['region: exactly on the bar', 'xa-2016', '4.2', { measurements: measured({ 'households-safe-electricity-share': 95 }) }, 'met'],
  [
    'region: the same value fails elsewhere',
    'xa-2016',
    '4.2',
    { region: 'DBSH', measurements: measured({ 'households-safe-electricity-share': 95 }) },
    'notMet',
  ],
  [
    'region unknown, columns differ',
    'xa-2016',
    '4.2',
    { region: null, measurements: measured({ 'households-safe-electricity-share': 95 }) },
    'unjudgeable: classUnknown',
  ],
  [
    'region unknown, one value for all',
    'xa-2016',
    '15.1',
    { region: null, measurements: measured({ 'health-insurance-share': 85 }) },
    'met',
  ],
  ['no measurement', 'xa-2016', '4.2', {}, 'unjudgeable: noMeasurement'],
  [
    'a text where a number is meant',
    'xa-2016',
    '4.2',
    { measurements: measured({ 'households-safe-electricity-share': 'cao' }) },
    'unjudgeable: valueUnreadable',
  ],
  ['direction: poverty at the cap', 'xa-2016', '11', { measurements: measured({ 'multidimensional-poor-household-rate': 12 }) }, 'met'],
  [
    'direction: poverty above the cap',
    'xa-2016',
    '11',
    { measurements: measured({ 'multidimensional-poor-household-rate': 12.01 }) },
    'notMet',
  ],
  ['none is zero', 'xa-2016', '9.1', { measurements: measured({ 'temporary-houses': 0 }) }, 'met'],
  ['none is not one', 'xa-2016', '9.1', { measurements: measured({ 'temporary-houses': 1 }) }, 'notMet'],
  ['yes as 1', 'xa-2016', '8.1', { measurements: measured({ 'postal-service-point': 1 }) }, 'met'],
  ['yes as false', 'xa-2016', '8.1', { measurements: measured({ 'postal-service-point': false }) }, 'notMet'],
  [
    'threshold of the region missing',
    'xa-2016',
    '17.7',
    { region: 'BTB', measurements: measured({ 'hygienic-livestock-sheds-share': 99 }) },
    'unjudgeable: thresholdMissing',
  ],
  [
    'threshold missing altogether',
    'xa-2021',
    '15.3',
    { measurements: measured({ 'under-five-stunting-rate': 1 }) },
    'unjudgeable: thresholdMissing',
  ],
  [
    'slot of the province unset',
    'xa-2016',
    '2.1',
    { measurements: measured({ 'commune-road-paved-share': 100 }) },
    'unjudgeable: slotUnset',
  ],
])('%s', (_, set, code, given, verdict) => {
  expect(says(verdictOf(set, code, given))).toBe(verdict)
})

describe('water: at least 95 of which at least 60 clean (Duyên hải Nam Trung Bộ)', () => {
  const water = (hygienic: number, clean?: number): Partial<Facts> => ({
    region: 'DHNTB',
    measurements: measured({ 'hygienic-water-share': hygienic, ...(clean !== undefined && { 'clean-water-share': clean }) }),
  })
  test.each<[Partial<Facts>, string]>([
    [water(95, 60), 'met'],
    [water(95, 59.9), 'notMet'],
    [water(94.9, 80), 'notMet'],
    [water(95), 'unjudgeable: noMeasurement'],
    [water(50), 'notMet'],
  ])('%#', (given, verdict) => expect(says(verdictOf('xa-2016', '17.1', given))).toBe(verdict))
})

describe('a slot that the province filled', () => {
  const slot: Slot = { threshold: { same: { value: 70, certainty: 'official' } }, decision: '1234/QĐ-UBND', decidedOn: day('2017-05-25') }
  const slots = new Map([[slotKey('xa-2016', '2.1'), slot]])
  test.each([
    [70, 'met'],
    [69, 'notMet'],
  ])('%d', (share, verdict) => {
    const given = verdictOf('xa-2016', '2.1', { slots, measurements: measured({ 'commune-road-paved-share': share }) })
    expect(given.verdict).toBe(verdict)
    expect(given.explanation).toContain('1234/QĐ-UBND ngày 25/5/2017')
  })
})

describe('income of 1980, a level for 2020', () => {
  const income = (value: number, date: string, more: Partial<Facts> = {}) =>
    says(verdictOf('xa-2016', '10', { date: day(date), measurements: measured({ 'income-per-capita': value }), ...more }))
  test.each([
    [36, '2019-06-30', 'met'],
    [35.9, '2019-06-30', 'unjudgeable: slotUnset'],
    [35.9, '2020-12-31', 'notMet'],
    [36, '2020-12-31', 'met'],
    [35.9, '2021-12-31', 'notMet'],
  ])('%d on %s: %s', (value, date, verdict) => expect(income(value, date)).toBe(verdict))
  test('an interim level decides where it is set', () => {
    const interim: Slot = { threshold: { same: { value: 30, certainty: 'official' } }, decision: '9/QĐ-UBND', decidedOn: day('2018-01-02') }
    const slots = new Map([[slotKey('xa-2016', '10'), interim]])
    expect(income(30, '2019-06-30', { slots })).toBe('met')
    expect(income(29, '2019-06-30', { slots })).toBe('notMet')
  })
})

describe('income by year (318)', () => {
  test.each([
    ['2022-12-31', 'TDMNPB', 39, 'met'],
    ['2023-12-31', 'TDMNPB', 39, 'notMet'],
    ['2024-03-31', 'TDMNPB', 45, 'met'],
    ['2026-01-31', 'TDMNPB', 99, 'unjudgeable: thresholdMissing'],
    ['2023-12-31', 'DBSH', 55.9, 'notMet'],
  ] as const)('%s %s %d: %s', (date, region, value, verdict) => {
    expect(says(verdictOf('xa-2021', '10', { date: day(date), region, measurements: measured({ 'income-per-capita': value }) }))).toBe(
      verdict,
    )
  })
  test('342: years that were not announced have no level', () => {
    const on = (date: string, value: number) =>
      says(verdictOf('xa-2009@2', '10', { date: day(date), measurements: measured({ 'income-per-capita': value }) }))
    expect([on('2013-12-31', 14), on('2014-12-31', 15.9), on('2015-12-31', 18), on('2016-06-30', 40)]).toEqual([
      'met',
      'notMet',
      'met',
      'unjudgeable: thresholdMissing',
    ])
  })
})

describe('area class: a specially difficult commune takes the Northern-Midlands column', () => {
  const electricity = (value: number, areaClasses: string[] | null, region: Facts['region'] = 'DBSH') =>
    verdictOf('xa-2021', '4.2', {
      date: day('2023-12-31'),
      region,
      areaClasses,
      measurements: measured({ 'households-direct-electricity-share': value }),
    })
  test.each<[number, string[] | null, string]>([
    [95, ['speciallyDifficult'], 'met'],
    [95, [], 'notMet'],
    [95, ['border'], 'notMet'],
    [99, null, 'met'],
    [94, null, 'notMet'],
    [97, null, 'unjudgeable: classUnknown'],
  ])('%d %j: %s', (value, classes, verdict) => expect(says(electricity(value, classes))).toBe(verdict))
  test('says why this column', () =>
    expect(electricity(95, ['speciallyDifficult']).explanation).toContain('cột Trung du miền núi phía Bắc, vì là xã đặc biệt khó khăn'))
  test('in the Northern Midlands the class changes nothing', () => expect(electricity(97, null, 'TDMNPB').verdict).toBe('met'))
  test('a row without columns is judged whatever the class', () => {
    const given = {
      date: day('2023-12-31'),
      region: 'DBSH',
      areaClasses: null,
      measurements: measured({ 'postal-service-point': true }),
    } as const
    expect(verdictOf('xa-2021', '8.1', given).verdict).toBe('met')
  })
})

describe('levels', () => {
  test.each([
    ['xa-nang-cao-2021', '5.4', { 'literacy-level': 2 }, 'met'],
    ['xa-nang-cao-2021', '5.4', { 'literacy-level': '1' }, 'notMet'],
    ['xa-nang-cao-2021', '3.6', { 'disaster-readiness-level': 'Tốt' }, 'met'],
    ['xa-nang-cao-2021', '3.6', { 'disaster-readiness-level': 'Trung bình' }, 'notMet'],
    ['xa-nang-cao-2021', '3.6', { 'disaster-readiness-level': 'Xuất sắc' }, 'unjudgeable: valueUnreadable'],
    ['huyen-2021', '2.4', { 'bus-station-class': 'III', 'bus-station-planned': true }, 'met'],
    ['huyen-2021', '2.4', { 'bus-station-class': 'V' }, 'notMet'],
    ['huyen-2021', '2.4', { 'bus-station-planned': false }, 'notApplicable'],
    ['xa-2021', '13.4', { 'craft-villages-exist': 0 }, 'notApplicable'],
    ['xa-2021', '13.4', { 'craft-villages-exist': true }, 'unjudgeable: noMeasurement'],
    ['xa-2021', '13.4', { 'craft-village-plan': true }, 'met'],
  ] as const)('%s %s %j: %s', (set, code, values, verdict) =>
    expect(says(verdictOf(set, code, { date: day('2023-12-31'), measurements: measured(values) }))).toBe(verdict),
  )
})

describe('schools of 318: the bar depends on region and on how many schools there are', () => {
  const schools = (region: Facts['region'], count: number, level1: number, minimum = 100) =>
    says(
      verdictOf('xa-2021', '5', {
        date: day('2023-12-31'),
        region,
        measurements: measured({
          'schools-count': count,
          'schools-facility-level-1-share': level1,
          'schools-facility-minimum-share': minimum,
        }),
      }),
    )
  test.each([
    ['TDMNPB', 3, 50, 100, 'met'],
    ['TDMNPB', 4, 50, 100, 'notMet'],
    ['TDMNPB', 4, 70, 100, 'met'],
    ['TDMNPB', 4, 100, 75, 'notMet'],
    ['DBSH', 3, 67, 100, 'notMet'],
    ['DBSH', 3, 100, 100, 'met'],
  ] as const)('%s, %d schools, %d %%: %s', (region, count, level1, minimum, verdict) =>
    expect(schools(region, count, level1, minimum)).toBe(verdict),
  )
})

describe('319: income at least 1.10 × the advanced level of the same year', () => {
  const model = (value: number, more: Partial<Facts> = {}) =>
    verdictOf('xa-kieu-mau-2021', 'dk-2', { date: day('2023-12-31'), measurements: measured({ 'income-per-capita': value }), ...more })
  test.each([
    [55, {}, 'met'],
    [54.99, {}, 'notMet'],
    [55, { date: day('2024-12-31') }, 'notMet'],
    [59.4, { date: day('2024-12-31') }, 'met'],
    [99, { region: 'DNB' as const }, 'unjudgeable: thresholdMissing'],
    [99, { date: day('2021-12-31') }, 'unjudgeable: thresholdMissing'],
    [99, { sets: new Map() }, 'unjudgeable: referenceMissing'],
  ])('%d %j: %s', (value, more, verdict) => expect(says(model(value, more))).toBe(verdict))
  test('says from what the bar comes', () =>
    expect(model(55).explanation).toBe(
      '55 triệu đồng/người/năm ≥ 55 triệu đồng/người/năm (1,1 × 50 của bộ 318/QĐ-TTg; cột Trung du miền núi phía Bắc; mức năm 2023; mức theo trí nhớ, chưa đối chiếu): đạt',
    ))
})

describe('shares of units, and sets as conditions', () => {
  const shares = (num: number, den: number) => new Map([[shareKey(['commune'], 'xa-2021'), { num, den }]])
  test.each<[Partial<Facts>, string]>([
    [{ shares: shares(15, 15) }, 'met'],
    [{ shares: shares(14, 15) }, 'notMet'],
    [{ shares: shares(0, 0) }, 'notApplicable'],
    [{}, 'unjudgeable: referenceMissing'],
  ])('%#', (given, verdict) => expect(says(verdictOf('huyen-2021', 'dk-1', given))).toBe(verdict))
  test('the advanced set asks for the standard one', () => {
    expect(verdictOf('xa-nang-cao-2021', 'dk-1', { meets: new Map([['xa-2021', 'notMet']]) }).verdict).toBe('notMet')
    expect(says(verdictOf('xa-nang-cao-2021', 'dk-1', {}))).toBe('unjudgeable: referenceMissing')
  })
  test('a district is asked for its own criteria, which nobody could list whole', () =>
    expect(says(verdictOf('huyen-2021', 'dk-5', {}))).toBe('unjudgeable: partUnjudgeable'))
})

describe('criteria', () => {
  const criterion = (set: string, code: string, given: Partial<Facts>) =>
    judge(sets.get(set) as CriteriaSet, facts(given)).criteria.find((one) => one.code === code) as Verdict
  test('one row not met decides, whatever is unknown beside it', () => {
    const verdict = criterion('xa-2016', '9', { measurements: measured({ 'temporary-houses': 2 }) })
    expect([verdict.verdict, verdict.explanation]).toEqual(['notMet', 'Chưa đạt chỉ tiêu 9.1'])
  })
  test('one row unknown leaves it open', () => {
    const verdict = criterion('xa-2016', '9', { measurements: measured({ 'temporary-houses': 0 }) })
    expect([says(verdict), verdict.explanation]).toEqual(['unjudgeable: noMeasurement', 'Chưa đủ căn cứ ở chỉ tiêu 9.2'])
  })
  test('met when all are, with the clause of each', () => {
    const verdict = criterion('xa-2016', '9', { measurements: measured({ 'temporary-houses': 0, 'standard-housing-share': 75 }) })
    expect([verdict.verdict, verdict.explanation]).toEqual(['met', 'Đạt 2/2 chỉ tiêu'])
    expect(verdict.parts?.[1]).toMatchObject({
      clause: 'chỉ tiêu 9.2, tiêu chí 9, 1980/QĐ-TTg',
      value: 75,
      threshold: { value: 75, certainty: 'recalled' },
      explanation: '75% ≥ 75% (cột Trung du miền núi phía Bắc; mức theo trí nhớ, chưa đối chiếu): đạt',
    })
  })
  test('51/2025: 36 rows unlisted, every criterion is open and nothing has a threshold', () => {
    const judgement = judge(
      sets.get('xa-2026') as CriteriaSet,
      facts({ date: day('2026-06-30'), group: 'group2', measurements: measured({ 'clean-water-share': 100 }) }),
    )
    expect(judgement.criteria.map(says)).toEqual(Array(10).fill('unjudgeable: unlisted'))
    expect(judgement.criteria.flatMap(({ parts = [] }) => parts).map(({ threshold }) => threshold)).toEqual(Array(11).fill(undefined))
    expect(says(judgement.whole)).toBe('unjudgeable: unlisted')
  })
  test('320: criteria known to be whole are judged, others are open', () => {
    const { criteria } = judge(sets.get('huyen-2021') as CriteriaSet, facts({ date: day('2023-12-31') }))
    expect(criteria.map(says).map((text) => text.replace('unjudgeable: ', ''))).toEqual([
      'unlisted',
      'noMeasurement',
      'noMeasurement',
      'noMeasurement',
      'noMeasurement',
      'unlisted',
      'unlisted',
      'unlisted',
      'unlisted',
    ])
  })
})

describe('what no published set uses yet', () => {
  const value = (one: number | string | null): Value => ({ value: one, certainty: one === null ? 'missing' : 'official' })
  const asks = (asked: Test, given: Partial<Facts>) => {
    const indicator: Indicator = { code: '1', name: 'Một', unit: null, measure: 'm', test: asked, certainty: 'official', source: ['s'] }
    const set = {
      ...(sets.get('thon-bac-kan-2022') as CriteriaSet),
      criteria: [{ code: '1', name: 'Một', certainty: 'official' as const, source: ['s'], indicators: [indicator] }],
    }
    return says(judge(set, facts(given)).criteria[0]?.parts?.[0] as Verdict)
  }
  const within: Test = { within: { from: { same: value(10) }, to: { same: value(20) } } }
  const byArea: Test = { atLeast: { byAreaClass: { speciallyDifficult: value(50) }, otherwise: { same: value(80) } } }
  const byGroup: Test = { atLeast: { byGroup: { group1: value(90), group2: value(70), group3: value(null) } } }
  test.each<[string, Test, Partial<Facts>, string]>([
    ['within, at the lower end', within, { measurements: measured({ m: 10 }) }, 'met'],
    ['within, at the upper end', within, { measurements: measured({ m: 20 }) }, 'met'],
    ['within, above', within, { measurements: measured({ m: 20.5 }) }, 'notMet'],
    ['one of, in', { oneOf: { values: ['Tốt', 'Khá'], certainty: 'official' } }, { measurements: measured({ m: 'Khá' }) }, 'met'],
    ['one of, out', { oneOf: { values: ['Tốt', 'Khá'], certainty: 'official' } }, { measurements: measured({ m: 'Yếu' }) }, 'notMet'],
    ['by area class, in it', byArea, { areaClasses: ['speciallyDifficult'], measurements: measured({ m: 50 }) }, 'met'],
    ['by area class, otherwise', byArea, { areaClasses: [], measurements: measured({ m: 50 }) }, 'notMet'],
    ['by area class, unknown', byArea, { areaClasses: null, measurements: measured({ m: 50 }) }, 'unjudgeable: classUnknown'],
    ['by group', byGroup, { group: 'group2', measurements: measured({ m: 70 }) }, 'met'],
    ['by group, unknown', byGroup, { measurements: measured({ m: 70 }) }, 'unjudgeable: classUnknown'],
    ['by group, missing', byGroup, { group: 'group3', measurements: measured({ m: 70 }) }, 'unjudgeable: thresholdMissing'],
    [
      'left to a ministry',
      { atLeast: { setBy: 'ministry', certainty: 'secondary' } },
      { measurements: measured({ m: 70 }) },
      'unjudgeable: thresholdMissing',
    ],
  ])('%s', (_, asked, given, verdict) => expect(asks(asked, given)).toBe(verdict))
})
