import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { codesIn, effectiveOf, flagsFrom, missingProofs, readAsked, unknownCodes } from './proof.rules.ts'

const today = day('2026-11-22')
const key = '0b8f6c1e-5b1c-4d53-9f0e-1c2d3e4f5a6b'
const ask = (fields: Record<string, string>) => readAsked((name) => ({ khoa: key, ten: 'Ảnh đường thôn', ...fields })[name] ?? '', today)

test('what is asked with a proof is read by the names of the form', () => {
  expect(
    ask({
      'so-hieu': ' Quyết định  12/QĐ-UBND ',
      ngay: '5/3/2026',
      'het-han': '2027-03-04',
      'ca-nhan': 'co',
      bo: 'xa-2026',
      nam: '2026',
      'chi-tieu': '2.1; 3.1, 2.1',
      'chup-luc': '2026:03:05 09:30:00',
      'vi-do': '21.85',
      'kinh-do': '106.76',
      phieu: '12',
    }),
  ).toEqual({
    ok: true,
    value: {
      key,
      fields: {
        title: 'Ảnh đường thôn',
        reference: 'Quyết định 12/QĐ-UBND',
        effectiveOn: '2026-03-05',
        expiresOn: '2027-03-04',
        note: '',
        personal: true,
      },
      uses: [
        { setId: 'xa-2026', indicator: '2.1', year: 2026 },
        { setId: 'xa-2026', indicator: '3.1', year: 2026 },
      ],
      sheetId: 12,
      shot: { takenAt: '2026-03-05T09:30:00', lat: 21.85, lon: 106.76 },
    },
  })
})

describe('is refused, saying what to write', () => {
  test.each([
    [{ khoa: '' }, 'proof.badKey'],
    [{ khoa: 'x'.repeat(36) }, 'proof.badKey'],
    [{ ten: 'a'.repeat(201) }, 'proof.tooLong'],
    [{ 'ghi-chu': 'a'.repeat(1001) }, 'proof.tooLong'],
    [{ 'so-hieu': 'a'.repeat(301) }, 'proof.tooLong'],
    [{ ngay: '30/2/2026' }, 'proof.badDate'],
    [{ ngay: '5/3/2026', 'het-han': 'mai' }, 'proof.badDate'],
    [{ ngay: '23/11/2026' }, 'proof.future'],
    [{ ngay: '5/3/2026', 'het-han': '4/3/2026' }, 'proof.expiresBefore'],
    [{ 'chi-tieu': '2.1' }, 'proof.halfUse'],
    [{ 'chi-tieu': '2.1', bo: 'xa-2026' }, 'proof.halfUse'],
    [{ 'chi-tieu': '2.1', bo: 'xa-2026', nam: '26' }, 'proof.badYear'],
  ])('%j: %s', (fields, code) => {
    const answer = ask(fields)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    if (!answer.ok) expect(answer.refusal.text).not.toMatch(/[!]|\bbạn\b/)
  })
  test.each([[{ ngay: '22/11/2026' }], [{ ngay: '5/3/2026', 'het-han': '5/3/2026' }], [{ bo: 'xa-2026', nam: '2026' }]])(
    '%j is fine',
    (fields) => {
      expect(ask(fields).ok).toBe(true)
    },
  )
})

test.each([
  [day('2023-05-01'), '2026-03-12T14:05:09', '2023-05-01'],
  [null, '2026-03-12T14:05:09', '2026-03-12'],
  [null, '2031-03-12T14:05:09', null],
  [null, null, null],
])('a proof said to be of %s with a picture of %s is of %s', (asked, takenAt, on) => {
  expect(effectiveOf(asked, takenAt, today)).toBe(on)
})

test('codes are known by the set: criteria, indicators, those without a code by their place, conditions', () => {
  const set = {
    criteria: [{ code: '3', indicators: [{ code: '3.1' }, { code: null }] }],
    conditions: [{ code: 'a' }],
  } as unknown as CriteriaSet
  expect(unknownCodes(set, ['3', '3.1', '3.?2', 'a', '3.2', '4'])).toEqual(['3.2', '4'])
  expect(codesIn(' 17.1,17.2 ;; 17.1')).toEqual(['17.1', '17.2'])
})

const facts = { withdrawn: false, expiresOn: null, elsewhere: [], sameShot: [] }
test.each([
  ['nothing', facts, []],
  ['its last day', { ...facts, expiresOn: today }, ['expiring']],
  ['the day after', { ...facts, expiresOn: day('2026-11-21') }, ['expired']],
  ['thirty days before', { ...facts, expiresOn: day('2026-12-22') }, ['expiring']],
  ['thirty-one days before', { ...facts, expiresOn: day('2026-12-23') }, []],
  ['the same file and so the same shot', { ...facts, elsewhere: [6], sameShot: [6] }, ['elsewhere']],
  ['the same shot of a third unit', { ...facts, elsewhere: [6], sameShot: [6, 7] }, ['elsewhere', 'sameShot']],
  ['withdrawn', { ...facts, withdrawn: true }, ['withdrawn']],
])('flags: %s', (_, given, kinds) => {
  expect(flagsFrom(given, today).map(({ kind }) => kind)).toEqual(kinds)
})

test('an indicator misses proof unless one stands for it or for its criterion; an expired one stands for nothing', () => {
  const proofs = new Map([
    ['17.1', [{ flags: [] }]],
    ['17.2', [{ flags: [{ kind: 'expired' as const }] }]],
    ['17.3', [{ flags: [{ kind: 'expired' as const }] }, { flags: [{ kind: 'expiring' as const }] }]],
    ['18', [{ flags: [{ kind: 'elsewhere' as const }] }]],
  ])
  expect(missingProofs(['17.1', '17.2', '17.3', '17.4', '18.1', '18'], proofs)).toEqual(['17.2', '17.4'])
})
