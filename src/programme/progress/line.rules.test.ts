import { expect, test } from 'vitest'
import type { Qualifier } from '../../platform/base/figure.ts'
import { day } from '../../platform/base/local-date.ts'
import type { TargetLine } from '../plan/types.ts'
import { aimKey, linesOf, nameOf } from './line.rules.ts'

const target = (given: Partial<TargetLine>): TargetLine => ({
  ...{
    id: 1,
    unitId: 2,
    figure: 'communes-recognised',
    qualifier: {},
    due: day('2020-12-31'),
    mapOf: day('2017-02-07'),
    setOn: day('2017-02-07'),
  },
  ...{ num: '77', den: '1', set: null, status: 'inForce', document: 'Kế hoạch', note: null, sourceId: 1, knownAt: new Date(0) },
  ...{ code: '20', unitName: 'Tỉnh Lạng Sơn', level: 'province', parentId: 1, provinceId: 2, enteredBy: 'x' },
  ...given,
})

test('two documents that both stand are two rows, the newer first', () => {
  const rows = linesOf([target({}), target({ id: 2, setOn: day('2020-02-12'), num: '65' })])
  expect(rows.map(({ id, earlier }) => [id, earlier.length])).toEqual([
    [2, 0],
    [1, 0],
  ])
})

test('a document that was revised stands under the one that revised it', () => {
  const rows = linesOf([target({ status: 'revised', note: 'sáp nhập' }), target({ id: 2, setOn: day('2020-02-12'), num: '65' })])
  expect(rows.map(({ id, earlier }) => [id, earlier.map((one) => one.id)])).toEqual([[2, [1]]])
})

test('a line of which nothing stands any more is still a row', () => {
  const rows = linesOf([target({ status: 'revised' }), target({ id: 2, setOn: day('2020-02-12'), status: 'withdrawn' })])
  expect(rows.map(({ id, status, earlier }) => [id, status, earlier.map((one) => one.id)])).toEqual([[2, 'withdrawn', [1]]])
})

test('provinces come before communes, the latest due day first, the whole before what narrows it', () => {
  const rows = linesOf([
    target({ id: 1, unitId: 3, level: 'commune' }),
    target({ id: 2, qualifier: { tier: 'model' } }),
    target({ id: 3, due: day('2025-12-31') }),
    target({ id: 4 }),
  ])
  expect(rows.map(({ id }) => id)).toEqual([3, 4, 2, 1])
})

test('the same aim has the same key in whatever order it was written', () => {
  const [one, other] = [
    { from: day('2020-01-01'), to: day('2020-12-31') },
    { to: day('2020-12-31'), from: day('2020-01-01') },
  ]
  expect(aimKey(target({ qualifier: one }))).toBe(aimKey(target({ qualifier: other })))
  expect(aimKey(target({ qualifier: one }))).not.toBe(aimKey(target({})))
})

const named: [Qualifier & { units?: string }, string][] = [
  [{}, 'Số xã được công nhận'],
  [{ from: day('2020-01-01'), to: day('2020-12-31') }, 'communes-recognised từ 1/1/2020 đến 31/12/2020'],
  [{ units: '3 xã điểm' }, 'Số xã được công nhận (3 xã điểm)'],
]
test.each(named)('%j is called «%s»', (qualifier, name) =>
  expect(nameOf(target({ qualifier }), undefined, 'Số xã được công nhận')).toBe(name),
)
