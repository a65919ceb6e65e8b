import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from './check.rules.ts'
import { readDirectives } from './directive.rules.ts'
import { marks } from './mark.rules.ts'
import { readFigures } from './read.rules.ts'

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

test('work grows with the text, not with its square', () => {
  const passage =
    'Toàn tỉnh có 88/139 xã đạt chuẩn, bình quân 16,1 tiêu chí/xã, 20 xã đạt từ 15-18 tiêu chí, giải ngân 12,5/20 tỷ đồng đạt 62,5% '
  const seconds = (times: number) => {
    const text = passage.repeat(times)
    const began = performance.now()
    check(readFigures(text))
    return performance.now() - began
  }
  seconds(200)
  const once = Math.min(seconds(400), seconds(400), seconds(400))
  const fourfold = Math.min(seconds(1600), seconds(1600))
  // a square would give 16; half of that leaves room for a busy machine
  expect(fourfold / once).toBeLessThan(8)
})
