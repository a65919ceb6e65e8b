import { describe, expect, test } from 'vitest'
import { tokens } from './token.rules.ts'

/** What a text is read as, in short: kind and value of every token that is no word or mark. */
const short = (text: string) =>
  tokens(text).flatMap((one): (number | string | undefined)[] => {
    if (one.type === 'number') return [one.value]
    if (one.type === 'fraction') return [`${one.value}/${one.second}`]
    if (one.type === 'range') return [`${one.value}…${one.second}`]
    if (one.type === 'date' || one.type === 'year') return [`${one.precision} ${one.day}`]
    if (one.type === 'document') return ['document']
    return []
  })

describe('numbers', () => {
  test.each<[string, (number | string | undefined)[]]>([
    ['1.057.010 lượt', [1057010]],
    ['16,1 tiêu chí', [16.1]],
    ['11,54 và 7.46', [11.54, 7.46]],
    ['05 xã', [5]],
    ['1.234,5 triệu', [1234.5]],
    ['Có16 xóm', [16]],
    ['24/207 xã', ['24/207']],
    ['5.360/8.233 xã', ['5360/8233']],
    ['267/310,3 tỷ', ['267/310.3']],
    ['44 xã /104 xã', ['44/104']],
    ['10-14 tiêu chí', ['10…14']],
    ['10 – 14 tiêu chí', ['10…14']],
    ['10\u00a0-\u00a014\u00a0tiêu chí', ['10…14']],
    ['từ 15 đến 18 tiêu chí', ['15…18']],
    ['1-1,2 tiêu chí', ['1…1.2']],
    ['14-10', [14, 10]],
  ])('%s', (text, expected) => expect(short(text)).toEqual(expected))
})

describe('numbers in words', () => {
  test.each<[string, number[]]>([
    ['một xã', [1]],
    ['hai mươi xã', [20]],
    ['hai mươi mốt xã', [21]],
    ['ba mươi lăm thôn', [35]],
    ['mười hai huyện', [12]],
    ['năm xã', [5]],
    ['trong năm xã đã đạt', []],
    ['năm bản lề', []],
    ['một số xã', []],
    ['mỗi một xã', []],
    ['Mỗi xã một sản phẩm', []],
  ])('%s', (text, expected) => expect(short(text)).toEqual(expected))
})

describe('days and periods', () => {
  test.each<[string, string[]]>([
    ['ngày 14/6/2026', ['day 2026-06-14']],
    ['ngày 27.12.2019', ['day 2019-12-27']],
    ['ngày 05 tháng 9 năm 2021', ['day 2021-09-05']],
    ['08 Tháng 2 2017', ['day 2017-02-08']],
    ['tháng 9/2021', ['month 2021-09-30']],
    ['tháng 6-2021', ['month 2021-06-30']],
    ['tháng 02 năm 2024', ['month 2024-02-29']],
    ['quý I/2024', ['quarter 2024-03-31']],
    ['quý 1 năm 2024', ['quarter 2024-03-31']],
    ['quý IV năm 2023', ['quarter 2023-12-31']],
    ['6 tháng đầu năm 2019', ['half 2019-06-30']],
    ['06 tháng cuối năm 2019', ['half 2019-12-31']],
    ['năm 2016', ['year 2016-12-31']],
    ['giai đoạn 2016 – 2020', ['year 2020-12-31']],
  ])('%s', (text, expected) => expect(short(text)).toEqual(expected))

  test.each(['46/QĐ-UBND', '18/KH-UBND', '51/2025/QĐ-TTg', '1980/QĐ-TTg'])('%s is a document', (text) =>
    expect(short(text)).toEqual(['document']),
  )
})

test('slips are mended in what rules see, never in the places', () => {
  const [first, second] = tokens('tiểu chí')
  expect([first?.text, second?.text, first?.start, second?.end]).toEqual(['tiêu', 'chí', 0, 8])
})
