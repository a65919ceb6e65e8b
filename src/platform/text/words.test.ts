import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LocalDate, localDate } from '../base/local-date.ts'
import { decreeDay, parseDecreeDay } from './date.ts'
import { formatNumber } from './number.ts'
import { dayInWords, moneyInWords, numberInWords, parseDayInWords, parseMoneyInWords, parseNumberInWords } from './words.ts'

describe('numbers in words', () => {
  test.each([
    [0, 'không'],
    [4, 'bốn'],
    [10, 'mười'],
    [11, 'mười một'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [1005, 'một nghìn không trăm linh năm'],
    [57_010, 'năm mươi bảy nghìn không trăm mười'],
    [1_057_010, 'một triệu không trăm năm mươi bảy nghìn không trăm mười'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [2_000_000_000, 'hai tỷ'],
    [1_000_057_000, 'một tỷ không trăm năm mươi bảy nghìn'],
    [12_345_678_901_234, 'mười hai nghìn ba trăm bốn mươi lăm tỷ sáu trăm bảy mươi tám triệu chín trăm linh một nghìn hai trăm ba mươi tư'],
    [-21, 'âm hai mươi mốt'],
  ])('%i is «%s»', (value, words) => {
    expect(numberInWords(value)).toBe(words)
    expect(parseNumberInWords(words)).toBe(value)
  })

  test('the south says «lẻ»; both are read, and «ngàn», «tỉ», «nhăm» too', () => {
    expect(numberInWords(105, 'lẻ')).toBe('một trăm lẻ năm')
    expect(parseNumberInWords('Một trăm lẻ năm')).toBe(105)
    expect(parseNumberInWords('hai tỉ ba ngàn'.normalize('NFD'))).toBe(2_000_003_000)
    expect(parseNumberInWords('hai mươi nhăm')).toBe(25)
  })

  test.each([
    '',
    'mươi',
    'trăm',
    'hai trăm năm mười',
    'một nghìn hai triệu',
    'một linh năm',
    'mười không',
    'hai mươi không',
    'năm đồng',
    'một hai',
  ])('«%s» is no number', (words) => expect(parseNumberInWords(words)).toBeNull())

  test('what cannot be said exactly is refused', () => {
    expect(() => numberInWords(1.5)).toThrow(RangeError)
    expect(() => numberInWords(2 ** 60)).toThrow(RangeError)
  })

  test('every number is read back, north and south', () => {
    const numbers = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 9999 }).map((n) => n * 1_000_003),
    )
    fc.assert(
      fc.property(numbers, fc.constantFrom('linh' as const, 'lẻ' as const), (value, zero) => {
        expect(parseNumberInWords(numberInWords(value, zero))).toBe(value === 0 ? 0 : value)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('money in words', () => {
  test('stands beside its digits', () => {
    expect(`${formatNumber(1_057_010)} đồng (${moneyInWords(1_057_010)})`).toBe(
      '1.057.010 đồng (Bằng chữ: Một triệu không trăm năm mươi bảy nghìn không trăm mười đồng)',
    )
    expect(parseMoneyInWords('(Bằng chữ: Hai tỷ đồng chẵn)'.slice(1))).toBe(2_000_000_000)
    expect(parseMoneyInWords('Bằng chữ: hai mươi')).toBeNull()
  })
  test('is read back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (dong) => {
        expect(parseMoneyInWords(moneyInWords(dong))).toBe(dong)
      }),
    )
  })
})

describe('days', () => {
  test.each([
    ['2026-01-05', 'ngày năm tháng một năm hai nghìn không trăm hai mươi sáu'],
    ['2026-04-24', 'ngày hai mươi tư tháng tư năm hai nghìn không trăm hai mươi sáu'],
    ['2015-12-31', 'ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm mười lăm'],
  ])('%s is «%s»', (on, words) => expect(dayInWords(on as LocalDate)).toBe(words))

  test('are read back in words and in the form of documents', () => {
    const days = fc.date({ min: new Date('1945-09-02'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const on = localDate(date.toISOString().slice(0, 10)) as LocalDate
        expect(parseDayInWords(dayInWords(on))).toBe(on)
        expect(parseDecreeDay(decreeDay(on))).toBe(on)
      }),
    )
  })

  test.each(['ngày ba mươi tháng hai năm hai nghìn không trăm hai mươi sáu', 'ngày mai tháng sau năm tới', 'tháng hai'])(
    '«%s» is no day',
    (words) => expect(parseDayInWords(words)).toBeNull(),
  )
  test('with commas, capitals and «mùng»', () =>
    expect(parseDayInWords('Ngày mùng năm, tháng tư, năm hai nghìn không trăm hai mươi sáu')).toBe('2026-04-05'))
})
