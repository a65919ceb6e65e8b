import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characters } from './characters.rules.ts'
import { check } from './check.rules.ts'
import { readDirectives } from './directive.rules.ts'
import { marks } from './mark.rules.ts'
import { readFigures } from './read.rules.ts'
import { sentences } from './sentence.rules.ts'
import { tokens } from './token.rules.ts'

const words = [
  'xã',
  'tiêu chí',
  'đạt',
  'dưới',
  'từ',
  'bình quân',
  'tỷ đồng',
  '%',
  '24/207',
  '10-14',
  '16,1',
  '1.057.010',
  'năm 2016',
  'quý I/2024',
  'phấn đấu',
  'thêm',
  '.',
  ';',
  ',',
  '(',
  ')',
  '\n',
  'Có16',
  '…',
  '😀',
  'Ngày 10/7/2019',
  'giải ngân',
  'còn lại',
  'sản phẩm 4 sao',
  'huyện Chi Lăng',
  'không còn',
  'một',
  'hai mươi',
]

/** Nothing crashes, offsets are those of the text, and every figure's words stand where it says. */
function holds(text: string) {
  const figures = readFigures(text)
  const points = [...text.normalize('NFC')]
  for (const one of figures) expect(points.slice(one.start, one.end).join('')).toBe(one.stated)
  const findings = check(figures)
  expect(
    marks(text, figures, findings)
      .map((one) => one.text)
      .join(''),
  ).toBe(text.normalize('NFC'))
  readDirectives(text)
}

describe('any text', () => {
  test('of words of the field in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (list) => holds(list.join(' '))),
      { numRuns: 300, seed: 7 },
    )
  })

  test('of any characters, composed or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        holds(text)
        holds(text.normalize('NFD'))
      }),
      { numRuns: 200, seed: 11 },
    )
  })

  test('cut anywhere', () => {
    const text =
      'Đến nay, toàn tỉnh có 88/139 xã đạt chuẩn (chiếm 63,3%), bình quân 16,1 tiêu chí/xã; còn 05 xã dưới 10 tiêu chí. Năm 2020 phấn đấu thêm 13 xã.'
    for (let from = 0; from < text.length; from += 3) holds(text.slice(from))
  })
})

// seconds are measured in bench/ (1, 2 and 4 MB); here stands why they grow with the text and not with its square
test('no sentence is longer than a bounded number of words, with or without punctuation', () => {
  const text = characters('Toàn tỉnh có 88/139 xã đạt chuẩn bình quân 16,1 tiêu chí/xã và 20 xã đạt từ 15-18 tiêu chí '.repeat(500))
  const all = sentences(text, tokens(text.text))
  expect(Math.max(...all.map((one) => one.tokens.length))).toBeLessThanOrEqual(201)
  expect(all.reduce((sum, one) => sum + one.tokens.length, 0)).toBe(tokens(text.text).length)
})
