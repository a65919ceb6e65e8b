import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { computedTotals, disagreements, percentOf, rateOfLine, readPrinted } from './published.rules.ts'
import type { PublishedLine, PublishedTable } from './types.ts'

const line = (
  source: PublishedLine['source'],
  kind: PublishedLine['kind'],
  plan: string,
  disbursed: string,
  remaining: string | null,
  percent: string,
) => ({
  ...{ source, kind, plan, disbursed, remaining, percent },
})
const table = (lines: PublishedLine[]): PublishedTable => ({
  ...{ unitId: 1, unitCode: '49', unitName: 'Tỉnh Quảng Nam', title: 'x', asOf: day('2019-12-31'), year: 2019 },
  ...{ moneyUnit: 1_000_000_000, document: 'x', url: null, demonstration: false, lines },
})

/** What Báo Quảng Nam printed of 2019. */
const quangNam = table([
  line('central', 'investment', '310,3', '267', '43,2', '86,06'),
  line('central', 'recurrent', '105,7', '94', '11,6', '89'),
  line('central', 'total', '416', '361,6', null, '86,9'),
  line('province', 'investment', '405,5', '198,8', '206,7', '49,02'),
  line('province', 'recurrent', '180,1', '99,7', '80,3', '55,4'),
  line('province', 'total', '585,6', '298,6', null, '51'),
])

describe('the table of Quảng Nam', () => {
  const found = disagreements(quangNam)
  const texts = found.map(({ text }) => text)

  test('says which totals are not those of their parts, and whether rounding may be why', () => {
    expect(texts).toContain(
      'Ngân sách trung ương, cộng, giải ngân: cộng công bố 361,6 tỷ đồng; các phần cộng lại 361,0 tỷ đồng: lệch 0,6 tỷ đồng (số làm tròn đến 0,1 tỷ không giải thích được lệch này).',
    )
    expect(texts).toContain(
      'Ngân sách tỉnh, cộng, giải ngân: cộng công bố 298,6 tỷ đồng; các phần cộng lại 298,5 tỷ đồng: lệch 0,1 tỷ đồng (số làm tròn đến 0,1 tỷ có thể giải thích lệch này).',
    )
  })

  test('says which percentages are not those of their amounts', () => {
    expect(texts.filter((text) => text.includes('tỷ lệ:'))).toEqual([
      'Ngân sách trung ương, đầu tư phát triển, tỷ lệ: công bố 86,06 %; giải ngân chia kế hoạch ra 86,05 %: lệch 0,01 điểm % (số làm tròn đến 0,1 tỷ có thể giải thích lệch này).',
      'Ngân sách tỉnh, đầu tư phát triển, tỷ lệ: công bố 49,02 %; giải ngân chia kế hoạch ra 49,03 %: lệch 0,01 điểm % (số làm tròn đến 0,1 tỷ có thể giải thích lệch này).',
    ])
  })

  test('names remainders that are not plan less money paid, and says nothing of what agrees', () => {
    expect(found.map(({ of, line: { source, kind } }) => `${of} ${source} ${kind}`)).toEqual([
      'sum central total',
      'sum province total',
      'remaining central investment',
      'remaining central recurrent',
      'remaining province recurrent',
      'percent central investment',
      'percent province investment',
    ])
  })

  test('its parts add up in đồng', () => {
    expect(computedTotals(quangNam)).toEqual({ plan: 1_001_600_000_000, disbursed: 659_500_000_000 })
  })

  test.each([
    [0, 86.05],
    [1, 88.93],
    [2, 86.92],
    [3, 49.03],
    [4, 55.36],
    [5, 50.99],
  ])('line %d has the rate %d', (at, percent) => {
    const rate = rateOfLine(quangNam.lines[at] as PublishedLine)
    expect(rate && percentOf(rate, 2)).toBe(percent)
  })
})

test('a table that agrees with itself is not spoken of; what is missing is not zero', () => {
  expect(
    disagreements(table([line('central', 'investment', '10', '5', '5', '50'), line('central', 'total', '10', '5', null, '50')])),
  ).toEqual([])
  expect(
    disagreements(
      table([{ ...line('central', 'investment', '10', '5', '5', '50'), disbursed: null }, line('central', 'total', '10', '5', null, '50')]),
    ),
  ).toEqual([])
  expect(computedTotals(table([{ ...line('central', 'investment', '10', '5', '5', '50'), disbursed: null }]))).toBeNull()
})

test('a grand total is compared with the totals of its sources', () => {
  const texts = disagreements(table([...quangNam.lines, line('all', 'total', '1.001,6', '660,2', null, '65,9')])).map(({ text }) => text)
  expect(texts.filter((text) => text.startsWith('Tất cả'))).toEqual([])
  const off = disagreements(table([...quangNam.lines, line('all', 'total', '1.002,6', '660,2', null, '65,8')])).map(({ text }) => text)
  expect(
    off.some((text) => text.startsWith('Tất cả các nguồn, cộng, kế hoạch: cộng công bố 1.002,6 tỷ đồng; các phần cộng lại 1.001,6')),
  ).toBe(true)
})

test.each([
  ['310,3', 3103n, 1],
  ['1.001,6', 10016n, 1],
  ['86,06 %', 8606n, 2],
  ['267', 267n, 0],
])('%s is read as it was printed', (text, digits, decimals) => expect(readPrinted(text)).toEqual({ digits, decimals }))
test.each(['', 'khoảng 3', '3.10', '1,2,3'])('«%s» is no printed number', (text) => expect(readPrinted(text)).toBeNull())
