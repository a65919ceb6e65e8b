import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { faultOfExtension, faultsOfDays, nameOfRound, phaseOf, proposeRound, reminderText, stateOf } from './round.rules.ts'
import type { ClosingWindow, Round, RoundKind } from './types.ts'

const calendar = { rules: [], arrangements: [] }
const window: ClosingWindow = { kind: 'year', firstDay: 15, lastDay: 14, sendDay: 25, gap: 1, source: 'nguồn', certainty: 'secondary' }

describe('Decree 09/2019, article 12: from the 15th to the 14th', () => {
  test.each<[RoundKind, number, string, string, string]>([
    ['month', 1, '2025-12-15', '2026-01-14', 'Kỳ báo cáo tháng 1 năm 2026'],
    ['month', 6, '2026-05-15', '2026-06-14', 'Kỳ báo cáo tháng 6 năm 2026'],
    ['month', 12, '2026-11-15', '2026-12-14', 'Kỳ báo cáo tháng 12 năm 2026'],
    ['quarter', 1, '2025-12-15', '2026-03-14', 'Kỳ báo cáo quý I năm 2026'],
    ['quarter', 4, '2026-09-15', '2026-12-14', 'Kỳ báo cáo quý IV năm 2026'],
    ['halfYear', 1, '2025-12-15', '2026-06-14', 'Kỳ báo cáo 6 tháng đầu năm 2026'],
    ['halfYear', 2, '2026-06-15', '2026-12-14', 'Kỳ báo cáo 6 tháng cuối năm 2026'],
    ['year', 1, '2025-12-15', '2026-12-14', 'Kỳ báo cáo năm 2026'],
  ])('%s %i: %s to %s, «%s»', (kind, number, opensOn, closesOn, name) => {
    const time = { kind, year: 2026, number }
    expect(proposeRound(time, window, calendar)).toMatchObject({ opensOn, closesOn })
    expect(nameOfRound(time)).toBe(name)
  })

  test('the steps fit between closing and the 25th, on working days, and stand without fault', () => {
    for (let number = 1; number <= 12; number++) {
      const proposal = proposeRound({ kind: 'month', year: 2026, number }, window, calendar)
      expect(faultsOfDays(proposal, window.gap, calendar)).toEqual([])
    }
    const { deadlines } = proposeRound({ kind: 'year', year: 2026, number: 1 }, window, calendar)
    expect(deadlines.map(({ step, level, dueOn, certainty }) => `${step} ${level} ${dueOn} ${certainty}`)).toEqual([
      'submit commune 2026-12-16 inferred',
      'verify department 2026-12-18 inferred',
      'appraise province 2026-12-22 inferred',
      'send province 2026-12-25 secondary',
    ])
  })

  test('districts verified until they ended, and the 25th on a Sunday moves before it', () => {
    const { deadlines } = proposeRound({ kind: 'halfYear', year: 2025, number: 1 }, window, calendar)
    expect(deadlines[1]?.level).toBe('district')
    expect(proposeRound({ kind: 'month', year: 2026, number: 10 }, window, calendar).deadlines[3]?.dueOn).toBe('2026-10-23')
  })
})

const asked = (closesOn: string, dues: [string, string, string, string]) => ({
  opensOn: day('2025-12-15'),
  closesOn: day(closesOn),
  deadlines: (['submit', 'verify', 'appraise', 'send'] as const).map((step, at) => ({ step, dueOn: day(dues[at] as string) })),
})

test.each<[string, string, [string, string, string, string], string[]]>([
  ['all is well', '2026-12-14', ['2026-12-16', '2026-12-18', '2026-12-22', '2026-12-25'], []],
  ['sent on the day of closing', '2026-12-14', ['2026-12-14', '2026-12-18', '2026-12-22', '2026-12-25'], ['Xã nộp phiếu']],
  [
    'closing on Friday, sending on Sunday',
    '2026-12-11',
    ['2026-12-13', '2026-12-18', '2026-12-22', '2026-12-25'],
    ['Xã nộp phiếu', 'Xã nộp phiếu'],
  ],
  ['verified before it is submitted', '2026-12-14', ['2026-12-18', '2026-12-16', '2026-12-22', '2026-12-25'], ['Thẩm tra xong']],
  ['a step on a Saturday', '2026-12-14', ['2026-12-16', '2026-12-19', '2026-12-22', '2026-12-25'], ['Thẩm tra xong']],
  ['closing before opening', '2025-12-14', ['2026-12-16', '2026-12-18', '2026-12-22', '2026-12-25'], ['Ngày chốt số liệu']],
])('days of a round: %s', (_, closesOn, dues, offenders) => {
  expect(faultsOfDays(asked(closesOn, dues), 1, calendar).map(({ where }) => where)).toEqual(offenders)
})

const round = { opensOn: day('2025-12-15'), dueOn: day('2026-12-16'), endsOn: day('2026-12-25'), cancelledAt: null }

test.each([
  ['2025-12-14', '2026-12-16', 'notYetOpen'],
  ['2025-12-15', '2026-12-16', 'open'],
  ['2026-12-16', '2026-12-16', 'open'],
  ['2026-12-17', '2026-12-16', 'overdue'],
  ['2026-12-17', '2026-12-18', 'open'],
  ['2026-12-25', '2026-12-16', 'overdue'],
  ['2026-12-26', '2026-12-16', 'closed'],
])('on %s, due %s: %s', (today, due, state) => {
  expect(stateOf(round, day(due), day(today))).toBe(state)
  expect(stateOf({ ...round, cancelledAt: new Date(0) }, day(due), day(today))).toBe('cancelled')
})

test.each([
  ['2026-12-16', '2026-12-10', 'sau hạn hiện nay 16/12/2026'],
  ['2026-12-18', '2026-12-20', 'từ hôm nay 20/12/2026'],
  ['2026-12-25', '2026-12-10', 'trước ngày cuối cùng của kỳ 25/12/2026'],
  ['2026-12-24', '2026-12-10', null],
])('more time until %s, asked on %s: %s', (until, today, fault) => {
  const found = faultOfExtension(round as Round, round.dueOn, day(until), day(today))
  expect(found).toEqual(fault === null ? null : expect.stringContaining(fault))
})

test('a reminder carries a title and a link', () => {
  expect(reminderText({ name: 'Kỳ báo cáo năm 2026' }, 'https://ntm.example.vn/ky-bao-cao/1')).toBe(
    'Kỳ báo cáo năm 2026: nhắc nộp phiếu tự đánh giá. https://ntm.example.vn/ky-bao-cao/1',
  )
})

test('a year lies in one phase', () => {
  const phases = [{ id: '2021-2025', firstYear: 2021, lastYear: 2025, setIds: ['xa-2021'], source: '', certainty: 'official' as const }]
  expect([2020, 2021, 2025, 2026].map((year) => phaseOf(phases, year)?.id)).toEqual([undefined, '2021-2025', '2021-2025', undefined])
})
