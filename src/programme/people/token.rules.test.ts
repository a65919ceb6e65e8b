import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { checkToken, take, tokenVerbs } from './token.rules.ts'

const today = day('2026-11-22')
const limits = { role: 'communeOfficer', today, days: 365 } as const
const good = { name: ' Phần mềm  báo cáo ', verbs: ['sheet.read', 'sheet.fill'], until: day('2027-11-22') }

test('a token has a tidy name, verbs of its role and a last day', () => {
  expect(checkToken(good, limits)).toEqual({
    ok: true,
    value: { name: 'Phần mềm báo cáo', verbs: ['sheet.read', 'sheet.fill'], until: '2027-11-22' },
  })
})

test.each([
  ['no name', { name: '  ' }, 'token.noName'],
  ['no verb', { verbs: [] }, 'token.noVerbs'],
  ['a verb of another role', { verbs: ['sheet.read', 'sheet.verify'] }, 'token.beyondRole'],
  ['a verb that nobody has', { verbs: ['sheet.read', 'sheet.destroy'] }, 'token.beyondRole'],
  ['no day', { until: null }, 'token.badUntil'],
  ['yesterday', { until: day('2026-11-21') }, 'token.badUntil'],
  ['a day beyond the limit', { until: day('2027-11-23') }, 'token.badUntil'],
])('%s is refused', (_, change, code) => {
  expect(checkToken({ ...good, ...change }, limits)).toMatchObject({ ok: false, refusal: { code } })
})

test('no program decides, votes, or lets others in', () => {
  expect(tokenVerbs('administrator')).toEqual(['units.plan', 'log.read'])
  expect(tokenVerbs('councilMember')).toEqual(['sheet.read', 'dossier.read', 'ocop.read', 'tasks.read', 'meetings.read'])
  for (const verb of ['dossier.decide', 'ocop.decide'] as const) expect(tokenVerbs('leader')).not.toContain(verb)
})

describe('an allowance', () => {
  const minute = 60_000
  test('of three a minute gives three at once, then one every twenty seconds', () => {
    let left = take(undefined, 3, 0)
    for (const at of [0, 0]) left = left && take(left, 3, at)
    expect(left).toEqual({ left: 0, at: 0 })
    expect(left && take(left, 3, minute / 3 - 1)).toBeNull()
    expect(left && take(left, 3, minute / 3)).toEqual({ left: 0, at: minute / 3 })
  })

  test('never grows beyond a minute’s worth, and a clock that goes back gives nothing', () => {
    expect(take({ left: 0, at: 0 }, 3, 60 * minute)).toEqual({ left: 2, at: 60 * minute })
    expect(take({ left: 0, at: minute }, 3, 0)).toBeNull()
  })
})
