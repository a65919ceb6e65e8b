import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { readDecision } from './decision.rules.ts'
import { levelFor } from './procedures.ts'
import { readPoints, resultOf, starsOf, tenthsOf } from './score.rules.ts'
import type { CouncilResult, MemberSheet, Points, Regulation } from './types.ts'
import { averageText } from './views.ts'

describe('points as typed', () => {
  test.each([
    ['32,5', 325],
    ['32.5', 325],
    ['0', 0],
    ['40', 400],
    [' 7 ', 70],
    ['32,55', null],
    ['1.500', null],
    ['12a', null],
    ['-1', null],
    ['', null],
  ])('«%s» is %s tenths', (typed, tenths) => expect(tenthsOf(typed)).toBe(tenths))

  test('a sheet names every part that is wrong', () => {
    const read = readPoints({ A: '40,5', B: '12a', C: '' })
    expect(read).toMatchObject({ ok: false })
    if (read.ok) return
    expect(read.refusal.offenders?.map(({ what }) => what)).toEqual([
      '40,5 điểm, nhiều hơn mức tối đa 40',
      '«12a» không phải số điểm có nhiều nhất một chữ số lẻ, ví dụ 32,5',
      'chưa chấm điểm',
    ])
    expect(readPoints({ A: '40', B: '25', C: '35' })).toMatchObject({ ok: true, value: { A: 400, B: 250, C: 350 } })
  })
})

describe('stars', () => {
  test.each([
    [1000, 1, 5],
    [900, 1, 5],
    [899, 1, 4],
    [700, 1, 4],
    [699, 1, 3],
    [500, 1, 3],
    [499, 1, 2],
    [300, 1, 2],
    [299, 1, 1],
    [0, 1, 1],
    // 89,9666… is not 90, however it is rounded
    [2699, 3, 4],
    [2700, 3, 5],
    [17_999, 20, 4],
  ])('%i tenths over %i sheets are %i', (sum, sheets, stars) => expect(starsOf(sum, sheets)).toBe(stars))

  test('an average below a band never reads as the band', () => {
    expect(averageText({ num: 17_999, den: 200 })).toBe('89,995')
    expect(averageText({ num: 2699, den: 30 })).toBe('89,967')
    expect(averageText({ num: 2700, den: 30 })).toBe('90')
    expect(averageText({ num: 1765, den: 20 })).toBe('88,25')
  })
})

const points = fc.record({ A: fc.integer({ min: 0, max: 400 }), B: fc.integer({ min: 0, max: 250 }), C: fc.integer({ min: 0, max: 350 }) })
const sheetsOf = (all: (Points | null)[]): MemberSheet[] =>
  all.map((one, at) => ({ personId: at, name: `Thành viên ${at}`, version: one && 1, points: one, note: '' }))

test('the averages of the parts sum to the total, whoever scored how, and the stars follow from it', () => {
  fc.assert(
    fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 5 }), (given, absent) => {
      const result = resultOf(sheetsOf([...given, ...Array.from({ length: absent }, () => null)]), 'vắng')
      const { sums, total, sheets, stars } = result
      expect(sheets).toBe(given.length)
      expect(sums.A + sums.B + sums.C).toBe(total.num)
      expect(total.den).toBe(sheets * 10)
      expect(total.num).toBe(given.reduce((sum, { A, B, C }) => sum + A + B + C, 0))
      const average = total.num / total.den
      const [least, above] = [[0, 30, 50, 70, 90][stars - 1] as number, [30, 50, 70, 90, 101][stars - 1] as number]
      expect(average).toBeGreaterThanOrEqual(least)
      expect(average).toBeLessThan(above)
      expect(result.absent).toHaveLength(absent)
    }),
  )
})

const own: Regulation[] = [
  {
    ...{ id: 1, kind: 'threeStarLevel', value: 'province', decisionNumber: '12/QĐ-UBND (bịa)', enteredBy: 'x' },
    ...{ decidedOn: day('2025-09-01'), from: day('2025-09-15') },
  },
]

test.each([
  [5, '2026-01-01', [], 'central'],
  [4, '2026-01-01', [], 'province'],
  [3, '2025-06-30', [], 'district'],
  [3, '2025-07-01', [], null],
  [3, '2025-09-14', own, null],
  [3, '2025-09-15', own, 'province'],
  [2, '2025-09-15', own, null],
] as const)('%i stars on %s are decided by %4$s', (stars, on, regulations, level) =>
  expect(levelFor(stars, day(on), regulations).value).toBe(level),
)

describe('a decision', () => {
  const result = (stars: number, num: number): CouncilResult => ({
    ...{ law: '148/QĐ-TTg', sheets: 1, sums: { A: 0, B: 0, C: 0 }, total: { num, den: 10 }, stars, absent: [], absentBecause: null },
  })
  const form = { number: '15/QĐ-UBND', on: '2026-01-10', body: 'UBND tỉnh', level: '', stars: '' }
  const known = { concludedOn: day('2026-01-05'), today: day('2026-01-12'), own }

  test.each([
    ['four stars', result(4, 700), form, { level: 'province', stars: 4 }],
    ['three stars by the province’s own rule', result(3, 500), form, { level: 'province', stars: 3 }],
    ['the province proposes five', result(5, 900), { ...form, level: 'province' }, { level: 'province', stars: 4 }],
    ['the centre gives five', result(5, 900), { ...form, level: 'central', stars: '5' }, { level: 'central', stars: 5 }],
    ['the centre leaves four', result(5, 900), { ...form, level: 'central', stars: '4' }, { level: 'central', stars: 4 }],
  ])('%s', (_, of, typed, given) => expect(readDecision(typed, { ...known, result: of })).toMatchObject({ ok: true, value: given }))

  test.each([
    ['two stars', result(2, 300), form, known, 'decision.noStars'],
    ['three stars that nobody was given', result(3, 500), form, { ...known, own: [] }, 'decision.noLevel'],
    ['before the council', result(4, 700), { ...form, on: '2026-01-04' }, known, 'decision.bad'],
    ['tomorrow', result(4, 700), { ...form, on: '2026-01-13' }, known, 'decision.bad'],
    ['without a number', result(4, 700), { ...form, number: ' ' }, known, 'decision.bad'],
    ['five without a level', result(5, 900), form, known, 'decision.bad'],
    ['three from the centre', result(5, 900), { ...form, level: 'central', stars: '3' }, known, 'decision.bad'],
  ])('is refused: %s', (_, of, typed, at, code) =>
    expect(readDecision(typed, { ...at, result: of })).toMatchObject({ ok: false, refusal: { code } }),
  )
})
