import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { rulesOf } from './dossier.procedures.ts'
import type { OwnVoteRule, VoteRule } from './dossier.types.ts'
import { attendanceOf, barredBecause, parseShare, resultOf, ruleOf } from './vote.rules.ts'

const own: OwnVoteRule = {
  share: null,
  base: 'present',
  quorum: { num: 2, den: 3 },
  ballot: 'secret',
  barred: [],
  document: 'Quy chế 05/QC-HĐTĐ ngày 10/1/2026',
  validFrom: day('2026-01-10'),
}
const rule: VoteRule = { share: { num: 9, den: 10 }, base: 'present', quorum: { num: 2, den: 3 }, ballot: 'secret', source: 'Quy chế 05' }

describe('the rule of a vote', () => {
  test('without a regulation of the council nobody votes, and all that is not known is named', () => {
    const rules2026 = ruleOf(rulesOf('2026-2030').vote, null)
    expect(rules2026.ok ? [] : rules2026.refusal.offenders?.map(({ where }) => where)).toEqual([
      'tỷ lệ đồng ý',
      'cách tính tỷ lệ',
      'số thành viên phải có mặt',
      'cách bỏ phiếu',
    ])
    const rules2022 = ruleOf(rulesOf('2021-2025').vote, null)
    expect(rules2022.ok ? 0 : rules2022.refusal.offenders?.length).toBe(3)
  })

  test('a regulation that leaves the share to the law takes it with its source; where the law has none it must say', () => {
    expect(ruleOf(rulesOf('2021-2025').vote, own)).toEqual({
      ok: true,
      value: {
        share: { num: 9, den: 10 },
        base: 'present',
        quorum: { num: 2, den: 3 },
        ballot: 'secret',
        source: `${own.document}; tỷ lệ đồng ý theo Quyết định 18/2022/QĐ-TTg ngày 02/8/2022 (theo trí nhớ, chưa đối chiếu)`,
      },
    })
    expect(ruleOf(rulesOf('2026-2030').vote, own)).toMatchObject({ ok: false, refusal: { code: 'session.noRule' } })
    expect(ruleOf(rulesOf('2026-2030').vote, { ...own, share: { num: 3, den: 4 } })).toMatchObject({
      ok: true,
      value: { share: { num: 3, den: 4 }, source: own.document },
    })
  })

  test.each([
    ['9/10', { num: 9, den: 10 }],
    [' 2 / 3 ', { num: 2, den: 3 }],
    ['90%', { num: 9000, den: 10000 }],
    ['66,67 %', { num: 6667, den: 10000 }],
    ['3/2', null],
    ['0/2', null],
    ['1/0', null],
    ['101%', null],
    ['chín mươi', null],
    ['', null],
  ])('«%s» reads as %j', (text, share) => expect(parseShare(text)).toEqual(share))
})

describe('a result', () => {
  test.each([
    [18, 20, 'present', true, '18/20 đồng ý = 90,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05)'],
    [17, 20, 'present', false, '17/20 đồng ý = 85,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05)'],
    [18, 20, 'all', false, '18/22 đồng ý = 81,8% (yêu cầu ≥ 90%, tính trên toàn thể thành viên được bỏ phiếu, căn cứ Quy chế 05)'],
    // 89,96 % is printed as 90,0 % and is not enough
    [2249, 2500, 'present', false, '2249/2500 đồng ý = 90,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05)'],
    [0, 0, 'present', false, '0/0 đồng ý = 0,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05)'],
  ] as const)('%i of %i (%s)', (agree, present, base, passed, text) => {
    const counts = { agree, disagree: present - agree, blank: 0 }
    expect(resultOf(counts, { present, seats: present + 2 }, { ...rule, base })).toEqual({ passed, text })
  })

  const seats = (present: number, away: number, barred = 0) => [
    ...Array.from({ length: present }, () => ({ present: true, barredBecause: null })),
    ...Array.from({ length: away }, () => ({ present: false, barredBecause: null })),
    ...Array.from({ length: barred }, () => ({ present: true, barredBecause: 'người nộp phiếu' })),
  ]
  test.each([
    [14, 7, 0, true, 14],
    [13, 8, 0, false, 14],
    [2, 1, 0, true, 2],
    // whoever may not vote counts neither as there nor as away
    [13, 6, 5, true, 13],
    [0, 0, 3, false, 0],
  ])('%i there, %i away, %i barred: a quorum %s of %i', (present, away, barred, reached, needed) => {
    const attendance = attendanceOf(seats(present, away, barred), rule)
    expect(attendance).toMatchObject({ reached, present, seats: present + away })
    expect(attendance.text).toContain(`cần ít nhất ${needed},`)
  })
})

test.each([
  ['whoever submitted, always', 7, [], /nộp phiếu/],
  ['whoever prepared, when the regulation says so', 1, ['prepared'], /lập hồ sơ/],
  ['whoever prepared, else', 1, [], null],
  ['whoever verified', 2, ['verified'], /thẩm tra/],
  ['whoever appraised', 3, ['verified', 'appraised'], /thẩm định/],
  ['whoever appraised, where verifying alone bars', 3, ['verified'], null],
  ['anybody else', 9, ['prepared', 'verified', 'appraised'], null],
] as const)('%s', (_, personId, barred, why) => {
  const because = barredBecause(personId, { submitted: 7, prepared: 1, verified: [2], appraised: [3] }, barred)
  if (why === null) expect(because).toBeNull()
  else expect(because).toMatch(why)
})
