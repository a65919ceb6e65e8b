import { expect, test } from 'vitest'
import { lettersOf, longestSought } from '../../platform/text/sought.ts'
import { askedIn, readingsOf, readSought, searchPath } from './search.rules.ts'

test.each([
  ['', null],
  ['   ', null],
  ['%_\\', null],
  ["'", null],
  ['\u200b\u0007', null],
  ['UBND', 'UBND'],
  ['  Bính   Xá ', 'Bính Xá'],
  ['Bính Xá'.normalize('NFD'), 'Bính Xá'],
  // the look-alike letter of old data
  ['Ðiện Biên', 'Điện Biên'],
  ['a'.repeat(10_000), 'a'.repeat(longestSought)],
])('«%.12s» is read as %s', (typed, text) => {
  expect(readSought(typed)?.text ?? null).toBe(text)
})

test.each([
  ['ubnd xa', ['ubnd xa', 'uy ban nhan dan xa']],
  ['uy ban nhan dan xa', ['uy ban nhan dan xa', 'ubnd xa']],
  ['kt xh', ['kt xh', 'kinh te xa hoi']],
  ['nong san', ['nong san']],
  ['kh th', ['kh th']],
])('«%s» is read as %j', (folded, readings) => {
  expect(readingsOf(folded)).toEqual(readings)
})

test('many short forms are not read in all their ways', () => {
  expect(readingsOf('ubnd hdnd ntm htx bcd').length).toBeLessThanOrEqual(4)
})

test.each([
  ['Hòa Bình', ['hòa bình', 'hoà bình']],
  ['Hoà', ['hoà', 'hòa']],
  ['Thủy', ['thủy', 'thuỷ']],
  ['quý', ['quý']],
  ['hoàn', ['hoàn']],
])('%s may also be written %j', (text, letters) => {
  expect(lettersOf(text)).toEqual(letters)
})

test('an address is read, and written again', () => {
  const asked = askedIn(new URLSearchParams('tim=ma+tr%E1%BA%ADn&loai=van-ban&trang=3'))
  expect(asked).toMatchObject({ kind: 'van-ban', page: 3, sought: { text: 'ma trận' } })
  expect(searchPath('ma trận', 'van-ban', 3)).toBe('/tim-kiem?tim=ma+tr%E1%BA%ADn&loai=van-ban&trang=3')
  expect(askedIn(new URLSearchParams('loai=la&trang=-2'))).toMatchObject({ kind: null, page: 1, sought: null })
})
