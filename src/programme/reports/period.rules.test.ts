import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { daysOf, faultOfDays, nextPeriod, periodAround, periodName, previousPeriod } from './period.rules.ts'
import type { Days, Period, ReportKind } from './types.ts'

const calendar: WorkCalendar = { rules: [], arrangements: [] }
const law: Days = { firstMonth: -1, firstDay: 15, closeMonth: 0, closeDay: 14, send: { month: 0, day: 25 }, gap: 1 }
const period = (kind: ReportKind, year: number, number = 1): Period => ({ kind, year, number })

describe('windows of Decree 09/2019/NĐ-CP, article 12', () => {
  test.each([
    [period('month', 2026, 1), '2025-12-15', '2026-01-14', '2026-01-23'],
    [period('month', 2026, 6), '2026-05-15', '2026-06-14', '2026-06-25'],
    [period('quarter', 2026, 2), '2026-03-15', '2026-06-14', '2026-06-25'],
    [period('halfYear', 2026, 1), '2025-12-15', '2026-06-14', '2026-06-25'],
    [period('halfYear', 2026, 2), '2026-06-15', '2026-12-14', '2026-12-25'],
    [period('year', 2026), '2025-12-15', '2026-12-14', '2026-12-25'],
    [period('phase', 2025), '2020-12-15', '2025-12-14', '2025-12-25'],
    [period('decade', 2020), '2010-12-15', '2020-12-14', '2020-12-25'],
  ])('%o', (of, opensOn, closesOn, dueOn) =>
    expect(daysOf(of, law, calendar, of.kind === 'phase' ? 2021 : of.year)).toEqual({ opensOn, closesOn, dueOn }),
  )
})

test.each([
  ['the last day of the month', { closeDay: 31, send: { month: 1, day: 10 } }, '2019-06-30', '2019-07-10'],
  ['the month after', { closeMonth: 1, closeDay: 5, send: { month: 1, day: 20 } }, '2019-07-05', '2019-07-19'],
  ['working days after closing', { closeDay: 14, send: { after: 2 } }, '2019-06-14', '2019-06-18'],
])('a unit may settle %s', (_, more, closesOn, dueOn) =>
  expect(daysOf(period('halfYear', 2019), { ...law, ...more }, calendar)).toMatchObject({ closesOn, dueOn }),
)

test.each([
  ['a working day between', { closeDay: 14, send: { month: 0, day: 16 } }, null],
  ['the same day', { closeDay: 25, send: { month: 0, day: 25 } }, 'kỳ 6 tháng đầu năm 2026: chốt 25/6/2026, gửi 25/6/2026'],
  ['before it', { closeDay: 31, send: { month: 0, day: 25 } }, 'sớm nhất gửi ngày 1/7/2026'],
  ['only a weekend between', { closeDay: 12, send: { month: 0, day: 14 } }, 'phải cách ít nhất 1 ngày làm việc'],
])('between closing and sending: %s', (_, more, fault) => {
  const found = faultOfDays({ ...law, ...more }, 2026, 'halfYear', calendar)
  if (fault === null) expect(found).toBeNull()
  else expect(found).toContain(fault)
})

test.each([
  [period('month', 2026, 12), 'tháng 12 năm 2026', period('month', 2027, 1), period('month', 2026, 11)],
  [period('quarter', 2026, 1), 'quý I năm 2026', period('quarter', 2026, 2), period('quarter', 2025, 4)],
  [period('halfYear', 2026, 2), '6 tháng cuối năm 2026', period('halfYear', 2027, 1), period('halfYear', 2026, 1)],
  [period('year', 2026), 'năm 2026', period('year', 2027), period('year', 2025)],
  [period('decade', 2020), '10 năm 2011 - 2020', period('year', 2021), period('year', 2010)],
])('%o is called, followed and preceded', (of, name, next, previous) =>
  expect([periodName(of), nextPeriod(of), previousPeriod(of)]).toEqual([name, next, previous]),
)

test.each([
  ['2026-06-15', period('halfYear', 2026, 1)],
  ['2026-05-20', period('halfYear', 2025, 2)],
  ['2026-05-25', period('halfYear', 2026, 1)],
  ['2026-12-01', period('halfYear', 2026, 2)],
])('on %s the half year to report on', (today, expected) => expect(periodAround('halfYear', day(today), law, calendar)).toEqual(expected))
