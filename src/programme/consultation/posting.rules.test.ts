import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { isHanging, readAnswer, readArrival, readOpinion } from './opinion.rules.ts'
import { type PostingForm, readPosting } from './posting.rules.ts'
import type { LegalNumber, Posted } from './types.ts'

const today = day('2024-11-01')
const ten: LegalNumber = { value: 10, certainty: 'recalled', source: 'Quyết định 18/2022/QĐ-TTg' }
const unknown: LegalNumber = { value: null, certainty: 'missing', source: '', note: 'không ai nêu được.' }
const form = (change: Partial<PostingForm> = {}): PostingForm => ({
  places: 'Trụ sở UBND xã\n\n Nhà văn hóa ',
  from: today,
  until: null,
  days: '',
  daysSource: '',
  ...change,
})

describe('a posting', () => {
  test.each<[string, Partial<PostingForm>, LegalNumber, string | [string, number, string]]>([
    ['hangs as long as the procedure says, the first day not counted', {}, ten, ['2024-11-11', 10, 'recalled']],
    ['may hang longer', { until: day('2024-12-01') }, ten, ['2024-12-01', 10, 'recalled']],
    ['may begin later', { from: day('2024-11-05') }, ten, ['2024-11-15', 10, 'recalled']],
    ['not shorter', { until: day('2024-11-10') }, ten, 'posting.tooShort'],
    ['takes what the office cites before the procedure', { days: '15', daysSource: 'Công văn 5' }, ten, ['2024-11-16', 15, 'official']],
    ['not without saying where it is read', { days: '15' }, ten, 'posting.noDaysSource'],
    ['not half a day', { days: '1,5', daysSource: 'x' }, ten, 'posting.badDays'],
    ['not no day', { days: '0', daysSource: 'x' }, ten, 'posting.badDays'],
    ['not where nobody says how long', {}, unknown, 'posting.noDays'],
    ['but where the office says it', { days: '7', daysSource: 'Công văn 5' }, unknown, ['2024-11-08', 7, 'official']],
    ['not from yesterday', { from: day('2024-10-31') }, ten, 'posting.dayBefore'],
    ['not from no day', { from: null }, ten, 'posting.dayBefore'],
    ['not nowhere', { places: ' \n ' }, ten, 'posting.noPlaces'],
  ])('%s', (_, change, lawful, expected) => {
    const read = readPosting(form(change), lawful, today)
    if (typeof expected === 'string') return expect(read).toMatchObject({ ok: false, refusal: { code: expected } })
    const [until, days, daysCertainty] = expected
    expect(read).toMatchObject({ ok: true, value: { until, days, daysCertainty, places: ['Trụ sở UBND xã', 'Nhà văn hóa'] } })
  })
})

const posted: Posted = {
  ...{ setId: 'xa-2021', setName: 'Bộ', decision: '318/QĐ-TTg', roundName: 'Năm 2024', asOf: today },
  criteria: [{ code: '17', name: 'Môi trường', verdict: 'met' }],
}
const span = { from: today, until: day('2024-11-11') }

describe('an opinion', () => {
  test.each([
    ['of a sentence', 'Rác chưa gom.', '', true],
    ['about a criterion that hangs', 'Rác chưa gom.', '17', true],
    ['about one that does not', 'Rác chưa gom.', '18', false],
    ['of four letters', 'abcd', '', false],
    ['of blanks', '          ', '', false],
    ['of 2,000 letters', 'a'.repeat(2000), '', true],
    ['of 2,001 letters', 'a'.repeat(2001), '', false],
  ])('%s', (_, text, criterion, ok) => {
    expect(readOpinion({ text, criterion, contact: ' ' }, { posted }).ok).toBe(ok)
  })

  test('keeps its lines and nothing that cannot be seen; an empty contact is none', () => {
    const read = readOpinion({ text: ' Một \r\n\r\n\r\n\r\n hai\t ba ', criterion: '', contact: '  ' }, { posted })
    expect(read).toEqual({ ok: true, value: { text: 'Một\n\nhai ba', criterion: null, contact: null } })
  })

  test.each([
    ['before', 'open', '2024-10-31', false],
    ['on the first day', 'open', '2024-11-01', true],
    ['on the last', 'open', '2024-11-11', true],
    ['after it', 'open', '2024-11-12', false],
    ['of a posting that was taken down', 'withdrawn', '2024-11-05', false],
    ['of a closed one', 'closed', '2024-11-05', false],
  ] as const)('is taken, or not: %s', (_, state, on, taken) => {
    expect(isHanging({ ...span, state }, day(on))).toBe(taken)
  })

  test.each([
    ['on paper, in time', 'paper', '2024-11-02', true],
    ['by nobody’s way', 'rumour', '2024-11-02', false],
    ['over the web, which has its own door', 'web', '2024-11-02', false],
    ['before it hung', 'meeting', '2024-10-31', false],
    ['tomorrow', 'meeting', '2024-11-06', false],
    ['on no day', 'meeting', null, false],
  ] as const)('reached the office %s', (_, channel, on, ok) => {
    expect(readArrival({ channel, receivedOn: on && day(on) }, span, day('2024-11-05')).ok).toBe(ok)
  })

  test.each([
    ['with what was done', 'explained', 'Đã gom từ tháng 9.', true],
    ['without', '', 'Đã gom.', false],
    ['with nothing', 'explained', ' ', false],
  ])('is answered %s', (_, outcome, answer, ok) => {
    expect(readAnswer({ outcome, answer }).ok).toBe(ok)
  })
})
