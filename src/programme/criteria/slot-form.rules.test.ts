import { describe, expect, test } from 'vitest'
import { slotColumns, slotText, thresholdFrom, valuesByColumn } from './slot-form.rules.ts'
import type { CriteriaSet, Indicator, Measure, Threshold } from './types.ts'

const measure = (key: string, more: Partial<Measure>): Measure => ({
  key,
  name: key,
  kind: 'percent',
  unit: '%',
  direction: 'up',
  bounds: [0, 100],
  ...more,
})
const measures = {
  share: measure('share', {}),
  hall: measure('hall', { kind: 'yesNo', unit: null, bounds: null }),
  stage: measure('stage', { kind: 'level', unit: null, bounds: null, levels: ['I', 'II', 'III'] }),
}
const set = {
  id: 'xa-thu',
  measures: measures as Record<string, Measure>,
  groups: [
    { code: 'group1', name: 'Nhóm 1', certainty: 'secondary', source: [] },
    { code: 'group2', name: 'Nhóm 2', certainty: 'secondary', source: [] },
  ],
} as unknown as CriteriaSet
const row = (key: keyof typeof measures): Indicator =>
  ({
    code: '2.1',
    name: 'Đường',
    unit: measures[key].unit,
    measure: key,
    test: { atLeast: { setBy: 'province', certainty: 'recalled' } },
  }) as unknown as Indicator
const official = <T>(value: T) => ({ value, certainty: 'official' })

describe('what a province types becomes a threshold of the grammar', () => {
  test.each([
    ['a share', 'share', 'same', { same: '62,5%' }, { same: official(62.5) }],
    ['yes', 'hall', 'same', { same: 'Có' }, { same: official(true) }],
    ['no', 'hall', 'same', { same: 'không' }, { same: official(false) }],
    ['a level', 'stage', 'same', { same: 'ii' }, { same: official('II') }],
    ['groups', 'share', 'byGroup', { group1: '80', group2: '70' }, { byGroup: { group1: official(80), group2: official(70) } }],
    [
      'area classes',
      'share',
      'byAreaClass',
      { speciallyDifficult: '50', otherwise: '80' },
      { byAreaClass: { speciallyDifficult: official(50) }, otherwise: { same: official(80) } },
    ],
    ['area classes of which none is told apart', 'share', 'byAreaClass', { otherwise: '80' }, { same: official(80) }],
  ] as const)('%s', (_, key, shape, typed, threshold) => {
    expect(thresholdFrom(set, row(key), shape, typed)).toEqual({ ok: true, value: threshold })
  })

  test.each([
    ['nothing', 'share', 'same', {}, ['Mọi xã']],
    ['a word', 'share', 'same', { same: 'tám mươi' }, ['Mọi xã']],
    ['a thousand or a part', 'share', 'same', { same: '1.234' }, ['Mọi xã']],
    ['a number where yes or no is asked', 'hall', 'same', { same: '1' }, ['Mọi xã']],
    ['a level that is none', 'stage', 'same', { same: 'IV' }, ['Mọi xã']],
    ['a group left out', 'share', 'byGroup', { group1: '80' }, ['Nhóm 2']],
    ['regions left out', 'share', 'byRegion', { TDMNPB: '80' }, expect.arrayContaining(['Tây Nguyên'])],
  ] as const)('%s is refused, field by field', (_, key, shape, typed, where) => {
    const read = thresholdFrom(set, row(key), shape, typed)
    expect(!read.ok && read.refusal.offenders?.map((one) => one.where)).toEqual(where)
  })

  test('a set without groups has no room for them', () => {
    expect(slotColumns({}, 'byGroup')).toEqual([])
    expect(thresholdFrom({ ...set, groups: undefined }, row('share'), 'byGroup', {}).ok).toBe(false)
  })
})

test('what was set is told in words, and comes back into its fields', () => {
  const byClass = { byAreaClass: { speciallyDifficult: official(50) }, otherwise: { same: official(80) } } as unknown as Threshold
  expect(slotText(set, row('share'), byClass)).toBe('Xã đặc biệt khó khăn: 50%; Các xã khác: 80%')
  expect(slotText(set, row('hall'), { same: { value: true, certainty: 'official' } })).toBe('có')
  expect(slotText(set, row('stage'), { same: { value: 'II', certainty: 'official' } })).toBe('mức II')
  expect(valuesByColumn(byClass)).toEqual({ shape: 'byAreaClass', values: { speciallyDifficult: official(50), otherwise: official(80) } })
})
