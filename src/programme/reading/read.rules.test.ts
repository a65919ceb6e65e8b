import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { gazetteerOf } from './place.rules.ts'
import { readFigures } from './read.rules.ts'
import type { FigureKind, FoundFigure } from './types.ts'

type Expected = [what: FigureKind, value: number, more?: Partial<FoundFigure>]

// sentences written for these tests, in the manner of reports; each row: a sentence and every figure it states
const cases: [string, Expected[]][] = [
  [
    'Đến nay toàn tỉnh có 47/112 xã đạt chuẩn nông thôn mới.',
    [
      ['communes_recognised', 47],
      ['communes_total', 112],
    ],
  ],
  [
    'Bình quân toàn tỉnh đạt 14,25 tiêu chí/xã, tăng 0,75 tiêu chí so với năm 2018.',
    [
      ['avg_criteria', 14.25],
      ['avg_criteria_change', 0.75],
    ],
  ],
  [
    'Có 31/96 xã hoàn thành 19/19 tiêu chí.',
    [
      ['communes_meeting_19', 31],
      ['communes_total', 96],
    ],
  ],
  [
    '12 xã đạt từ 15 – 18 tiêu chí; 30 xã đạt 10-14 tiêu chí; còn 02 xã dưới 5 tiêu chí.',
    [
      ['band', 12, { lo: 15, hi: 18 }],
      ['band', 30, { lo: 10, hi: 14 }],
      ['band', 2, { lo: 0, hi: 4 }],
    ],
  ],
  [
    'Số xã đạt từ 15 đến 18 tiêu chí là 9 xã, đạt từ 10 đến 14 tiêu chí là 21 xã.',
    [
      ['band', 9, { lo: 15, hi: 18 }],
      ['band', 21, { lo: 10, hi: 14 }],
    ],
  ],
  ['Nhóm 5-9 tiêu chí: 17 xã', [['band', 17, { lo: 5, hi: 9 }]]],
  ['Toàn huyện không còn xã nào dưới 8 tiêu chí.', [['band', 0, { lo: 0, hi: 7 }]]],
  [
    'Năm 2021 tỉnh công nhận thêm 6 xã đạt chuẩn NTM, lũy kế 58 xã.',
    [
      ['communes_new', 6],
      ['communes_recognised', 58],
    ],
  ],
  [
    'Năm 2022, tỉnh phấn đấu có thêm 9 xã đạt chuẩn, nâng tổng số xã đạt chuẩn lên 67 xã.',
    [
      ['communes_new', 9, { status: 'target' }],
      ['communes_recognised', 67, { status: 'target' }],
    ],
  ],
  [
    'Có 11 xã đạt chuẩn nông thôn mới nâng cao và 3 xã đạt chuẩn nông thôn mới kiểu mẫu.',
    [
      ['advanced', 11],
      ['model', 3],
    ],
  ],
  ['7 xã cơ bản đạt chuẩn nông thôn mới.', [['basic_met', 7]]],
  ['Tổng số tiêu chí hoàn thành là 1.204 lượt tiêu chí.', [['criteria_met_total', 1204]]],
  [
    'Tỷ lệ hộ nghèo giảm còn 4,6%; thu nhập bình quân đạt 38,2 triệu đồng/người/năm.',
    [
      ['poverty_rate', 4.6],
      ['income', 38.2],
    ],
  ],
  [
    'Đã giải ngân được 132,5/240 tỷ đồng, đạt 55,2%.',
    [
      ['capital_disbursed', 132.5],
      ['capital_allocated', 240],
      ['disbursement_pct', 55.2],
    ],
  ],
  ['Nợ đọng xây dựng cơ bản còn 12 tỷ đồng.', [['arrears', 12]]],
  [
    'Toàn tỉnh có 83 sản phẩm OCOP, gồm 1 sản phẩm 5 sao, 20 sản phẩm 4 sao và 62 sản phẩm 3 sao.',
    [
      ['ocop_products', 83],
      ['ocop_stars', 1, { lo: 5 }],
      ['ocop_stars', 20, { lo: 4 }],
      ['ocop_stars', 62, { lo: 3 }],
    ],
  ],
  ['Có 45 thôn, bản được công nhận đạt chuẩn nông thôn mới.', [['villages_recognised', 45]]],
  ['Có 2/8 đơn vị cấp huyện đạt chuẩn nông thôn mới.', [['districts_recognised', 2]]],
  ['Bình quân mỗi xã chỉ đạt 9,8 % tiêu chí/xã.', [['avg_criteria', 9.8]]],
  // slips, glued words, words for numbers, tone placement
  ['Có12 xã đạt chuẩn nông thông mới.', [['communes_recognised', 12]]],
  ['Bình quân đạt 13,4 tiểu chí/xã.', [['avg_criteria', 13.4]]],
  ['Hai mươi ba xã đạt chuẩn nông thôn mới.', [['communes_recognised', 23]]],
  ['Năm bản lề của giai đoạn là 2023.', []],
  ['Tăng chín xã so với năm 2015.', [['communes_change', 9]]],
  ['giảm 4 xã so với cùng kỳ', [['communes_change', -4]]],
  // decomposed Unicode is read as composed
  [
    'Đến nay toàn tỉnh có 47/112 xã đạt chuẩn nông thôn mới.'.normalize('NFD'),
    [
      ['communes_recognised', 47],
      ['communes_total', 112],
    ],
  ],
]

