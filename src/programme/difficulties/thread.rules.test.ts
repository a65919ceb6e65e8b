import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { procedure, stateAfter } from './procedures.ts'
import {
  competent,
  competentAbove,
  headingOf,
  personalIn,
  readClock,
  readDocument,
  readFilter,
  readGrouping,
  readPublication,
  readWeb,
  tidyLines,
} from './thread.rules.ts'
import { acts, type Candidate, states } from './types.ts'

const today = day('2026-06-14')
const form = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''

describe('a state', () => {
  test.each([
    ['assign', 'received', [], 'assigned'],
    ['assign', 'assigned', [], 'assigned'],
    ['assign', 'passedUp', [7], 'passedUp'],
    ['assign', 'answered', [], null],
    ['start', 'received', [], null],
    ['start', 'assigned', [], 'inProgress'],
    ['start', 'passedUp', [7], 'inProgress'],
    ['answer', 'received', [], null],
    ['answer', 'assigned', [], 'answered'],
    ['answer', 'inProgress', [], 'answered'],
    ['answer', 'passedUp', [7], 'inProgress'],
    ['answer', 'answered', [], null],
    ['passUp', 'received', [], null],
    ['passUp', 'inProgress', [], 'passedUp'],
    ['merge', 'merged', [], null],
    ['merge', 'inProgress', [], 'merged'],
    ['withdraw', 'answered', [], null],
    ['withdraw', 'received', [], 'withdrawn'],
    ['refuse', 'published', [], null],
    ['publish', 'answered', [], 'published'],
    ['publish', 'inProgress', [], null],
    ['publish', 'withdrawn', [], null],
    ['unpublish', 'published', [], 'answered'],
    ['unpublish', 'answered', [], null],
  ] as const)('%s of %s (below %j): %s', (act, state, below, wanted) => {
    const result = stateAfter(act, { state, below })
    expect(result.ok ? result.value : null).toBe(wanted)
  })

  test('that is an end is left by nothing but publishing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), fc.constantFrom(...states), fc.array(fc.nat()), (act, state, below) => {
        const result = stateAfter(act, { state, below })
        if (['withdrawn', 'refused', 'merged'].includes(state)) expect(result.ok).toBe(false)
        if (result.ok) expect(procedure[act].from).toContain(state)
      }),
    )
  })
})

describe('who answers', () => {
  const at = (bodyId: number, level: Candidate['level']): Candidate => ({ bodyId, name: '', unitId: 0, level })
  const [commune, province, country] = [at(1, 'commune'), at(2, 'province'), at(3, 'country')]
  test.each([
    ['an office of a commune: not the commune itself', [commune, province, country], 'office', 'commune', 2],
    ['an office of a commune where only the commune is charged', [commune], 'office', 'commune', null],
    ['a province for itself', [province, country], 'office', 'province', 3],
    ['a citizen: the nearest', [commune, province], 'web', 'commune', 1],
    ['entered for a citizen', [province], 'behalf', 'commune', 2],
    ['nobody', [], 'web', 'commune', null],
  ] as const)('%s', (_, candidates, channel, level, wanted) => {
    expect(competent(candidates, channel, level)?.bodyId ?? null).toBe(wanted)
  })
  test.each([
    ['commune', 2],
    ['province', 3],
    ['country', null],
  ] as const)('above %s', (level, wanted) => {
    expect(competentAbove([commune, province, country], level)?.bodyId ?? null).toBe(wanted)
  })
})

describe('what a citizen types', () => {
  test.each([
    ['', 'thread.noText'],
    ['ngắn quá', 'thread.noText'],
    [' \n \n ', 'thread.noText'],
    ['x'.repeat(4_001), 'thread.tooLong'],
    ['x'.repeat(1_000_000), 'thread.tooLong'],
  ])('%#: is refused', (text, code) => {
    const read = readWeb(form({ 'noi-dung': text }), today)
    expect(read.ok ? 'taken' : read.refusal.code).toBe(code)
  })

  test.each([
    ['decomposed letters', 'Đường thôn hỏng nặng'.normalize('NFD'), 'Đường thôn hỏng nặng'],
    ['pictograms', '🚜🌾 Đường thôn hỏng nặng 👨‍👩‍👧', '🚜🌾 Đường thôn hỏng nặng 👨‍👩‍👧'],
    ['markup', '<script>alert(1)</script> đường hỏng', '<script>alert(1)</script> đường hỏng'],
    ['signs that no database takes', 'Đường\u0000thôn\u0007 hỏng nặng', 'Đường thôn hỏng nặng'],
    ['four thousand pictograms', '🌾'.repeat(4_000), '🌾'.repeat(4_000)],
  ])('%s are taken as they are', (_, typed, wanted) => {
    const read = readWeb(form({ 'noi-dung': typed }), today)
    expect(read.ok && read.value.text).toBe(wanted)
  })

  test('is published only where the box was ticked', () => {
    const consents = (value: string) => {
      const read = readWeb(form({ 'noi-dung': 'Đường thôn hỏng nặng', 'dong-y': value }), today)
      return read.ok && read.value.consent
    }
    expect(['co', '', 'on', 'khong'].map(consents)).toEqual([true, false, false, false])
  })

  test('keeps its lines, and a heading of any text is short and one line', () => {
    expect(tidyLines('a  b\r\n\r\n\r\n\r\nc ')).toBe('a b\n\nc')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        const heading = headingOf(tidyLines(text))
        expect([...heading].length).toBeLessThanOrEqual(91)
        expect(heading).not.toContain('\n')
      }),
    )
  })
})

