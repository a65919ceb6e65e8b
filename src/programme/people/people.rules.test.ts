import { describe, expect, test } from 'vitest'
import { nextPath } from './next.rules.ts'
import { checkPassword, isPasswordOld, temporaryPassword } from './password.rules.ts'
import { readSettings } from './settings.rules.ts'

describe('a password', () => {
  const login = 'hoa.nt@langson.gov.vn'
  test.each([
    ['Cầu treo dài 46 m.', false, null],
    ['Cầu 46 m.', true, null],
    ['Cầu 46 m.', false, 'password.short'],
    ['cầu treo dài 46 mét.', false, 'password.plain'],
    ['CauTreoDai46Met', false, 'password.plain'],
    ['Aa1.Aa1.Aa1.Aa1.', false, 'password.repeats'],
    ['Của HOA NT 2026.', false, 'password.login'],
    [`Aa1.${'dài'.repeat(50)}`, false, 'password.long'],
    ['1234567', true, 'password.short'],
  ])('«%s», second factor %s: %s', (password, secondFactor, code) => {
    const answer = checkPassword(password, { secondFactor, login })
    expect(answer.ok ? null : answer.refusal.code).toBe(code)
  })

  test('is compared as people type it, whatever keyboard composed it', () => {
    const composed = checkPassword('Cầu treo dài 46 m.'.normalize('NFD'), { secondFactor: false, login })
    expect(composed).toEqual({ ok: true, value: 'Cầu treo dài 46 m.'.normalize('NFC') })
  })

  test('for once is good enough for an account without second factor', () => {
    for (let seed = 0; seed < 256; seed++) {
      const made = temporaryPassword(Uint8Array.from({ length: 16 }, (_, at) => (seed * 31 + at * 97) % 256))
      expect(made).toMatch(/^(\w{4}-){3}\w{4}$/)
      expect(checkPassword(made, { secondFactor: false, login }).ok).toBe(true)
    }
  })
})

describe('the age of a password', () => {
  const now = new Date('2026-11-22T08:00:00+07:00')
  test.each([
    ["an administrator's of 61 days", '2026-09-22T07:00:00+07:00', 'administrator', 60, true],
    ['of 60 days', '2026-09-23T08:00:00+07:00', 'administrator', 60, false],
    ['without a limit', '2020-01-01T08:00:00+07:00', 'administrator', 0, false],
    ['of who keeps no accounts', '2020-01-01T08:00:00+07:00', 'communeOfficer', 60, false],
    ['that nobody knows', null, 'administrator', 60, false],
  ] as const)('%s', (_, setAt, role, administratorPasswordDays, old) => {
    expect(isPasswordOld(setAt && new Date(setAt), [{ role }], { administratorPasswordDays }, now)).toBe(old)
  })
})

test.each([
  ['/quan-tri/nguoi-dung?x=1', '/quan-tri/nguoi-dung?x=1'],
  ['/dang-nhap', '/viec-cua-toi'],
  ['/api/v1', '/viec-cua-toi'],
  ['//xau.example', '/viec-cua-toi'],
  ['/\\xau.example', '/viec-cua-toi'],
  ['https://xau.example', '/viec-cua-toi'],
  ['/a\r\nSet-Cookie: x', '/viec-cua-toi'],
  [null, '/viec-cua-toi'],
])('after signing in %s leads to %s', (asked, path) => {
  expect(nextPath(asked)).toBe(path)
})

describe('settings', () => {
  test('without any are those of the standard', () => {
    expect(readSettings({})).toMatchObject({
      ok: true,
      value: {
        lockAfter: 5,
        lockMinutes: 15,
        idleMinutes: 15,
        administratorIdleMinutes: 5,
        secondFactor: 'administrators',
        idleDays: 45,
        idleNoticeDays: 40,
        passwordHistory: 10,
        administratorPasswordDays: 60,
        reviewMonths: 6,
        provider: null,
      },
    })
  })

  test.each([
    [{ NTM_SECRET: 'ngắn' }, ['NTM_SECRET']],
    [{ NTM_LOCK_AFTER: '0', NTM_SECOND_FACTOR: 'có' }, ['NTM_LOCK_AFTER', 'NTM_SECOND_FACTOR']],
    [{ OIDC_ID: 'tinh' }, ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
  ])('that are wrong are named, not repeated: %j', (env, names) => {
    const answer = readSettings(env)
    expect(answer).toMatchObject({ ok: false, refusal: { offenders: names.map((where) => ({ where })) } })
    if (!answer.ok) expect(answer.refusal.text).not.toContain('ngắn')
  })
})
