import { expect, test } from 'vitest'
import { defaultOutlines } from './outline.procedures.ts'
import { outlineFaults, outlineText, readOutline } from './outline.rules.ts'

const bare = ({ subject, sections }: ReturnType<typeof readOutline>['outline']) => ({
  subject,
  sections: sections.map((section) => ({ ...section, sentences: section.sentences.map(({ key: _key, ...sentence }) => sentence) })),
})

test.each(['province', 'commune'] as const)('the outline of a %s is written as text and read again', (level) => {
  const outline = defaultOutlines[level]
  const read = readOutline(outlineText(outline))
  expect(read.faults).toEqual([])
  expect(bare(read.outline)).toEqual(bare(outline))
  expect(outlineFaults(read.outline)).toEqual([])
})

test.each([
  ['', ['Trích yếu: chưa có dòng bắt đầu bằng #']],
  ['Câu đứng đầu', ['Dòng 1: đứng trước phần đầu tiên; ghi tên phần như «I. Tình hình chỉ đạo»', 'Trích yếu: chưa có dòng bắt đầu bằng #']],
  ['# A\nI. B\nCó | tung=', ['Dòng 3: sau dấu | ghi tung=… hoặc danh-sach=…']],
])('lines that cannot be read are named: %s', (text, faults) =>
  expect(readOutline(text).faults.map(({ where, what }) => `${where}: ${what}`)).toEqual(faults),
)

test.each([
  ['# A\nI. B {x}\nII. C {x}', ['{x}: hai phần cùng mã']],
  ['# A {{@la}}\nI. B', ['Trích yếu: không có ô {{@la}}']],
  ['# A\nI. B\nCó {{x xã', ['B: có dấu {{ không khép']],
  ['# A\nI. B\nCó [{{x}} xã', ['B: dấu ngoặc vuông không khép hoặc lồng nhau']],
  ['# A', ['Đề cương: chưa có phần nào']],
])('what keeps an outline from being used is told: %s', (text, faults) =>
  expect(outlineFaults(readOutline(text).outline).map(({ where, what }) => `${where}: ${what}`)).toEqual(faults),
)
