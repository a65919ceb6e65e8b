import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { HolidayRule, WorkCalendar } from './types.ts'
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayUpTo,
  specialDaysOf,
  unsettledOf,
  weekdayOf,
  workingDaysBetween,
} from './working-day.rules.ts'

const rule = (key: string, calendar: 'solar' | 'lunar', month: number, on: number, more: Partial<HolidayRule> = {}): HolidayRule => ({
  key,
  name: key,
  calendar,
  month,
  day: on,
  beforeDays: 0,
  afterDays: 0,
  settledYearly: false,
  validFrom: day('2010-01-01'),
  validTo: null,
  source: 'bịa cho kiểm thử',
  certainty: 'official',
  ...more,
})
const rules = [
  rule('Tết Dương lịch', 'solar', 1, 1),
  rule('Tết Âm lịch', 'lunar', 1, 1, { beforeDays: 1, afterDays: 3, settledYearly: true }),
  rule('Giỗ Tổ', 'lunar', 3, 10),
  rule('Chiến thắng', 'solar', 4, 30),
  rule('Lao động', 'solar', 5, 1),
  rule('Quốc khánh', 'solar', 9, 2, { validTo: day('2021-01-01') }),
  rule('Quốc khánh', 'solar', 9, 2, { afterDays: 1, settledYearly: true, validFrom: day('2021-01-01') }),
]
const usual: WorkCalendar = { rules, arrangements: [] }
/** 31/8/2026 swapped with Saturday 22/8, Quốc khánh on 1/9 and 2/9. */
const arranged: WorkCalendar = {
  rules,
  arrangements: [
    {
      year: 2026,
      document: 'bịa cho kiểm thử',
      off: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-08-31', '2026-09-01', '2026-09-02'].map(day),
      work: [day('2026-08-22')],
    },
  ],
}

const offIn = (calendar: WorkCalendar, from: string, to: string) =>
  specialDaysOf(calendar, Number(from.slice(0, 4)))
    .filter(({ day: on, works }) => !works && from <= on && on <= to)
    .map(({ day: on }) => on.slice(5))
    .join(' ')

test('Monday is 1 and Sunday 7', () => {
  expect(['2026-11-22', '2026-11-23', '2026-02-17'].map((on) => weekdayOf(day(on)))).toEqual([7, 1, 2])
})

describe('what is off', () => {
  test.each([
    ['30/4 and 1/5 in the week', '2024-04-29', '2024-05-03', '04-30 05-01'],
    ['1/5 on a Saturday is made up on Monday', '2021-04-29', '2021-05-05', '04-30 05-01 05-03'],
    ['30/4 on Saturday, 1/5 on Sunday: Monday and Tuesday', '2022-04-29', '2022-05-05', '04-30 05-01 05-02 05-03'],
    ['Giỗ Tổ on a Sunday', '2022-04-08', '2022-04-12', '04-10 04-11'],
    ['three holidays in a row: two compensations after them', '2023-04-28', '2023-05-05', '04-29 04-30 05-01 05-02 05-03'],
    ['Quốc khánh was one day', '2020-08-31', '2020-09-05', '09-02'],
    ['and is two since 2021', '2021-08-31', '2021-09-06', '09-02 09-03'],
    ['Tết in the week', '2026-02-13', '2026-02-23', '02-16 02-17 02-18 02-19 02-20'],
    ['Tết over a weekend is made up', '2023-01-19', '2023-01-28', '01-21 01-22 01-23 01-24 01-25 01-26 01-27'],
  ])('%s', (_, from, to, days) => {
    expect(offIn(usual, from, to)).toBe(days)
  })

  test('an arrangement says Tết and Quốc khánh of its year, swaps, and nothing of other holidays', () => {
    expect(offIn(arranged, '2026-08-20', '2026-09-10')).toBe('08-31 09-01 09-02')
    expect(isWorkingDay(day('2026-08-22'), arranged)).toBe(true)
    expect(isWorkingDay(day('2026-08-29'), arranged)).toBe(false)
    // Giỗ Tổ 26/4/2026 is a Sunday
    expect(offIn(arranged, '2026-04-25', '2026-05-03')).toBe('04-26 04-27 04-30 05-01')
    expect(offIn(arranged, '2027-09-01', '2027-09-04')).toBe('09-02 09-03')
  })

  test('what nobody settled is named', () => {
    expect(unsettledOf(usual, 2026).map(({ name }) => name)).toEqual(['Tết Âm lịch', 'Quốc khánh'])
    expect(unsettledOf(usual, 2020).map(({ name }) => name)).toEqual(['Tết Âm lịch'])
    expect(unsettledOf(arranged, 2026)).toEqual([])
  })

  test('days around the day of the law itself are inferred, the day is not', () => {
    const tet = specialDaysOf(usual, 2026).filter(({ name }) => name === 'Tết Âm lịch')
    expect(tet.map(({ day: on, certainty }) => `${on.slice(5)} ${certainty}`)).toEqual([
      '02-16 inferred',
      '02-17 official',
      '02-18 inferred',
      '02-19 inferred',
      '02-20 inferred',
    ])
  })
})

describe('counting', () => {
  test.each([
    ['2026-06-12', 1, '2026-06-15', 'over a weekend'],
    ['2026-06-14', 1, '2026-06-15', 'from a Sunday'],
    ['2026-06-14', 5, '2026-06-19', 'a week of work'],
    ['2026-06-15', 0, '2026-06-15', 'none: the day itself'],
    ['2026-06-14', 0, '2026-06-14', 'none, on a Sunday'],
    ['2026-06-15', -1, '2026-06-12', 'backwards'],
    ['2026-04-29', 1, '2026-05-04', 'over 30/4, 1/5 and the weekend'],
    ['2025-12-31', 1, '2026-01-02', 'over New Year'],
    ['2026-02-13', 1, '2026-02-23', 'over Tết'],
    ['2026-12-14', 30, '2027-01-26', 'into the next year'],
  ])('%s and %i working days: %s (%s)', (from, count, to) => {
    expect(addWorkingDays(day(from), count, usual)).toBe(to)
  })

  test.each([
    ['2026-06-12', '2026-06-15', 1],
    ['2026-06-12', '2026-06-14', 0],
    ['2026-06-15', '2026-06-15', 0],
    ['2026-06-15', '2026-06-12', -1],
    ['2026-04-29', '2026-05-04', 1],
    ['2026-01-01', '2026-12-31', 250],
  ])('from %s to %s: %i', (from, to, count) => {
    expect(workingDaysBetween(day(from), day(to), usual)).toBe(count)
  })

  test('adding and counting agree, whatever the day', () => {
    for (let on = day('2025-12-01'); on < '2027-03-01'; on = addWorkingDays(on, 1, usual))
      for (const count of [1, 3, 10, 22]) expect(workingDaysBetween(on, addWorkingDays(on, count, usual), usual)).toBe(count)
  })

  test('a worked Saturday counts, and a day off moves back to the last day of work', () => {
    expect(addWorkingDays(day('2026-08-21'), 1, arranged)).toBe('2026-08-22')
    expect(lastWorkingDayUpTo(day('2026-09-02'), arranged)).toBe('2026-08-28')
    expect(lastWorkingDayUpTo(day('2026-12-25'), usual)).toBe('2026-12-25')
  })
})
