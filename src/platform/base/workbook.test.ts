import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sheetNames } from './workbook.ts'

test.each([
  [['Giải ngân: 2019/1'], ['Giải ngân  2019 1']],
  [
    ['Biểu 04', 'biểu 04', 'BIỂU 04'],
    ['Biểu 04', 'biểu 04 (2)', 'BIỂU 04 (3)'],
  ],
  [
    ['', 'History', "'x'"],
    ['Trang', 'Trang History', 'x'],
  ],
  [
    ['Kết quả thực hiện từng tiêu chí của các xã', 'Kết quả thực hiện từng tiêu chí của các thôn'],
    ['Kết quả thực hiện từng tiêu chí', 'Kết quả thực hiện từng tiêu (2)'],
  ],
  [['Ti\u00ea\u0301n \u0111\u00f4\u0323'], ['Ti\u1ebfn \u0111\u1ed9']],
])('names of sheets %j become %j', (given, named) => {
  expect(sheetNames(given)).toEqual(named)
})

test('any names become names that Excel takes, each its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }), (given) => {
      const names = sheetNames(given)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length)
      for (const name of names) expect(name).toMatch(/^(?!')(?!history$)[^[\]*?:/\\]{1,31}$(?<!')/i)
    }),
  )
})
