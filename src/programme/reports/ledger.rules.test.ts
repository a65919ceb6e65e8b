import { describe, expect, test } from 'vitest'
import { quoted, quotedFrame } from '../../../tests/harness/quoted.ts'
import type { FigureValue } from '../../platform/base/figure.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Picture, TargetRow } from '../figures/types.ts'
import { changeSince, counted, incomparable, slotOf, targetOf } from './ledger.rules.ts'

const figure = (value: number | null, more: Partial<FigureValue> = {}): FigureValue => ({
  ...{
    key: 'communes-recognised',
    qualifier: null,
    name: 'x',
    value,
    exact: value === null ? null : { num: value, den: 1 },
    unit: 'xã',
    base: null,
  },
  ...{ asOf: null, set: null, stage: null, missing: null, coverage: { have: 207, of: 207 }, opens: true },
  ...more,
})
const seen = (value: number | null, { communes = 207, set = 'xa-2016', stage = 'appraised', have = 207 } = {}) => ({
  frame: { set, stage } as Picture['frame'],
  figures: [figure(communes, { key: 'communes-in-scope' }), figure(value, { coverage: { have, of: communes } })],
})
const on = day('2018-12-31')

test.each([
  [{ key: 'a', qualifier: null }, 'a'],
  [{ key: 'a', qualifier: { lo: 15, hi: 18 } }, 'a:15-18'],
  [{ key: 'a', qualifier: { lo: 19, hi: null } }, 'a:19-'],
  [{ key: 'a', qualifier: { k: 5 } }, 'a:5'],
  [{ key: 'a', qualifier: { criterion: '17' } }, 'a:17'],
  [{ key: 'a', qualifier: { tier: 'advanced' } }, 'a:advanced'],
  [{ key: 'a', qualifier: { from: on, to: on } }, 'a'],
])('%o is the slot %s', ({ key, qualifier }, slot) => expect(slotOf(key, qualifier)).toBe(slot))

describe('against the period before', () => {
  test.each([
    ['one set, one stage, as many communes', seen(48), null],
    ['another set', seen(48, { set: 'xa-2009' }), 'Ngày 31/12/2018 đánh giá theo bộ tiêu chí khác'],
    ['another stage', seen(48, { stage: 'self' }), 'Số liệu ngày 31/12/2018 ở cấp khác'],
    ['other communes', seen(48, { communes: 181 }), 'Số xã trong phạm vi tính thay đổi từ 181 (ngày 31/12/2018) thành 207'],
  ])('%s', (_, picture, why) => expect(incomparable(seen(61), { picture, on })).toBe(why))

  test.each([
    ['how far it moved', seen(48), { change: { num: 13, den: 1 }, noChange: null }],
    ['not without data then', seen(null), { change: null, noChange: 'Ngày 31/12/2018 chưa có số liệu' }],
    [
      'not over other coverage',
      seen(48, { have: 200 }),
      { change: null, noChange: 'Số xã có số liệu khác nhau: 200 xã ngày 31/12/2018, nay 207 xã' },
    ],
  ])('%s', (_, picture, expected) => expect(changeSince(figure(61), seen(61), { picture, on })).toMatchObject(expected))

  test('a unit that did not stand then', () => {
    expect(changeSince(figure(61), seen(61), { why: 'chưa có trong danh mục' })).toEqual({
      previous: null,
      change: null,
      noChange: 'chưa có trong danh mục',
    })
  })
})

test('the target that falls due next counts, else the last one; one for some communes never', () => {
  const target = (due: string, value: number, more: Partial<TargetRow> = {}) =>
    ({
      key: 'communes-recognised',
      qualifier: null,
      due: day(due),
      target: value,
      document: 'KH',
      distance: 1,
      reached: false,
      ...more,
    }) as TargetRow
  const targets = [target('2025-12-31', 77), target('2020-12-31', 65), target('2019-12-31', 3, { qualifier: { units: 'x' } as never })]
  expect(targetOf(figure(61), targets, day('2019-06-30'))?.value).toBe(65)
  expect(targetOf(figure(61), targets, day('2021-06-30'))?.value).toBe(77)
  expect(targetOf(figure(61), targets, day('2026-06-30'))?.value).toBe(77)
  expect(targetOf(figure(61), [], day('2019-06-30'))).toBeNull()
})

test('what nobody wrote down is not nought', () => {
  const { name, definition, unit, origin } = quoted()
  const one = { slot: 'x', name, definition, unit, origin }
  expect(counted({ ...one, value: null, missing: 'chưa ghi' }, quotedFrame)).toMatchObject({
    value: null,
    exact: null,
    asOf: null,
    missing: 'chưa ghi',
  })
  expect(counted({ ...one, value: 3, previous: { value: 5, on } }, quotedFrame)).toMatchObject({ change: { num: -2, den: 1 } })
})
