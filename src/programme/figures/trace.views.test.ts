import { expect, test } from 'vitest'
import type { FigureDefinition, FigureValue } from '../../platform/base/figure.ts'
import { day } from '../../platform/base/local-date.ts'
import { traceFacts } from './trace.views.ts'
import type { Behind, CommuneFact } from './types.ts'

const definition: FigureDefinition = {
  ...{ key: 'communes-recognised', name: 'Số xã được công nhận', definition: 'Số xã có quyết định.', unit: 'xã', base: 'số xã' },
  ...{ sums: 'adds', decimals: 0, better: 'up' },
}
const figure: FigureValue = {
  ...{ key: definition.key, qualifier: null, name: definition.name, value: 2, exact: { num: 2, den: 1 }, unit: 'xã', base: 'số xã' },
  ...{ asOf: day('2019-12-31'), set: null, stage: null, missing: null, opens: true },
}
const communes = (count: number) => Array.from({ length: count }, () => ({}) as CommuneFact)
const behind: Behind = { key: definition.key, qualifier: null, name: '', numerator: communes(2), denominator: communes(8) }

test('a count tells how it was counted, out of what, and of which day', () =>
  expect(traceFacts(definition, figure, behind)).toEqual([
    { name: 'Định nghĩa', value: 'Số xã có quyết định.' },
    { name: 'Cách tính', value: 'đếm 2 xã trong 8 xã của mẫu số (25%)' },
    { name: 'Mẫu số', value: 'số xã' },
    { name: 'Ngày của số liệu mới nhất', value: '31/12/2019' },
  ]))

test('a figure without a value was not counted', () => {
  const missing: FigureValue = { ...figure, value: null, exact: null, asOf: null, missing: { code: 'noData', text: 'Không có số liệu.' } }
  expect(traceFacts(definition, missing, behind).map((fact) => fact.name)).toEqual(['Định nghĩa', 'Mẫu số'])
  expect(traceFacts(definition, null, null).map((fact) => fact.name)).toEqual(['Định nghĩa', 'Mẫu số'])
})

test('what stands alone has no line of its base', () =>
  expect(traceFacts({ ...definition, base: null }, figure, behind).map((fact) => fact.name)).not.toContain('Mẫu số'))
