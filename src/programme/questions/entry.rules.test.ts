import { expect, test } from 'vitest'
import { filledOf, readText, typedOf } from './entry.rules.ts'
import { actsFor, approverFault, mayWrite, stateWritten } from './procedures.ts'
import { type State, states } from './types.ts'

const good = {
  'cau-hoi': 'Xã sau sáp nhập có phải công nhận lại không?',
  'tra-loi': 'Có. Xã mới được đánh giá lại theo bộ tiêu chí đang áp dụng.\n\nXem văn bản dẫn dưới đây.',
  'chu-de': 'sap-nhap',
  'tieu-chi': 'xa-2026/17',
  'van-ban': '318/QĐ-TTg, 51/2025/QĐ-TTg',
}
const read = (fields: Record<string, string>) => readText((name) => ({ ...good, ...fields })[name] ?? '', ['xa-2026/17'])

test('a question is read, NFC and tidy, and stands in its form again', () => {
  const found = read({ 'cau-hoi': `  ${good['cau-hoi'].normalize('NFD')} ` })
  expect(found.ok && filledOf(found.value)).toEqual(good)
})

test.each([
  [{ 'cau-hoi': 'Ngắn' }, 'Câu hỏi'],
  [{ 'cau-hoi': 'a'.repeat(301) }, 'Câu hỏi'],
  [{ 'tra-loi': ' \n ' }, 'Trả lời'],
  [{ 'tra-loi': 'a '.repeat(8_001) }, 'Trả lời'],
  [{ 'chu-de': 'la' }, 'Chủ đề'],
  [{ 'tieu-chi': 'xa-2026/99' }, 'Tiêu chí'],
  [{ 'van-ban': 'quyết định của tỉnh' }, 'Văn bản'],
  [{ 'van-ban': '318' }, 'Văn bản'],
])('%j is refused at %s', (fields, where) => {
  const found = read(fields as Record<string, string>)
  expect(!found.ok && found.refusal.offenders?.map((one) => one.where)).toEqual([where])
})

test('what tells a person is refused', () => {
  const found = read({ 'tra-loi': 'Gọi cho bà Nguyễn Thị Bảy, 0912 345 678 để được hướng dẫn.' })
  expect(!found.ok && found.refusal.code).toBe('questions.personal')
})

test('several choices of one name are joined', () => {
  const form = new FormData()
  for (const one of ['xa-2026/1', 'xa-2026/2']) form.append('tieu-chi', one)
  expect(typedOf(form)).toEqual({ 'tieu-chi': 'xa-2026/1,xa-2026/2' })
})

const may = (state: State, verbs: ('portal.keep' | 'portal.approve')[], liveVersion: number | null = null) =>
  actsFor({ state, liveVersion }, verbs).join(' ')

test.each<[State, number | null, string, string]>([
  ['draft', null, 'submit discard', ''],
  ['submitted', null, '', 'return approve'],
  ['submitted', 1, 'withdraw', 'return approve withdraw'],
  ['returned', null, 'submit discard', ''],
  ['returned', 1, 'submit withdraw', 'withdraw'],
  ['approved', 1, 'withdraw', 'withdraw'],
  ['withdrawn', 1, '', ''],
  ['discarded', null, '', ''],
])('%s (public version %s): who keeps may %s, who approves %s', (state, live, keeps, approves) => {
  expect(may(state, ['portal.keep'], live)).toBe(keeps)
  expect(may(state, ['portal.approve'], live)).toBe(approves)
})

test('who approves neither began the question nor wrote the text', () => {
  expect(approverFault({ author: 1, writer: 2, approver: 1 })?.code).toBe('questions.ownEntry')
  expect(approverFault({ author: 1, writer: 2, approver: 2 })?.code).toBe('questions.ownEntry')
  expect(approverFault({ author: 1, writer: 2, approver: 3 })).toBeNull()
})

test('what waits for its approval is not written, and a public text goes on as one to submit', () => {
  expect(states.filter((state) => mayWrite({ state }, ['portal.keep']))).toEqual(['draft', 'returned', 'approved', 'withdrawn'])
  expect(mayWrite({ state: 'draft' }, ['portal.approve'])).toBe(false)
  expect(states.map(stateWritten)).toEqual(['draft', 'submitted', 'returned', 'returned', 'returned', 'discarded'])
})
