import { expect, test } from 'vitest'
import { placeDays } from './line-chart.tsx'

test('days in true distance where there is room', () => {
  const x = placeDays(['2015-12-31', '2016-12-31', '2018-12-31'])
  const [a, b, c] = [...x.values()]
  expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeCloseTo(2, 1)
})

test('two days close together are drawn apart and stay in the frame', () => {
  const x = [...placeDays(['2015-12-31', '2019-12-31', '2020-02-12']).values()]
  expect((x[2] ?? 0) - (x[1] ?? 0)).toBeGreaterThanOrEqual(81)
  expect(x[2]).toBeLessThanOrEqual(596)
})

test('one day stands in the middle; many at equal distance', () => {
  expect([...placeDays(['2020-01-01']).values()]).toEqual([320])
  const many = [
    ...placeDays(Array.from({ length: 24 }, (_, i) => `20${10 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-28`)).values(),
  ]
  expect(Math.min(...many)).toBeGreaterThanOrEqual(44)
  expect(Math.max(...many)).toBeLessThanOrEqual(596)
})
