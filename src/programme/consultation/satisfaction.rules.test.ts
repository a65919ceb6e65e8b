import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { procedures } from '../assessment/procedures.ts'
import { postingDaysOf, satisfactionThresholds } from './procedures.ts'
import { resultOf, shareOf, thresholdsOf } from './satisfaction.rules.ts'
import type { Counts, Survey } from './types.ts'

const counts = (satisfied: number, notSatisfied = 0, noOpinion = 0, blank = 0): Counts => ({ satisfied, notSatisfied, noOpinion, blank })

test('who has no opinion counts as asked, a blank does not', () => {
  expect(shareOf(counts(90, 6, 4, 20))).toEqual({ num: 90, den: 100 })
})

test('a number of the law has a source and is never called official by us; a missing one says why', () => {
  const numbers = [
    ...procedures.map(postingDaysOf),
    ...Object.values(satisfactionThresholds).flatMap((tiers) => Object.values(tiers).flatMap((one) => Object.values(one))),
  ]
  for (const { value, certainty, source, note } of numbers) {
    expect(source).not.toBe('')
    expect(certainty === 'missing').toBe(value === null)
    expect(certainty).not.toBe('official')
    expect(note).toMatch(/\S/)
  }
})

test('how long a sheet hangs', () => {
  expect(procedures.map((one) => [one.key, postingDaysOf(one).value, postingDaysOf(one).certainty])).toEqual([
    ['2010-2015', null, 'missing'],
    ['2016-2020', 20, 'recalled'],
    ['2021-2025', 10, 'recalled'],
    ['two-tier', null, 'missing'],
  ])
})

type Asked = Pick<Survey, 'tier' | 'ownThresholds' | 'opensOn' | 'households' | 'asked' | 'contents'>
const survey = (change: Partial<Asked> = {}): Asked => ({
  tier: 'standard',
  ownThresholds: {},
  opensOn: day('2024-03-01'),
  households: 1000,
  asked: 900,
  contents: [
    { key: 'duong', text: 'Đường giao thông', overall: false },
    { key: 'chung', text: 'Kết quả chung', overall: true },
  ],
  ...change,
})
const own = {
  overall: { percent: 85, source: 'Hướng dẫn 12/HD-MTTQ' },
  content: { percent: 70, source: 'x' },
  coverage: { percent: 60, source: 'x' },
}

describe('what a survey comes to', () => {
  test.each<[string, Partial<Asked>, number, Counts, Counts, string, RegExp]>([
    ['all reached', {}, 700, counts(640, 60), counts(630, 70), 'met', /^Đạt mọi mức; có mức suy ra, cần đối chiếu văn bản\.$/],
    ['exactly 90, 80 and 70', {}, 700, counts(560, 140), counts(630, 70), 'met', /^Đạt/],
    ['one answer below 90', {}, 700, counts(560, 140), counts(629, 71), 'notMet', /hài lòng chung 629\/700 = 89,9 %, cần từ 90 %/],
    ['one answer below 80 of a content', {}, 700, counts(559, 141), counts(630, 70), 'notMet', /«Đường giao thông» 559\/700 = 79,9 %/],
    ['too few households', {}, 699, counts(699), counts(699), 'notMet', /số hộ trả lời trên tổng số hộ 699\/1\.000 = 69,9 %/],
    ['of 2,000 households as many answers are too few', { households: 2000 }, 700, counts(700), counts(700), 'notMet', /700\/2\.000/],
    ['no opinion is not satisfied', {}, 700, counts(700), counts(600, 0, 100), 'notMet', /600\/700/],
    [
      'advanced asks 95 and no content',
      { tier: 'advanced' },
      700,
      counts(100, 600),
      counts(665, 35),
      'unjudgeable',
      /từng nội dung của xã nâng cao/,
    ],
    [
      'advanced below 95 fails although a mark is missing',
      { tier: 'advanced' },
      700,
      counts(700),
      counts(660, 40),
      'notMet',
      /cần từ 95 %/,
    ],
    ['nobody knows the marks of 2026', { opensOn: day('2026-11-01') }, 700, counts(700), counts(700), 'unjudgeable', /2026–2030/],
    [
      '2026 with marks that the office cites',
      { opensOn: day('2026-11-01'), ownThresholds: own },
      700,
      counts(490, 210),
      counts(595, 105),
      'met',
      /^Đạt mọi mức\.$/,
    ],
    [
      'a content that nobody answered',
      {},
      700,
      counts(0, 0, 0, 700),
      counts(700),
      'unjudgeable',
      /«Đường giao thông»: không có phiếu trả lời/,
    ],
    ['nobody answered', {}, 0, counts(0), counts(0), 'notMet', /0\/1\.000/],
    [
      'before any law that was found',
      { opensOn: day('2012-01-01') },
      700,
      counts(700),
      counts(700),
      'unjudgeable',
      /14\/3\/2014 chưa có quy định nào/,
    ],
  ])('%s', (_, change, answered, road, overall, verdict, why) => {
    const result = resultOf(survey(change), { web: 200, paper: answered - 200, counts: { duong: road, chung: overall } })
    expect([result.verdict, result.answered]).toEqual([verdict, answered])
    expect(result.explanation).toMatch(why)
  })

  test('a mark that the office cites goes before the data of the period, each for itself', () => {
    const { overall, content } = thresholdsOf({ ...survey(), ownThresholds: { overall: own.overall } })
    expect([overall.value, overall.certainty, content.value, content.certainty]).toEqual([85, 'official', 80, 'recalled'])
  })
})
