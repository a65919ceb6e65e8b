import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { isProgram, readComment } from './comment.rules.ts'
import { compareWords } from './diff.rules.ts'
import { readLink, readSchedule } from './form.rules.ts'
import { momentOf, parseTime, timeText } from './moment.rules.ts'
import { actsFor, approverFault, isPublicAt, mayWrite, scheduleOf } from './procedures.ts'
import { idOfSlug, slugOf } from './slug.rules.ts'
import type { State } from './types.ts'

const today = day('2025-12-10')

describe('who may do what', () => {
  const article = (state: State, liveVersion: number | null = null) => ({ state, liveVersion, unitId: 3 })
  const author = { verbs: ['news.write'], unitId: 3 } as const
  const office = { verbs: ['news.write', 'news.edit'], unitId: 2 } as const
  const approver = { verbs: ['news.approve'], unitId: 2 } as const
  test.each([
    ['draft', author, ['submit', 'discard']],
    ['draft', office, []],
    ['draft', { ...author, unitId: 4 }, []],
    ['submitted', author, []],
    ['submitted', office, ['pass', 'return']],
    ['submitted', approver, []],
    ['forApproval', office, []],
    ['forApproval', approver, ['return', 'approve']],
    ['returned', author, ['submit', 'discard']],
    ['discarded', author, []],
  ] as const)('%s by %j: %j', (state, rights, acts) => {
    expect(actsFor(article(state), rights)).toEqual(acts)
  })

  test('what was public is withdrawn by the office or who approves, never given up by its author', () => {
    expect(actsFor(article('approved', 1), office)).toEqual(['withdraw'])
    expect(actsFor(article('submitted', 1), approver)).toEqual(['withdraw'])
    expect(actsFor(article('returned', 1), author)).toEqual(['submit'])
    expect([
      mayWrite(article('approved', 1), author),
      mayWrite(article('approved', 1), office),
      mayWrite(article('draft'), office),
    ]).toEqual([false, true, false])
  })

  test('nobody approves what they wrote', () => {
    const who = (approverId: number) => approverFault({ articleAuthor: 1, versionBy: 2, approver: approverId })?.code ?? null
    expect([who(1), who(2), who(3)]).toEqual(['news.ownArticle', 'news.ownArticle', null])
  })
})

describe('when an article is public', () => {
  const schedule = { publishOn: today, publishMinute: 450, expiresOn: day('2025-12-12'), endedOn: null }
  test.each([
    ['2025-12-09', 1439, false],
    ['2025-12-10', 449, false],
    ['2025-12-10', 450, true],
    ['2025-12-12', 1439, true],
    ['2025-12-13', 0, false],
  ] as const)('%s, minute %d: %s', (on, minute, isPublic) => {
    expect(isPublicAt(schedule, { today: day(on), minute })).toBe(isPublic)
  })

  test('a schedule is not dated back, falls on a step, and keeps the day of what is public', () => {
    const given = (fields: Record<string, string>) => {
      const read = readSchedule((name) => fields[name] ?? '', { today, minute: 613 })
      const kept = read.ok ? scheduleOf(read.value, { today, minute: 613 }, null) : read
      return kept.ok ? kept.value : kept.refusal.code
    }
    expect(given({})).toEqual({ publishOn: today, publishMinute: 610, expiresOn: null })
    expect(given({ 'ngay-dang': '11/12/2025' })).toEqual({ publishOn: '2025-12-11', publishMinute: 0, expiresOn: null })
    expect(given({ 'ngay-dang': '9/12/2025' })).toBe('news.datedBack')
    expect(given({ 'ngay-dang': '31/2/2026' })).toBe('news.badDay')
    expect(given({ 'gio-dang': '07:32' })).toBe('news.minuteStep')
    expect(given({ 'het-han': '9/12/2025' })).toBe('news.endsBefore')
    const before = { publishOn: day('2025-11-01'), publishMinute: 60 }
    const kept = scheduleOf({ publishOn: today, publishMinute: 610, expiresOn: null }, { today, minute: 613 }, before)
    expect(kept.ok && kept.value).toEqual({ ...before, expiresOn: null })
  })

  test('minutes are those of Việt Nam', () => {
    expect(momentOf(today, new Date('2025-12-09T17:05:59Z'))).toEqual({ today, minute: 5 })
    expect(timeText(450)).toBe('07:30')
    expect(['7:30', '07.30', '7h30', '7 giờ', '24:00', '7:60', 'x', '1,5'].map(parseTime)).toEqual([
      450,
      450,
      450,
      420,
      null,
      null,
      null,
      null,
    ])
  })
})

test('a title becomes an address, and its id is read from it', () => {
  expect(slugOf('Đổ xong 1,2 km đường: “Bản Chắt” – Nà Lừa')).toBe('do-xong-1-2-km-duong-ban-chat-na-lua')
  expect(slugOf('Đường'.normalize('NFD'))).toBe('duong')
  expect(slugOf('— … !')).toBe('bai')
  expect(slugOf('хорошо')).toBe('bai')
  expect(slugOf('một hai ba bốn '.repeat(20)).length).toBeLessThanOrEqual(90)
  expect(['a-b-12', '12', 'a-b', 'a12', '', 'x-1234567890', '-5'].map(idOfSlug)).toEqual([12, 12, 0, 0, 0, 0, 5])
})

test('two texts are told apart word by word', () => {
  expect(compareWords('hiến 1.520 m2 đất\nkhông đổi', 'hiến 1.620 m2 đất rồi\nkhông đổi')).toEqual([
    { kind: 'same', text: 'hiến 1.' },
    { kind: 'gone', text: '520' },
    { kind: 'new', text: '620' },
    { kind: 'same', text: ' m2 đất' },
    { kind: 'new', text: ' rồi' },
    { kind: 'same', text: '\nkhông đổi' },
  ])
  const word = fc.array(fc.constantFrom('xã', 'đạt', 'chuẩn', '\n', ' ', '1,5'), { maxLength: 30 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const changes = compareWords(before, after)
      const side = (other: string) =>
        changes
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join('')

      expect(side('new')).toBe(before)
      expect(side('gone')).toBe(after)
    }),
  )
})

test.each([
  ['https://baolangson.vn/a?b=1', 'https://baolangson.vn/a?b=1'],
  [' http://ubnd.vn ', 'http://ubnd.vn/'],
  ['javascript:alert(1)', null],
  ['https://a@b.vn/', null],
  ['//b.vn', null],
  ['ubnd.vn', null],
])('%s is a link: %s', (typed, link) => {
  expect(readLink(typed)).toBe(link)
})

test('a comment is signed and can be answered; a program is told by what nobody sees', () => {
  const fault = (fields: Record<string, string>) => {
    const read = readComment(
      (name) => ({ ten: 'Vy Thị Mai', 'lien-he': 'mai@thu.example', 'noi-dung': 'Rất mừng cho bà con.', ...fields })[name] ?? '',
    )
    return read.ok ? null : read.refusal.offenders?.map(({ where }) => where)
  }
  expect(fault({})).toBeNull()
  expect(fault({ 'lien-he': '0912 345 678' })).toBeNull()
  expect(fault({ ten: ' ', 'lien-he': 'không có', 'noi-dung': 'ừ' })).toEqual(['Họ và tên', 'Cách liên hệ', 'Nội dung'])
  expect(fault({ 'noi-dung': 'a'.repeat(2001) })).toEqual(['Nội dung'])
  expect([isProgram((name) => (name === 'trang-web' ? 'http://x' : '')), isProgram(() => '')]).toEqual([true, false])
})
