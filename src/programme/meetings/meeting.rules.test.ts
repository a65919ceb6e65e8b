import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaText, agendaTimes, parseClock, readAgenda, readAnswer, readCount } from './meeting.rules.ts'
import { mayStep, mayWork, steps } from './procedures.ts'
import { meetingStates } from './types.ts'

test.each([
  ['14:00', '14:00'],
  ['14h', '14:00'],
  ['8h30', '08:30'],
  ['8 giờ 5', '08:05'],
  ['8 giờ 30 phút', '08:30'],
  ['7.15', '07:15'],
  ['25:00', null],
  ['14:60', null],
  ['chiều', null],
  ['', null],
])('«%s» is the time %s', (text, clock) => {
  expect(parseClock(text)).toBe(clock)
})

describe('an agenda', () => {
  test('is read from lines with bars or tabs; empty lines are nothing', () => {
    expect(readAgenda('Báo cáo | Văn phòng | 30\n\n Thảo luận \nKết luận\tChủ tịch\t15 phút')).toEqual({
      ok: true,
      value: [
        { title: 'Báo cáo', presenter: 'Văn phòng', minutes: 30 },
        { title: 'Thảo luận', presenter: '', minutes: null },
        { title: 'Kết luận', presenter: 'Chủ tịch', minutes: 15 },
      ],
    })
  })

  test.each([
    ['Báo cáo | | 0', 'Dòng 1'],
    ['Báo cáo | | 1,5', 'Dòng 1'],
    ['Báo cáo\n| Sở', 'Dòng 2'],
    ['a | b | 3 | d', 'Dòng 1'],
    ['a | b | 601', 'Dòng 1'],
  ])('«%s» names %s', (text, where) => {
    expect(readAgenda(text)).toMatchObject({ ok: false, refusal: { offenders: [{ where }] } })
  })

  test('is typed as it was read', () => {
    const word = fc.stringMatching(/^[a-zđăâê]{1,8}$/)
    const item = fc.record({
      title: word,
      presenter: fc.oneof(word, fc.constant('')),
      minutes: fc.option(fc.integer({ min: 1, max: 600 })),
    })
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const typed = items.map((one) => ({ ...one, title: one.title.normalize('NFC'), presenter: one.presenter.normalize('NFC') }))
        expect(readAgenda(agendaText(typed))).toEqual({ ok: true, value: typed })
      }),
    )
  })

  test.each([
    [
      [30, 90, null],
      ['14:00', '14:30', '16:00'],
    ],
    [
      [null, 10],
      ['14:00', null],
    ],
    [
      [600, 30],
      ['14:00', '00:00'],
    ],
  ])('of %j minutes begins at %j', (minutes, times) => {
    expect(
      agendaTimes(
        '14:00',
        minutes.map((one) => ({ title: 'x', presenter: '', minutes: one })),
      ),
    ).toEqual(times)
  })
})

test.each([
  [
    { 'tra-loi': 'attend', 'nguoi-du': 'Hoa', 'ly-do': '' },
    { answer: 'attend', who: 'Hoa', reason: '' },
  ],
  [
    { 'tra-loi': 'absent', 'nguoi-du': 'Hoa', 'ly-do': 'Ốm' },
    { answer: 'absent', who: '', reason: 'Ốm' },
  ],
  [{ 'tra-loi': 'absent', 'nguoi-du': 'Hoa', 'ly-do': ' ' }, null],
  [{ 'tra-loi': 'delegate', 'nguoi-du': '', 'ly-do': 'x' }, null],
  [{ 'tra-loi': 'maybe', 'nguoi-du': 'Hoa' }, null],
])('the answer %j is read as %j', (form, read) => {
  expect(readAnswer(form as Record<string, string>)).toMatchObject(read ? { ok: true, value: read } : { ok: false })
})

test.each([
  ['12', 12],
  ['1.500', 1500],
  ['0', 0],
  ['1,5', null],
  ['12a', null],
  ['-1', null],
  ['', null],
])('«%s» people are %s', (text, count) => {
  expect(readCount(text)).toBe(count)
})

describe('states', () => {
  test.each([
    ['planned', ['invite', 'cancel']],
    ['invited', ['invite', 'open', 'cancel']],
    ['opened', ['close']],
    ['closed', ['conclude']],
    ['concluded', []],
    ['cancelled', []],
  ] as const)('%s: %j', (state, possible) => {
    expect((['invite', 'open', 'close', 'conclude', 'cancel'] as const).filter((step) => mayStep(state, step))).toEqual(possible)
  })

  test('what is on the table stands still once the meeting opened', () => {
    for (const state of meetingStates.filter((one) => !['planned', 'invited'].includes(one)))
      expect([state, mayWork(state, 'papers'), mayWork(state, 'agenda'), mayWork(state, 'invitations')]).toEqual([
        state,
        false,
        false,
        false,
      ])
  })

  test('every step leads somewhere else or calls further people', () => {
    for (const [step, { from, to }] of Object.entries(steps)) if (step !== 'invite') expect(from).not.toContain(to)
  })
})
