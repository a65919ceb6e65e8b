import { describe, expect, test } from 'vitest'
import { measureClashes, sharedSlots } from './proposal.rules.ts'
import type { CriteriaSet, Measure } from './types.ts'

const measure = (key: string, more: Partial<Measure> = {}): Measure => ({
  key,
  name: key,
  kind: 'percent',
  unit: '%',
  direction: 'up',
  bounds: [0, 100],
  ...more,
})
const byKey = (...measures: Measure[]) => new Map(measures.map((one) => [one.key, one]))

describe('what is measured already does not change its meaning', () => {
  test.each<[string, Measure, number]>([
    ['the same', measure('road'), 0],
    ['another name', measure('road', { name: 'Đường' }), 0],
    ['another unit', measure('road', { kind: 'number', unit: 'km' }), 1],
    ['the other way round', measure('road', { direction: 'down' }), 1],
    ['other bounds', measure('road', { bounds: [0, 10] }), 1],
    ['something new', measure('canal', { kind: 'number', unit: 'km' }), 0],
  ])('%s', (_, fresh, count) => {
    expect(measureClashes('measures.yaml', '', byKey(fresh), byKey(measure('road')))).toHaveLength(count)
  })

  test('the line is told', () => {
    const text = 'canal: {name: Kênh}\n\nroad: {name: Đường}\n'
    const [clash] = measureClashes('measures.yaml', text, byKey(measure('road', { direction: 'down' })), byKey(measure('road')))
    expect(clash).toMatchObject({ file: 'measures.yaml', line: 3 })
  })
})

test('values of provinces go along where both versions leave the same measure to them', () => {
  const row = (code: string, key: string, isSlot: boolean) => ({
    code,
    measure: key,
    test: { atLeast: isSlot ? { setBy: 'province', certainty: 'recalled' } : { same: { value: 80, certainty: 'official' } } },
  })
  const set = (...indicators: unknown[]) => ({ criteria: [{ code: '2', indicators }], conditions: [] }) as unknown as CriteriaSet
  const before = set(row('2.1', 'road', true), row('2.2', 'lane', true), row('2.3', 'field', true), row('2.4', 'canal', false))
  const after = set(row('2.1', 'road', true), row('2.2', 'lane', false), row('2.3', 'canal', true), row('2.4', 'canal', true))
  expect(sharedSlots(before, after)).toEqual(['2.1'])
})
