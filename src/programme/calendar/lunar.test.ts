import { describe, expect, test } from 'vitest'
import { lunarDay } from './lunar.rules.ts'

/** As printed in calendars. In 2030 (and 2007) the new moon fell between midnight in Hà Nội and in Beijing: the Chinese year began a day later. */
const newYears = `2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28
2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13
2030-02-02 2031-01-23`

describe('the first day of the lunar year', () => {
  test.each(newYears.split(/\s+/))('%s', (date) => {
    expect(lunarDay(Number(date.slice(0, 4)), 1, 1)).toBe(date)
  })
  test('in 1985 Việt Nam kept it a month before China', () => {
    expect(lunarDay(1985, 1, 1)).toBe('1985-01-21')
  })
})

/** The tenth of the third month, as the day was kept. 2012 and 2023 have a leap month near it (the fourth, the second), 2020 the fourth. */
const ancestors = `2010-04-23 2011-04-12 2012-03-31 2013-04-19 2014-04-09 2015-04-28 2016-04-16 2017-04-06 2018-04-25 2019-04-14 2020-04-02
2021-04-21 2022-04-10 2023-04-29 2024-04-18 2025-04-07 2026-04-26 2027-04-16 2028-04-04 2029-04-23 2030-04-12`

describe('the commemoration day of the Hùng kings', () => {
  test.each(ancestors.split(/\s+/))('%s', (date) => {
    expect(lunarDay(Number(date.slice(0, 4)), 3, 10)).toBe(date)
  })
})

test('the full moon of the eighth month, after leap months earlier in the year', () => {
  expect([2020, 2023, 2025, 2026].map((year) => lunarDay(year, 8, 15))).toEqual(['2020-10-01', '2023-09-29', '2025-10-06', '2026-09-25'])
})

test('months of the end of the year are not computed', () => {
  expect(() => lunarDay(2026, 11, 1)).toThrow('not computed')
})
