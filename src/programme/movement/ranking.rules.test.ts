import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankingOf } from './ranking.rules.ts'
import type { Competitor, Criterion } from './types.ts'

const roads: Criterion = { key: 'r', name: 'Đường hoa', source: 'count', unit: 'km', better: 'more', weight: 60, bands: null }
const waste: Criterion = { key: 'w', name: 'Điểm rác tồn', source: 'count', unit: 'điểm', better: 'less', weight: 40, bands: null }
const banded: Criterion = {
  ...roads,
  weight: null,
  bands: [
    { from: 10, points: 5 },
    { from: 20, points: 8 },
  ],
}
const commune = (unitId: number, name: string, values: Record<string, number>): Competitor => ({ unitId, name, values })

describe('a ranking', () => {
  test('gives who is first the whole weight, shares ranks of equal totals, and leaves the next rank free', () => {
    const { ranked } = rankingOf(
      [commune(1, 'A', { r: 5 }), commune(2, 'B', { r: 8 }), commune(3, 'C', { r: 5 }), commune(4, 'D', { r: 1 })],
      [roads],
    )
    expect(ranked.map(({ name, rank, total }) => [name, rank, total.num / total.den])).toEqual([
      ['B', 1, 60],
      ['A', 2, 45],
      ['C', 2, 45],
      ['D', 4, 15],
    ])
  })

  test('turns round where less is better, and adds criteria up', () => {
    const { ranked } = rankingOf([commune(1, 'A', { r: 5, w: 3 }), commune(2, 'B', { r: 4, w: 0 })], [roads, waste])
    expect(ranked.map(({ name, rank, total }) => [name, rank, total.num / total.den])).toEqual([
      ['A', 1, 80],
      ['B', 2, 70],
    ])
  })

  test('does not rank who lacks a value: zero is a value, nothing is not', () => {
    const { ranked, unranked } = rankingOf(
      [commune(1, 'A', { r: 0, w: 0 }), commune(2, 'B', { r: 9 }), commune(3, 'C', {})],
      [roads, waste],
    )
    expect(ranked.map(({ name }) => name)).toEqual(['A'])
    expect(unranked).toEqual([
      { unitId: 2, name: 'B', missing: ['Điểm rác tồn'] },
      { unitId: 3, name: 'C', missing: ['Đường hoa', 'Điểm rác tồn'] },
    ])
  })

  test.each([
    [9.99, 0],
    [10, 5],
    [19.5, 5],
    [20, 8],
    [100, 8],
  ])('by bands %d is %i points', (value, points) => {
    const [one] = rankingOf([commune(1, 'A', { r: value })], [banded]).ranked
    expect(one && one.total.num / one.total.den).toBe(points)
  })
})

const values = fc.record({ r: fc.integer({ min: 0, max: 6 }), w: fc.integer({ min: 0, max: 6 }) }, { requiredKeys: [] })

test('the order in which units come changes nothing, ranks follow totals, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 20 }), (all) => {
      const units = all.map((one, at) => commune(at, `Xã ${at}`, one as Record<string, number>))
      const [there, back] = [rankingOf(units, [roads, waste]), rankingOf(units.toReversed(), [roads, waste])]
      expect(back).toEqual(there)
      expect(there.ranked.length + there.unranked.length).toBe(units.length)
      for (const a of there.ranked) {
        expect(a.total.num).toBe(Object.values(a.points).reduce((sum, { num }) => sum + num, 0))
        for (const b of there.ranked) {
          expect(Math.sign(a.rank - b.rank)).toBe(Math.sign(b.total.num - a.total.num))
        }
      }
    }),
  )
})
