import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { AssignmentOf, Person } from './person.types.ts'
import { monthsAfter, reviewed } from './review.rules.ts'

test.each([
  ['2026-05-22', 6, '2026-11-22'],
  ['2025-08-31', 6, '2026-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -6, '2025-07-15'],
  ['2027-12-01', 14, '2029-02-01'],
])('%s and %i months: %s', (from, months, to) => {
  expect(monthsAfter(day(from), months)).toBe(to)
})

const at = (text: string) => new Date(`${text}T08:00:00+07:00`)
const post = { role: 'communeOfficer', state: 'now' } as AssignmentOf
const person = (change: Partial<Person> = {}): Person => ({
  ...{ id: 7, accountId: 'a', name: 'Nông Thị Hoa', login: 'hoa@thu.example', unitId: 3, unitName: 'Xã Bính Xá', secondFactor: false },
  ...{ demonstration: false, disabledBecause: null, openedAt: at('2026-01-10'), usedAt: at('2026-11-20'), reachesBeyond: false },
  assignments: [post],
  ...change,
})
const about = {
  reader: { personId: 1, secondFactor: 'administrators' },
  ...{ idleDays: 40, months: 6, today: day('2026-11-22'), now: at('2026-11-22') },
} as const

test.each([
  ['is due half a year after it was opened', person(), null, { dueOn: '2026-07-10', overdue: true, concerns: [], barred: null }],
  ['and half a year after the last look', person(), '2026-06-01', { dueOn: '2026-12-01', overdue: false }],
  ['on its day it is not late yet', person(), '2026-05-22', { dueOn: '2026-11-22', overdue: false }],
  ['without a post is odd', person({ assignments: [{ ...post, state: 'over' }] }), null, { concerns: ['noPosts'], overdue: true }],
  [
    'that is off and holds nothing waits for nobody',
    person({ disabledBecause: 'nghỉ', assignments: [] }),
    null,
    { concerns: [], overdue: false },
  ],
  ['that is off and holds a post is odd', person({ disabledBecause: 'nghỉ' }), null, { concerns: ['offWithPosts'], overdue: true }],
  ['at rest is odd', person({ usedAt: at('2026-10-13') }), null, { concerns: ['idle'] }],
  [
    'of an administrator without a second factor is odd',
    person({ assignments: [{ ...post, role: 'administrator' }] }),
    null,
    { concerns: ['noSecondFactor'] },
  ],
  ['of one’s own is for another', person({ id: 1 }), null, { barred: 'self' }],
  ['that reaches beyond is for those above', person({ reachesBeyond: true }), null, { barred: 'beyond' }],
] as const)('an account %s', (_, who, last, expected) => {
  const found = reviewed(who as Person, last ? { personId: who.id, by: 'Long', at: at(last) } : null, about)
  expect(found).toMatchObject(expected)
})
