import { expect, test } from 'vitest'
import { quoted } from '../../../tests/harness/quoted.ts'
import { day } from '../../platform/base/local-date.ts'
import { changeText, padded, shareText, targetText, valueText } from './style.rules.ts'

test.each([
  [0, '0'],
  [5, '05'],
  [9, '09'],
  [10, '10'],
  [1_057_010, '1.057.010'],
  [16.1, '16,1'],
])('%d prints as %s', (count, text) => expect(padded(count)).toBe(text))

test.each([
  [88, 'count', '88'],
  [3, 'count', '03'],
  [16.1, 'average', '16,1'],
  [11.54, 'average', '11,54'],
  [43.2, 'percent', '43,2'],
  [1_500_000_000, 'money', '1,5 tỷ đồng'],
  [1_234_567, 'money', '1.234.567 đồng'],
] as const)('%d of the style %s is %s', (value, style, text) => expect(valueText(value, { style })).toBe(text))

const on = day('2018-12-31')
const before = (num: number, den = 1) => ({ value: num / den, exact: { num, den }, on })

test.each([
  [quoted({ change: { num: 13, den: 1 }, previous: before(48) }), 'tăng 13 xã so với ngày 31/12/2018'],
  [quoted({ change: { num: -4, den: 1 }, previous: before(65) }), 'giảm 04 xã so với ngày 31/12/2018'],
  [quoted({ change: { num: 0, den: 1 }, previous: before(61) }), 'không đổi so với ngày 31/12/2018'],
  [
    quoted({ style: 'average', unit: 'tiêu chí/xã', decimals: 2, change: { num: 310, den: 207 }, previous: before(2079, 207) }),
    'tăng 1,5 tiêu chí/xã so với ngày 31/12/2018',
  ],
  [
    quoted({ style: 'percent', unit: '%', decimals: 1, change: { num: -25, den: 10 }, previous: before(50) }),
    'giảm 2,5 điểm % so với ngày 31/12/2018',
  ],
  [quoted({ change: null, previous: before(48) }), null],
  [quoted({ change: { num: 1, den: 1 }, previous: null }), null],
])('a change is said with its unit and day: %#', (figure, text) => expect(changeText(figure)).toBe(text))

test.each([
  [88, 139, '63,3%'],
  [0, 139, '0%'],
  [5, 0, null],
  [null, 139, null],
])('%s of %s is %s', (value, of, text) => expect(shareText({ value, of })).toBe(text))

const target = { value: 14, due: day('2026-12-31'), document: 'KH 12/KH-UBND', distance: 5, reached: false }
test.each([
  [quoted({ target }), 'mục tiêu đến ngày 31/12/2026 là 14 xã, còn 05 xã'],
  [quoted({ target: { ...target, distance: 0, reached: true } }), 'mục tiêu đến ngày 31/12/2026 là 14 xã, đã đạt'],
  [quoted({ target: { ...target, distance: null, reached: null } }), 'mục tiêu đến ngày 31/12/2026 là 14 xã'],
  [quoted({ target: null }), null],
])('a target is said with its distance: %#', (figure, text) => expect(targetText(figure)).toBe(text))