describe('a person in a text', () => {
  test.each([
    ['Gọi 0912345678', null, '0912345678'],
    ['Gọi 0912 345 678 nhé', null, '0912 345 678'],
    ['Gọi +84 912.345.678', null, '+84 912.345.678'],
    ['CCCD 001085012345', null, '001085012345'],
    ['Thư cho bay@thu.example', null, 'bay@thu.example'],
    ['Nhà ông Nguyễn Văn Bảy bị ngập', 'Nguyễn Văn Bảy, 0912345678', 'Nguyễn Văn Bảy'],
    ['Nhà ông nguyễn văn bảy bị ngập', 'Nguyễn Văn Bảy – thôn 3', 'Nguyễn Văn Bảy'],
    ['Cần 1.500.000.000 đồng', null, null],
    ['Nghị quyết 257/2025/QH15, 12 thôn, năm 2026', null, null],
    ['Đường thôn hỏng', 'Bảy', null],
  ])('«%s» (%s): %s', (text, contact, found) => {
    expect(personalIn(text, contact)).toBe(found)
  })

  const told = { 'tieu-de': 'Đường hỏng', 'cau-hoi': 'Đường thôn hỏng.', 'tra-loi': 'Sửa trong quý III.' }
  test.each([
    ['without a word of the asker', { consent: false, confirmed: false }, told, 'publication.noConsent'],
    ['checked by the office', { consent: false, confirmed: true }, told, 'taken'],
    ['with the asker’s word', { consent: true, confirmed: false }, told, 'taken'],
    ['with a number all the same', { consent: true, confirmed: true }, { ...told, 'tra-loi': 'Gọi 0912345678' }, 'publication.personal'],
    ['without an answer', { consent: true, confirmed: true }, { ...told, 'tra-loi': ' ' }, 'publication.noText'],
  ])('published %s', (_, how, fields, wanted) => {
    const read = readPublication(form(fields), { ...how, contact: null })
    expect(read.ok ? 'taken' : read.refusal.code).toBe(wanted)
  })
})

test.each([
  ['10', 10],
  ['366', 366],
  ['367', null],
  ['0', null],
  ['1,5', null],
  ['1.500', null],
  ['12a', null],
  ['', null],
])('a clock of «%s» days: %s', (typed, days) => {
  const read = readClock(form({ 'so-ngay': typed, 'can-cu': 'Quy chế 07' }))
  expect(read.ok ? read.value.days : null).toBe(days)
})

test.each([
  [{ 'so-van-ban': '' }, true, 'thread.noDocument'],
  [{ 'so-van-ban': '' }, false, null],
  [{ 'so-van-ban': '12/SNN', 'ngay-van-ban': '14/6/2026' }, true, null],
  [{ 'so-van-ban': '12/SNN', 'ngay-van-ban': '15/6/2026' }, true, 'thread.badDocumentDay'],
  [{ 'so-van-ban': '12/SNN', 'ngay-van-ban': '31/2/2026' }, true, 'thread.badDocumentDay'],
])('a document %j (asked %s): %s', (fields, asked, code) => {
  const read = readDocument(form(fields as Record<string, string>), today, asked)
  expect(read.ok ? null : read.refusal.code).toBe(code)
})

test('an address says nothing that is not in the list', () => {
  const of = (query: string) => readFilter(new URLSearchParams(query))
  expect(of('xem=late&tieu-chi=xa-2026/17&co-quan=12')).toEqual({ view: 'late', criterion: 'xa-2026/17', bodyId: 12 })
  expect(of("xem=x&tieu-chi=a'--&co-quan=1.5")).toEqual({ view: 'open', criterion: null, bodyId: null })
  expect(readGrouping(new URLSearchParams('theo=x&nam=12a'), today)).toEqual({ by: 'criterion', year: 2026 })
  expect(readGrouping(new URLSearchParams('theo=month&nam=2025'), today)).toEqual({ by: 'month', year: 2025 })
})
