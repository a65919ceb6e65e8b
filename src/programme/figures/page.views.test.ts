import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { qualifierOf, traceHref, unitHref, unitPath } from './address.rules.ts'
import { matrixFilter, metPerCriterion, nearestFirst, readMatrixQuery } from './matrix.views.ts'
import { ascending, bandsOf, chartLines, countNotes, fillAt, fillOfMet, fillOfShare, shareText, signed } from './page.views.ts'
import type { MatrixRow, SeriesPoint, SetInForce } from './types.ts'

const five = [
  { lo: 19, hi: null },
  { lo: 15, hi: 18 },
  { lo: 10, hi: 14 },
  { lo: 5, hi: 9 },
  { lo: 0, hi: 4 },
]

describe('classes', () => {
  test.each([
    [0, 5, 'band1'],
    [4, 5, 'band5'],
    [0, 3, 'band1'],
    [1, 3, 'band3'],
    [2, 3, 'band5'],
    [0, 1, 'band5'],
  ])('class %i of %i is %s', (index, count, fill) => expect(fillAt(index, count)).toBe(fill))

  test.each([
    [null, 'none'],
    [0, 'band1'],
    [4, 'band1'],
    [4.9, 'band1'],
    [5, 'band2'],
    [11.54, 'band3'],
    [18, 'band4'],
    [19, 'band5'],
  ])('%s criteria met: %s', (met, fill) => expect(fillOfMet(met, ascending(five))).toBe(fill))

  test('without bands nothing is classed', () => expect(fillOfMet(12, [])).toBe('none'))

  test.each([
    [null, 10, 'none'],
    [0, 0, 'none'],
    [0, 10, 'band1'],
    [2, 10, 'band2'],
    [61, 207, 'band2'],
    [88, 139, 'band4'],
    [10, 10, 'band5'],
  ])('%s of %i communes: %s', (num, den, fill) => expect(fillOfShare(num, den)).toBe(fill))

  test('bands of a set from the lowest, with their fills', () => {
    const set = { bands: five } as SetInForce
    expect(bandsOf(set).map((band) => [band.lo, band.fill])).toEqual([
      [0, 'band1'],
      [5, 'band2'],
      [10, 'band3'],
      [15, 'band4'],
      [19, 'band5'],
    ])
    expect(bandsOf(null)).toEqual([])
  })
})

describe('words', () => {
  test.each([
    [61, 207, '29,5%'],
    [88, 139, '63,3%'],
    [0, 19, '0%'],
    [null, 19, null],
    [1, 0, null],
  ])('%s of %i: %s', (num, den, text) => expect(shareText(num, den)).toBe(text))

  test('changes carry their sign', () => expect([signed(1.5), signed(-0.25), signed(0)]).toEqual(['+1,5', '−0,25', '+0']))
})

describe('a series', () => {
  const point = (asOf: string, value: number | null, of: number, breaks = false) =>
    ({ asOf: day(asOf), set: 'xa', value, of, breaks }) as SeriesPoint
  const series = [
    point('2015-12-31', 7.4, 207),
    point('2016-12-31', 8.5, 207, true),
    point('2017-12-31', null, 207),
    point('2018-12-31', 10.04, 207),
    point('2020-02-12', 11.4, 181),
  ]

  test('the line breaks where the set changes and where the communes change; what is unknown is no point', () => {
    expect(chartLines(series).map((line) => line.points.map((one) => one.text))).toEqual([['7,4'], ['8,5', '10,04'], ['11,4']])
  })

  test('another number of communes is said', () => {
    expect(countNotes(series)).toEqual(['Số xã thay đổi từ 207 (31/12/2018) thành 181 (12/2/2020) do thay đổi đơn vị hành chính'])
  })
})

describe('addresses', () => {
  const frame = {
    asOf: day('2019-12-31'),
    mapOf: day('2019-12-31'),
    set: 'xa-2016',
    stage: 'appraised',
    scope: 'xa',
    unit: { code: '20' },
  } as const

  test('a unit has its page, the country has the results', () => {
    expect([unitPath({ level: 'commune', code: '06325' }), unitPath({ level: 'country', code: 'VN' })]).toEqual(['/xa/06325', '/ket-qua'])
    expect(unitHref({ level: 'province', code: '20' }, frame)).toBe('/tinh/20?ngay=2019-12-31&bo=xa-2016&cap=tham-dinh')
  })

  test.each([
    [{ lo: 15, hi: 18 }],
    [{ lo: 19, hi: null }],
    [{ k: 5 }],
    [{ criterion: '17' }],
    [{ tier: 'advanced' }],
    [{ from: day('2019-01-01'), to: day('2019-12-31') }],
    [{}],
  ])('what a figure is of survives the way through its address: %j', (qualifier) => {
    const address = new URL(traceHref(frame, 'communes-in-band', qualifier), 'http://x')
    expect(qualifierOf(address.searchParams)).toEqual(qualifier)
    expect(address.searchParams.get('don-vi')).toBe('20')
  })

  test('what is no number and no day is left out', () => {
    expect(qualifierOf(new URLSearchParams('tu=abc&tu-ngay=2019-02-30&duoi=-1'))).toEqual({})
  })
})

describe('the matrix', () => {
  const row = (name: string, met: number | null, verdicts: MatrixRow['verdicts']): MatrixRow => ({
    unit: { id: met ?? 0, code: '1', name },
    district: null,
    verdicts,
    met,
    recognised: false,
    registered: false,
  })
  const rows = [
    row('đủ', 2, { '1': 'met', '2': 'met' }),
    row('chưa biết', null, {}),
    row('thiếu hai', 0, { '1': 'notMet', '2': 'notMet' }),
    row('thiếu một', 1, { '1': 'met', '2': 'unjudgeable' }),
  ]

  test('nearest to the standard first, the complete after, the unknown last', () => {
    expect(nearestFirst(rows).map((one) => one.unit.name)).toEqual(['thiếu một', 'thiếu hai', 'đủ', 'chưa biết'])
  })

  test('sums at the foot', () => expect(metPerCriterion(rows, ['1', '2'])).toEqual([2, 1]))

  test.each([
    [{ thieu: '2' }, { missingAtMost: 2 }],
    [{ thieu: 'x' }, {}],
    [{ loc: 'cong-nhan-chua-dat' }, { recognisedNotMeeting: true }],
    [{ loc: 'chua-cong-nhan' }, { recognised: false }],
    [{ loc: 'toString' }, {}],
    [{ 'tieu-chi': '17', 'ket-qua': 'chua-dat' }, { criterion: { code: '17', verdict: 'notMet' } }],
    [{ 'ket-qua': 'chua-dat' }, {}],
  ])('the form %j asks %j', (search, filter) => expect(matrixFilter(readMatrixQuery(search))).toEqual(filter))

  test('codes are digits, names are cut short', () => {
    expect(readMatrixQuery({ tinh: "20'--", huyen: '183', tim: ` ${'a'.repeat(99)}` })).toMatchObject({
      place: null,
      district: '183',
      text: 'a'.repeat(60),
    })
  })
})
