import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { check } from './check.rules.ts'
import type { FactsOf, PlaceFacts } from './facts.rules.ts'
import { readFigures } from './read.rules.ts'

const outside = { documentDay: '2024-03-21' as LocalDate, place: 'huyện Ví Dụ' }
const knowing =
  (more: Partial<PlaceFacts>): FactsOf =>
  (place, asOf) => ({
    place: place ?? '',
    asOf: asOf ?? outside.documentDay,
    communes: null,
    computed: [],
    earlier: [],
    merger: null,
    ...more,
  })
const findings = (text: string, facts?: FactsOf) => check(readFigures(text, outside), facts)

describe('silence where all is well', () => {
  const quiet: [string, FactsOf | undefined][] = [
    ['Có 88/139 xã đạt chuẩn, chiếm 63,3%.', undefined],
    ['Tổng số tiêu chí đạt là 1.286 tiêu chí/92 xã, bình quân 14 tiêu chí/xã.', undefined],
    [
      'Duy trì 17 xã đã đạt chuẩn nông thôn mới; có 03 xã đạt từ 15-18 tiêu chí, 50 xã đạt từ 10-14 tiêu chí, 68 xã đạt từ 5-9 tiêu chí, còn 01 xã dưới 05 tiêu chí.',
      knowing({ communes: 139 }),
    ],
    ['Giải ngân hơn 267/310,3 tỷ đồng, đạt tỷ lệ 86,1%, còn lại hơn 43,2 tỷ đồng.', undefined],
    ['Đến nay có 61 xã đạt chuẩn. Năm 2025, phấn đấu thêm 4 xã đạt chuẩn, nâng tổng số xã đạt chuẩn lên 65 xã.', undefined],
  ]
  test.each(quiet)('%s', (text, facts) => expect(findings(text, facts)).toEqual([]))
})

describe('what does not agree', () => {
  test('an average with % and a total that no number of communes explains', () => {
    const found = findings('Tổng số tiêu chí hoàn thành là 122 lượt tiêu chí, bình quân đạt 7,46% tiêu chí/xã.', knowing({ communes: 15 }))
    expect(found.map((one) => [one.kind, one.severity])).toEqual([
      ['average', 'error'],
      ['unit', 'error'],
    ])
    expect(found[0]?.how).toBe('122 ÷ 7,46 = 16,35, không ra số xã nguyên; 122 ÷ 15 = 8,13; 112 ÷ 15 = 7,4667 cắt còn 7,46')
    expect(found[0]?.likely).toContain('112')
  })

  test('truncation instead of rounding is a note', () => {
    const [found] = findings('Trên địa bàn huyện là 87 lượt tiêu chí, bình quân mỗi xã đạt 12,42 tiêu chí.', knowing({ communes: 7 }))
    expect(found).toMatchObject({ kind: 'average', severity: 'note' })
  })

  test('bands that do not sum to the communes stated', () => {
    const [found] = findings(
      'Trong tổng số 140 xã: 17 xã đạt chuẩn nông thôn mới, 03 xã đạt từ 15-18 tiêu chí, 50 xã đạt từ 10-14 tiêu chí, 68 xã đạt từ 5-9 tiêu chí, 01 xã dưới 5 tiêu chí.',
    )
    expect(found).toMatchObject({ kind: 'sum', severity: 'error', stated: '140', computed: '139' })
  })

  test('a share taken on another base is told', () => {
    const [found] = findings('Có 45/90 xã đạt chuẩn, chiếm 51,7%.')
    expect(found).toMatchObject({ kind: 'percent', severity: 'error', computed: '50%' })
    expect(found?.likely).toContain('87')
  })

  test('61 + 13 that make 65 are explained by the mergers in between, and only then', () => {
    const text = 'Đến nay có 61 xã đạt chuẩn. Năm 2025, phấn đấu xây dựng 13 xã đạt chuẩn, nâng tổng số xã đạt chuẩn lên 65 xã.'
    expect(findings(text)[0]).toMatchObject({ kind: 'change', severity: 'warning' })
    const merged = findings(text, knowing({ merger: { on: '2024-12-01' as LocalDate, before: 207, after: 181 } }))
    expect(merged[0]).toMatchObject({ kind: 'change', severity: 'note' })
    expect(merged[0]?.likely).toContain('207 còn 181')
  })

  test('more communes than there are', () => {
    expect(findings('Toàn huyện có 19 xã đạt chuẩn.', knowing({ communes: 15 }))[0]).toMatchObject({ kind: 'bound', severity: 'error' })
  })

  test('the database says another number for that day', () => {
    const facts = knowing({
      computed: [
        { what: 'communes_recognised', lo: null, hi: null, value: 12, decimals: 0, newest: '2024-03-21' as LocalDate, demonstration: true },
      ],
    })
    const [found] = findings('Đến nay có 14 xã đạt chuẩn.', facts)
    expect(found).toMatchObject({ kind: 'database', severity: 'warning', computed: '12' })
    expect(found?.how).toContain('minh hoạ')
  })

  test('parts of the money do not make the whole', () => {
    const text = 'Giải ngân 300/400 tỷ đồng; trong đó vốn đầu tư 200/290 tỷ đồng; vốn sự nghiệp 80/110 tỷ đồng.'
    expect(findings(text)[0]).toMatchObject({ kind: 'sum', computed: '280' })
  })
})
