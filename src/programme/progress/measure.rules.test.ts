import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FigureValue } from '../../platform/base/figure.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { carriedTarget, measuredOn, pyramidOf, standingOf, targetNumber } from './measure.rules.ts'

const figure = (value: number | null, asOf: string | null): FigureValue => ({
  ...{ key: 'x', qualifier: null, name: 'x', value, exact: null, unit: 'xã', base: null, set: null, stage: null, opens: false },
  asOf: asOf as LocalDate | null,
  missing: value === null ? { code: 'noData', text: 'Không có số liệu ở đây.' } : null,
})

const due = day('2025-12-31')
const before = day('2025-06-30')
const after = day('2026-02-01')

describe('where a target stands', () => {
  test.each([
    ['reached before it is due', 14, figure(15, '2025-06-30'), before, 'up', false, [], 'reached', 0],
    ['a bound that is kept', 0, figure(0, '2025-06-30'), before, 'down', false, [], 'reached', 0],
    ['not yet due', 14, figure(12, '2025-06-30'), before, 'up', false, [], 'open', 2],
    ['due today is not over', 14, figure(12, '2025-12-31'), due, 'up', false, [], 'open', 2],
    ['over, with results of the due day', 14, figure(12, '2025-12-31'), after, 'up', false, [], 'late', 2],
    ['over, with a release of the due day', 9.4, figure(8.5, '2025-06-30'), after, 'up', false, ['2025-12-31'], 'late', 0.9],
    ['over, with results of before alone', 9.4, figure(8.5, '2025-06-30'), after, 'up', false, ['2025-06-30'], 'unknown', 0.9],
    ['a later release says nothing of results', 9.4, figure(8.5, '2025-06-30'), after, 'up', false, ['2026-01-31'], 'unknown', 0.9],
    ['a later release tells of acts', 14, figure(12, '2025-06-30'), after, 'up', true, ['2026-01-31'], 'late', 2],
    ['no value', 14, figure(null, null), before, 'up', false, [], 'unknown', null],
    ['a figure in the document’s own words', 14, undefined, before, 'up', false, [], 'unknown', null],
    ['a figure with no better direction', 14, figure(12, '2025-06-30'), before, null, false, [], 'unknown', null],
  ] as const)('%s', (_, target, value, on, better, byActs, released, state, gap) => {
    const standing = standingOf({ target, due, day: on, value, better, byActs, released: released.map((one) => day(one)) })
    expect([standing.state, standing.gap]).toEqual([state, gap])
    expect(standing.why === null).toBe(state !== 'unknown')
  })

  test('is measured on its due day, or on the day asked before that', () => {
    expect([measuredOn(due, before), measuredOn(due, after)]).toEqual([before, due])
  })
})

test.each([
  [{ num: '94', den: '10' }, 'tiêu chí/xã', 9.4],
  [{ num: '30', den: '100' }, '%', 30],
  [{ num: '7.46', den: '1' }, 'tiêu chí/xã', 7.46],
])('%j is read as %s', (kept, unit, number) => expect(targetNumber(kept, unit)).toBe(number))

describe('on another map', () => {
  test.each([
    ['the same communes', 65, 'xã', 'adds', 181, 181, 65],
    ['none under 15 stays none', 0, 'xã', 'adds', 139, 53, 0],
    ['an average keeps its level', 13.8, 'tiêu chí/xã', 'ratioOfSums', 207, 181, 13.8],
    ['a count of unnamed communes', 77, 'xã', 'adds', 207, 181, null],
    ['a map that nobody can count', 77, 'xã', 'adds', 207, null, null],
  ] as const)('%s', (_, target, unit, sums, given, now, carried) => {
    const found = carriedTarget({ target, unit, sums, given, now })
    expect(found.target).toBe(carried)
    expect(found.why === null).toBe(carried !== null && given === now ? true : carried === 0)
  })
})

test('the sum of the parts and the gap are the whole, whatever they are', () => {
  const number = fc.integer({ min: 0, max: 10_000_000 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(number, fc.array(number, { maxLength: 200 }), (whole, parts) => {
      const pyramid = pyramidOf(whole, parts)
      const cents = (value: number) => Math.round(value * 100)
      expect(cents(pyramid.sum) + cents(pyramid.gap)).toBe(cents(whole))
      expect(cents(pyramid.sum)).toBe(parts.reduce((sum, part) => sum + cents(part), 0))
      expect(pyramid.parts).toBe(parts.length)
    }),
  )
})
