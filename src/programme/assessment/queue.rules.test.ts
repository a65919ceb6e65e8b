import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { Measure, Verdict } from '../criteria/types.ts'
import { dueOn } from './due.rules.ts'
import { jumpsIn, nearBar, spreadOf } from './flag.rules.ts'

const calendar = { rules: [], arrangements: [] }
const none = { days: null, because: 'không rõ' } as const
const source = { text: 'bịa cho kiểm thử', certainty: 'inferred' } as const
const round = { before: day('2025-12-17'), due: day('2025-12-19') }

describe('the last day of a step', () => {
  test.each([
    ['in time: the round’s day', '2025-12-15', none, round, '2025-12-19'],
    ['on the last day of the step before', '2025-12-17', none, round, '2025-12-19'],
    ['a day late: two working days, as everybody had, over a weekend', '2025-12-18', none, round, '2025-12-22'],
    ['mended on a Saturday', '2025-12-20', none, round, '2025-12-23'],
    ['nobody set a day', '2025-12-15', none, null, null],
    ['the law gives working days', '2025-12-19', { days: 5, counted: 'workingDays', basis: source } as const, round, '2025-12-26'],
    ['the law gives days', '2025-12-19', { days: 20, counted: 'calendarDays', basis: source } as const, null, '2026-01-08'],
  ])('%s', (_, started, limit, given, expected) => {
    expect(dueOn({ startedOn: day(started), limit, round: given }, calendar)).toBe(expected)
  })
})

const percent: Measure = { key: 'm', name: 'Tỷ lệ', kind: 'percent', unit: '%', direction: 'up', bounds: [0, 100] }
const money: Measure = { ...percent, kind: 'number', unit: 'triệu đồng', bounds: [0, null] }
const answer = (value: number, bar: number, verdict: Verdict['verdict'] = 'met'): Verdict => ({
  ...{ code: '17.6', verdict, explanation: '', value },
  threshold: { value: bar, certainty: 'official' },
})

describe('just above the bar', () => {
  test.each([
    ['half a point above', answer(70.5, 70), percent, true],
    ['on it', answer(70, 70), percent, true],
    ['well above', answer(81.4, 70), percent, false],
    ['below is no near pass', answer(69.9, 70, 'notMet'), percent, false],
    ['100 of 100 is the end of the scale', answer(100, 100), percent, false],
    ['an amount within two hundredths', answer(45.9, 45), money, true],
    ['an amount beyond', answer(46, 45), money, false],
    ['at most: just under', answer(12.6, 13), percent, true],
  ] as const)('%s', (_, verdict, measure, flagged) => {
    expect(nearBar(verdict, measure)).toHaveLength(flagged ? 1 : 0)
  })
})

test('a jump against last time is flagged with both values', () => {
  const seen = [{ measure: percent, now: 81.4, before: 45, beforeOn: day('2024-12-14') }]
  expect(jumpsIn('17.6', seen)).toEqual([{ kind: 'jump', indicator: '17.6', now: 81.4, before: 45, on: '2024-12-14', unit: '%' }])
  expect(jumpsIn('17.6', [{ ...seen[0], before: null } as never])).toEqual([])
})

test.each([
  [[], null],
  [[3], { low: 3, median: 3, high: 3, count: 1 }],
  [[0.1, 0.3], { low: 0.1, median: 0.2, high: 0.3, count: 2 }],
  [[9, 1, 5], { low: 1, median: 5, high: 9, count: 3 }],
])('the spread of %j', (values, expected) => {
  expect(spreadOf(values)).toEqual(expected)
})
