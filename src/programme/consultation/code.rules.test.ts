import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits, quarterOf, suspicionsOfArrival, suspicionsOfPapers, tenMinutesOf } from './burst.rules.ts'
import { isPublishable } from './cell.rules.ts'
import { codeFrom, codeHash, readCode, showCode } from './code.rules.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('a code', () => {
  test('is read as it is printed, in small letters, with spaces', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random)
        expect(code).toMatch(/^[A-HJKMNP-Z2-9]{10}$/)
        for (const typed of [code, showCode(code), showCode(code).toLowerCase(), ` ${code.slice(0, 5)} ${code.slice(5)} `])
          expect(readCode(typed)).toBe(code)
      }),
    )
  })

  test('with one wrong sign, or two neighbours that changed places, is not one', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 9 }), fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789'), (random, at, sign) => {
        const code = codeFrom(random)
        fc.pre(code[at] !== sign)
        expect(readCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeNull()
      }),
    )
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 7 }), (random, at) => {
        const code = codeFrom(random)
        fc.pre(code[at] !== code[at + 1])
        expect(readCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBeNull()
      }),
    )
  })

  test.each(['', 'ABCDE', 'ABCDE-2345', 'ABCDE-234567', 'ABCDE-0000O', '⁠', `'; drop table`])('«%s» is none', (typed) => {
    expect(readCode(typed)).toBeNull()
  })

  test('is kept under a key and for a purpose', () => {
    const hashes = [codeHash('a', 'survey', 'X'), codeHash('b', 'survey', 'X'), codeHash('a', 'opinion', 'X'), codeHash('a', 'survey', 'Y')]
    expect(new Set(hashes).size).toBe(4)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('what may stand in public', () => {
  test.each([
    ['many of many', 90, 100, true],
    ['five others', 95, 100, true],
    ['four others', 96, 100, false],
    ['one other', 99, 100, false],
    ['nobody else', 100, 100, true],
    ['five answers, all alike', 5, 5, true],
    ['four answers', 4, 4, false],
    ['four satisfied of many', 4, 100, false],
    ['no answer', 0, 0, false],
  ])('%s', (_, num, den, answer) => {
    expect(isPublishable({ num, den })).toBe(answer)
  })
})

describe('what looks made up', () => {
  const now = new Date('2024-10-10T09:14:59+07:00')
  test.each([
    ['a quiet hour', 1, 1, []],
    ['just under both limits', limits.answersInTenMinutes - 1, limits.answersOfOneAddress - 1, []],
    ['a village at a meeting', limits.answersInTenMinutes, 1, ['manyAtOnce']],
    ['one telephone for many', 1, limits.answersOfOneAddress, ['oneAddress']],
    ['both', 100, 100, ['manyAtOnce', 'oneAddress']],
  ])('%s', (_, inTenMinutes, ofAddress, kinds) => {
    const found = suspicionsOfArrival(now, { inTenMinutes, ofAddress })
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
  })

  test('spans begin on the clock', () => {
    expect([tenMinutesOf(now), quarterOf(now)]).toEqual([new Date('2024-10-10T09:10:00+07:00'), new Date('2024-10-10T09:00:00+07:00')])
  })

  const counts = (satisfied: number, blank = 0) => ({ satisfied, notSatisfied: 0, noOpinion: 0, blank })
  test.each([
    ['thirty papers of one mind', 30, { a: counts(30), b: counts(30) }, 1],
    ['twenty-nine', 29, { a: counts(29), b: counts(29) }, 0],
    ['one blank among them', 30, { a: counts(30), b: counts(29, 1) }, 0],
  ])('%s', (_, papers, given, flags) => {
    expect(suspicionsOfPapers(7, papers, given)).toHaveLength(flags)
  })
})
