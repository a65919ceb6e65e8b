import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { elapsedOf, lastDayOf, nothing, parted, planOf, rateOf, remainingOf, sumOf } from './line.rules.ts'
import { leadText, percentText, shortPercent } from './text.ts'
import { kinds, type LineOf, sources } from './types.ts'

const dong = fc.integer({ min: 0, max: 1_000_000_000_000 })
const line: fc.Arbitrary<LineOf> = fc.record({
  source: fc.constantFrom(...sources),
  kind: fc.constantFrom(...kinds),
  carried: fc.boolean(),
  allocated: dong,
  adjusted: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  carriedOver: dong,
  withdrawn: dong.map((amount) => -amount),
  handedOn: dong,
  own: dong,
  disbursed: dong,
  disbursedByOwn: dong,
})

test('plan = allotted + adjusted + carried over − withdrawn = disbursed + remaining, whatever the parts', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const all = sumOf(lines)
      expect(planOf(all)).toBe(all.allocated + all.adjusted + all.carriedOver + all.withdrawn)
      expect(planOf(all)).toBe(all.disbursed + remainingOf(all))
      expect(planOf(all)).toBe(lines.reduce((sum, one) => sum + planOf(one), 0))
    }),
  )
})

test('parts sum to the total in any split: by year of the money, by source, by where a cut falls', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.nat(20), (lines, cut) => {
      const all = sumOf(lines)
      const { ofYear, carried } = parted(lines)
      expect(sumOf([sumOf(ofYear), sumOf(carried)])).toEqual(all)
      expect(sumOf(sources.map((source) => sumOf(lines.filter((one) => one.source === source))))).toEqual(all)
      expect(sumOf([sumOf(lines.slice(0, cut)), sumOf(lines.slice(cut))])).toEqual(all)
    }),
  )
})

test('nothing adds nothing', () => expect(sumOf([])).toEqual(nothing))

test.each([
  [2025, '2025-06-30', 181, 365, '50%'],
  [2024, '2024-12-31', 366, 366, '100%'],
  [2024, '2025-03-01', 366, 366, '100%'],
  [2026, '2025-12-31', 0, 365, '0%'],
  [2026, '2026-01-01', 1, 365, '0%'],
])('of %d there has gone by %s: %d of %d days', (year, on, num, den, text) => {
  expect(elapsedOf(year, day(on))).toEqual({ num, den })
  expect(shortPercent(elapsedOf(year, day(on)), 0)).toBe(text)
})

test('a year that is over is looked at on its last day', () => {
  expect([lastDayOf(2019, day('2026-11-22')), lastDayOf(2026, day('2026-11-22'))]).toEqual(['2019-12-31', '2026-11-22'])
})

test('a rate of nothing is no rate; amounts beyond what floating numbers multiply are rounded once', () => {
  expect([rateOf(0, 0), percentText(rateOf(0, 0))]).toEqual([null, '–'])
  expect(percentText(rateOf(4_320_000_000_000_001, 9_000_000_000_000_000), 2)).toBe('48,00%')
  expect(leadText({ rate: rateOf(432, 1000), elapsed: { num: 1, den: 2 }, hasPlan: true })).toBe(
    'Giải ngân 43,2% sau 50% thời gian của năm.',
  )
  expect(leadText({ rate: null, elapsed: { num: 1, den: 2 }, hasPlan: false })).toContain('Chưa có kế hoạch vốn')
})
