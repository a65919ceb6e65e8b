import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { addMonths, certificateState, expiryOf, warningDue } from './validity.rules.ts'

describe('36 months from the day of the decision', () => {
  test.each([
    ['2023-03-15', '2026-03-15'],
    ['2024-02-29', '2027-02-28'],
    ['2021-02-28', '2024-02-28'],
    ['2023-12-31', '2026-12-31'],
    ['2024-01-01', '2027-01-01'],
  ])('%s ends with %s', (from, until) => expect(expiryOf(day(from))).toBe(until))

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-05-31', -6, '2024-11-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-31', 12, '2026-12-31'],
    ['2025-07-31', 0, '2025-07-31'],
  ])('%s and %i months are %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to))
})

const given = { expiresOn: day('2026-03-15'), revokedOn: null, isReplaced: false }

test.each([
  ['2025-09-14', {}, 'active'],
  ['2025-09-15', {}, 'expiring'],
  ['2026-03-15', {}, 'expiring'],
  ['2026-03-16', {}, 'expired'],
  ['2025-09-14', { isReplaced: true }, 'replaced'],
  ['2025-09-14', { revokedOn: day('2025-09-14') }, 'revoked'],
  ['2026-04-01', { revokedOn: day('2025-09-14'), isReplaced: true }, 'revoked'],
])('on %s with %o a certificate is %s', (today, other, state) =>
  expect(certificateState({ ...given, ...other }, day(today), 6)).toBe(state),
)

test.each([
  ['2025-09-14', null],
  ['2025-09-15', 6],
  ['2025-12-14', 6],
  ['2025-12-15', 3],
  ['2026-02-15', 1],
  ['2026-03-15', 1],
  ['2026-03-16', 'expired'],
])('on %s the warning that is due is %s', (today, due) => expect(warningDue(given.expiresOn, day(today), [6, 3, 1])).toBe(due))
