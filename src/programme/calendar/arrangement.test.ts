import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { faultsOfArrangement, readDays } from './arrangement.rules.ts'
import type { HolidayRule } from './types.ts'

test.each([
  ['31/8/2026', ['2026-08-31'], []],
  ['31/8', ['2026-08-31'], []],
  ['14/2/2026 - 16/2/2026', ['2026-02-14', '2026-02-15', '2026-02-16'], []],
  ['14/2–16/2', ['2026-02-14', '2026-02-15', '2026-02-16'], []],
  ['14/2 đến 15/2; 31/8\n31/8/2026', ['2026-02-14', '2026-02-15', '2026-08-31'], []],
  ['', [], []],
  ['31/9/2026', [], ['«31/9/2026» không đọc được']],
  ['mùng 1 Tết', [], ['«mùng 1 Tết» không đọc được']],
  ['31/8/2025', [], ['«31/8/2025» không thuộc năm 2026']],
  ['22/2 - 14/2', [], ['«22/2 - 14/2» có ngày cuối trước ngày đầu']],
  ['14/2 - 22/12', [], ['«14/2 - 22/12» dài hơn 16 ngày']],
  ['1/9, 32/9', ['2026-09-01'], ['«32/9» không đọc được']],
])('days typed as «%s»', (text, days, faults) => {
  const read = readDays(text, 2026)
  expect(read.days).toEqual(days)
  expect(read.faults.map(({ where, what }) => `${where} ${what}`)).toEqual(faults.map((fault) => expect.stringContaining(fault)))
})

const rule = (name: string, calendar: 'solar' | 'lunar', month: number, on: number): HolidayRule => ({
  ...{ key: name, name, calendar, month, day: on, beforeDays: 1, afterDays: 0, settledYearly: true },
  ...{ validFrom: day('2021-01-01'), validTo: null, source: 'bịa cho kiểm thử', certainty: 'official' },
})
const calendar = { rules: [rule('Tết', 'lunar', 1, 1), rule('Quốc khánh', 'solar', 9, 2)], arrangements: [] }

test.each([
  [2026, ['2026-02-17', '2026-09-02'], [], []],
  [2026, ['2026-02-16', '2026-09-02'], [], ['Ngày nghỉ thiếu 17/2/2026 (Tết)']],
  [2026, [], [], ['Ngày nghỉ thiếu 17/2/2026 (Tết)', 'Ngày nghỉ thiếu 2/9/2026 (Quốc khánh)']],
  // Tết 2023 began on a Sunday, 2/9/2023 was a Saturday
  [2023, [], [], []],
  [2026, ['2026-02-17', '2026-09-02', '2026-08-22'], ['2026-08-22'], ['22/8/2026 vừa nghỉ vừa làm bù']],
])('the arrangement of %i with %j off and %j worked lacks %j', (year, off, work, faults) => {
  const found = faultsOfArrangement({ year, off: off.map(day), work: work.map(day) }, calendar)
  expect(found.map(({ where, what }) => `${where} ${what}`)).toEqual(faults)
})
