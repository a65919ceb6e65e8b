import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { readDeadline } from './deadline.rules.ts'

const none = { dueOn: null, every: null, dueDay: null }

test.each([
  ['trong quý II/2024', null, { dueOn: '2024-06-30' }],
  ['đến tháng 12/2024', null, { dueOn: '2024-12-31' }],
  ['trước tháng 3/2024', null, { dueOn: '2024-02-29' }],
  ['trong năm 2020', null, { dueOn: '2020-12-31' }],
  ['trước ngày 15/10/2026', null, { dueOn: '2026-10-15' }],
  ['chậm nhất là ngày 5.1.2026', null, { dueOn: '2026-01-05' }],
  ['trước ngày 15/10', '2026-03-01', { dueOn: '2026-10-15' }],
  // the year is not said, and the day of that year is over: nobody says that the next one is meant
  ['trước ngày 15/10', '2026-12-01', {}],
  ['trước ngày 15/10', null, {}],
  ['trong quý IV', '2026-03-01', { dueOn: '2026-12-31' }],
  ['trong quý I', '2026-05-01', {}],
  ['trong quý V/2026', null, {}],
  ['trước ngày 31/2/2026', null, {}],
  ['trước ngày 20', '2026-03-01', {}],
  ['trước ngày 10 hằng tháng', null, { every: 'month', dueDay: 10 }],
  ['theo từng tháng', null, { every: 'month' }],
  ['hàng năm', null, { every: 'year' }],
  ['hằng tuần', null, {}],
  ['định kỳ', null, {}],
  [null, null, {}],
] as const)('«%s» in a document of %s', (words, on, said) =>
  expect(readDeadline(words, on === null ? null : day(on))).toEqual({ ...none, ...said }),
)
