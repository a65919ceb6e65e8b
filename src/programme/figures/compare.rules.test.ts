import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { compareDays, differenceOf, type Side } from './compare.rules.ts'
import { changeSentence, changeText, comparisonNotes } from './compare.views.ts'
import type { Mark, Measure } from './measure.types.ts'
import type { PartRow } from './types.ts'

const days = { first: day('2020-02-12'), second: day('2019-12-31') }
const standard: Measure = { kind: 'tier', tier: 'standard' }

/** Parts by id: how many communes, what they are under the measure, under which set and of which day. */
const side = (parts: Record<number, { communes: number; mark: Mark; set?: string; asOf?: string }>): Side => ({
  parts: Object.entries(parts).map(
    ([id, { communes }]) => ({ unit: { id: Number(id), code: id, name: `Huyện ${id}` }, inScope: communes }) as unknown as PartRow,
  ),
  marks: new Map(Object.entries(parts).map(([id, { mark }]) => [Number(id), mark])),
  dataOf: (id) => ({ set: parts[id]?.set ?? 'xa-2016', asOf: day(parts[id]?.asOf ?? '2019-12-31') }),
})

test.each([
  [{ num: 61, den: 207 }, { num: 48, den: 207 }, 'tier', 13, 6.3],
  [{ num: 52, den: 181 }, { num: 61, den: 207 }, 'tier', -9, -0.7],
  [{ num: 1, den: 3 }, { num: 1, den: 3 }, 'criterion', 0, 0],
  [{ num: 2063, den: 181 }, { num: 2389, den: 207 }, 'met', -0.14, null],
] as const)('%j against %j', (a, b, kind, change, points) => expect(differenceOf(a, b, kind)).toEqual({ change, points }))

describe('two days', () => {
  const now = side({ 1: { communes: 8, mark: { num: 4, den: 8 }, asOf: '2020-02-12' }, 2: { communes: 5, mark: null, asOf: '2020-02-12' } })
  const then = side({ 1: { communes: 10, mark: { num: 4, den: 10 } }, 3: { communes: 7, mark: { num: 7, den: 7 } } })

  test('sum only what is known on both; what stands on one side alone stays in the table', () => {
    const compared = compareDays(now, then, 'tier')
    expect(compared.total).toEqual({ first: { num: 4, den: 8 }, second: { num: 4, den: 10 }, change: 0, points: 10 })
    expect([compared.known, compared.of, compared.rows.map(({ unit }) => unit.id)]).toEqual([1, 2, [1, 2, 3]])
    expect(changeSentence(compared, standard, days)).toBe(
      'Tính trên 1/2 đơn vị có số ở cả hai ngày: đến 12/2/2020, 4/8 xã được công nhận đạt chuẩn (50%), không đổi so với 4/10 xã (40%) ngày 31/12/2019; tỷ lệ tăng 10 điểm %.',
    )
    expect(comparisonNotes(compared, days)).toEqual([expect.stringContaining('Số xã giảm từ 10 (31/12/2019) còn 8 (12/2/2020)')])
  })

  test('criteria of different sets are not subtracted, acts are', () => {
    const old = side({ 1: { communes: 8, mark: { num: 3, den: 8 }, set: 'xa-2009' } })
    expect(compareDays(now, old, 'criterion')).toMatchObject({ otherSet: true, total: { change: null, points: null } })
    expect(compareDays(now, old, 'tier')).toMatchObject({ otherSet: false, total: { change: 1 } })
  })

  test('of no common part are not compared, and the same data say so', () => {
    const apart = compareDays(side({ 2: { communes: 5, mark: { num: 1, den: 5 } } }), then, 'tier')
    expect(changeSentence(apart, standard, days)).toBe(
      'Không đơn vị nào có số ở cả hai ngày 31/12/2019 và 12/2/2020, nên không so sánh được.',
    )
    expect(comparisonNotes(compareDays(then, then, 'tier'), days)).toEqual([expect.stringContaining('cùng một bản chốt')])
  })
})

test('a difference in words has its sign and unit, and is «–» where nobody can say', () => {
  expect(changeText({ change: 13, points: 6.3 }, standard, false)).toBe('+13 xã; +6,3 điểm %')
  expect(changeText({ change: -0.4, points: null }, { kind: 'met' }, false)).toBe('−0,4')
  expect(changeText({ change: 1, points: 100 }, standard, true)).toBe('mới có')
  expect(changeText({ change: null, points: null }, standard, false)).toBe('–')
})