const seen = (text: string) => readFigures(text).filter((one) => one.what !== 'other')

describe('figures in sentences', () => {
  test.each(cases)('%s', (text, expected) => {
    const found = seen(text)
    expect(found.map((one) => [one.what, one.value])).toEqual(expected.map(([what, value]) => [what, value]))
    expected.forEach(([, , more], i) => {
      if (more) expect(found[i]).toMatchObject(more)
    })
  })

  test('dates, decisions, clauses and telephones are no figures', () => {
    const text = 'Ngày 14/6/2026, theo Quyết định số 318/QĐ-TTg, khoản 2 Điều 5, điện thoại 0208 3858136, tổ 28, lúc 14:05.'
    expect(readFigures(text)).toEqual([])
  })
})

describe('where a figure stands', () => {
  test('offsets count code points of the composed text', () => {
    const text = '𠀀 Có 31/96 xã đạt 19 tiêu chí.'
    const [met, all] = seen(text)
    const points = [...text]
    expect(points.slice(met?.start, met?.end).join('')).toBe('31')
    expect(points.slice(all?.start, all?.end).join('')).toBe('96')
  })

  test('the day is carried from the sentence before, and an aim without a date means the end of its year', () => {
    const found = seen(
      'Hết năm 2016, bình quân đạt 8,9 tiêu chí/xã. Có 20/88 xã đạt 19 tiêu chí. Năm 2017, tỉnh phấn đấu có thêm 5 xã đạt chuẩn.',
    )
    expect(found.map((one) => [one.value, one.asOf])).toEqual([
      [8.9, '2016-12-31'],
      [20, '2016-12-31'],
      [88, '2016-12-31'],
      [5, '2017-12-31'],
    ])
  })

  test('«đến nay» means the day of the document', () => {
    expect(seen('Ngày 10/7/2021, Sở tổ chức hội nghị.\nĐến nay, toàn tỉnh có 61 xã đạt chuẩn.')[0]?.asOf).toBe('2021-07-10')
  })

  test('the place named nearest before the number wins over the place of the document', () => {
    const gazetteer = gazetteerOf([
      { name: 'Lạng Sơn', label: 'tỉnh Lạng Sơn', level: 'province', from: null, to: null },
      { name: 'Bắc Sơn', label: 'huyện Bắc Sơn, tỉnh Lạng Sơn', level: 'district', from: null, to: null },
    ])
    const found = readFigures('Tỉnh Lạng Sơn có 61 xã đạt chuẩn. Huyện Bắc Sơn có 7 xã đạt chuẩn.', {
      gazetteer,
      documentDay: '2020-01-01' as LocalDate,
    })
    expect(found.map((one) => one.place)).toEqual(['tỉnh Lạng Sơn', 'huyện Bắc Sơn, tỉnh Lạng Sơn'])
  })
})
