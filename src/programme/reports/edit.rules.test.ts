import { describe, expect, test } from 'vitest'
import { readEdit, type TypedItem } from './edit.rules.ts'
import type { Sentence } from './types.ts'

const sentence = (key: string, text: string): Sentence => ({
  key,
  kind: 'generated',
  text,
  lines: [],
  honest: false,
  dropped: null,
  reworded: false,
})
const now = [sentence('a', 'Năm 2019 có {{x}}/{{x.mau}} xã.'), sentence('b', 'Câu không số.')]
const typed = (key: string, text: string, more: Partial<TypedItem> = {}): TypedItem => ({
  ...{ key, kind: 'generated', order: 1, text, drop: false, reason: '' },
  ...more,
})
const known = new Set(['x', 'y:5-9'])

describe('a section as it was typed', () => {
  test.each([
    ['unchanged', typed('a', 'Năm 2019 có {{x}}/{{x.mau}} xã.'), { text: null }],
    ['emptied: as generated', typed('a', ' '), { text: null }],
    ['other words around', typed('a', 'Trong năm 2019, có {{x}}/{{x.mau}} xã'), { text: 'Trong năm 2019, có {{x}}/{{x.mau}} xã' }],
    ['NFD and two spaces', typed('b', 'câu  khác'.normalize('NFD')), { text: 'Câu khác' }],
    ['dropped with a reason', typed('b', 'Câu không số.', { drop: true, reason: ' trùng ' }), { text: null, dropped: 'trùng' }],
    ['own words with a figure', typed('o', 'còn {{y:5-9}} xã', { kind: 'own' }), { kind: 'own', text: 'Còn {{y:5-9}} xã' }],
  ])('is taken: %s', (_, one, expected) => {
    const { items, faults, typedOver } = readEdit(now, [one], known)
    expect([faults, typedOver]).toEqual([[], []])
    expect(items).toEqual([expect.objectContaining(expected)])
  })

  test.each([
    ['a number for a figure', 'Năm 2019 có 90/{{x.mau}} xã.', ['x']],
    ['both', 'Năm 2019 có 90/139 xã.', ['x', 'x.mau']],
    ['a figure lost', 'Năm 2019 có nhiều xã.', ['x', 'x.mau']],
    ['another side of it', 'Năm 2019 có {{x}}/{{x}} xã.', ['x.mau']],
  ])('is not typed over: %s', (_, text, lost) => expect(readEdit(now, [typed('a', text)], known).typedOver).toEqual(lost))

  test.each([
    ['digits beside figures', typed('a', 'Năm 2019 có {{x}}/{{x.mau}} xã, tăng 9.'), 'có chữ số gõ thêm'],
    ['a figure that nobody knows', typed('o', 'Có {{z}} xã', { kind: 'own' }), 'không có số {{z}} trong báo cáo'],
    ['dropped without a reason', typed('b', 'Câu không số.', { drop: true }), 'bỏ câu tự lập cần ghi lý do'],
    ['too long', typed('o', 'a'.repeat(4_001), { kind: 'own' }), 'dài quá 4000 chữ cái'],
  ])('is refused by name: %s', (_, one, told) => {
    expect(readEdit(now, [one], known).faults).toEqual([{ where: 'Câu 1', what: expect.stringContaining(told) }])
  })

  test('stands in the order that was typed; empty own sentences fall away, unknown ones too', () => {
    const { items } = readEdit(
      now,
      [typed('a', '', { order: 3 }), typed('b', '', { order: 1 }), typed('o', '', { kind: 'own', order: 2 }), typed('gone', 'x')],
      known,
    )
    expect(items.map(({ key }) => key)).toEqual(['b', 'a'])
  })
})
