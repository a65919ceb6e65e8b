import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { columnName, Form, jsonText, packed, recogniseKind } from './import.rules.ts'

test.each([
  ['Mã', 'ma'],
  [' Ngày quyết định ', 'ngay_quyet_dinh'],
  ['so_tieu_chi', 'so_tieu_chi'],
  ['ĐỊA-CHỈ', 'dia_chi'],
])('a header «%s» is the column %s', (header, column) => expect(columnName(header)).toBe(column))

const layouts = [
  { key: 'so-lieu', name: 'số liệu', required: ['ma', 'ngay', 'gia_tri'], optional: [] },
  { key: 'ket-qua', name: 'kết quả', required: ['ma', 'ngay', 'tieu_chi', 'ket_qua'], optional: ['ly_do'] },
]

test('the kind is the one whose columns are all there; of two the one that uses more of them', () => {
  expect(recogniseKind(['ma', 'ngay', 'gia_tri'], layouts)).toMatchObject({ ok: true, layout: { key: 'so-lieu' }, ignored: [] })
  const both = ['ngay', 'ma', 'Giá trị', 'tieu_chi', 'ket_qua', 'ly_do', 'ma_ngay', 'màu']
  expect(recogniseKind(both, layouts)).toMatchObject({ ok: true, layout: { key: 'ket-qua' }, ignored: ['Giá trị', 'màu'] })
  expect(recogniseKind(both, layouts, 'so-lieu')).toMatchObject({ ok: true, layout: { key: 'so-lieu' } })
  expect(recogniseKind(['ma', 'ngay'], layouts)).toMatchObject({
    ok: false,
    text: expect.stringContaining('«so-lieu» (số liệu), còn thiếu cột: gia_tri'),
  })
  expect(recogniseKind(['ma'], layouts, 'khac')).toMatchObject({ ok: false, text: expect.stringContaining('so-lieu, ket-qua') })
})

const form = (cell: string) => {
  const made = new Form(
    new Map([
      ['o', 0],
      ['ma', 0],
    ]),
  )
  made.turnTo([cell])
  return made
}

type Reading = [cell: string, read: (form: Form) => unknown, value: unknown, reason: string | null]
test.each<Reading>([
  ['06622', (one) => one.code(), '06622', null],
  ['6622', (one) => one.code(), '06622', null],
  ['VN', (one) => one.code(), 'VN', null],
  ['1', (one) => one.code(), null, 'không phải mã'],
  ['', (one) => one.code(), null, 'ô trống'],
  ['30/6/2019', (one) => one.day('o'), day('2019-06-30'), null],
  ['30.06.2019', (one) => one.day('o'), day('2019-06-30'), null],
  ['2019-02-29', (one) => one.day('o'), null, 'không phải ngày'],
  ['', (one) => one.day('o'), null, null],
  ['1.057.010', (one) => one.number('o'), 1057010, null],
  ['62,5', (one) => one.number('o'), 62.5, null],
  ['62.5', (one) => one.number('o'), 62.5, null],
  ['1.234', (one) => one.number('o'), null, '1234 hoặc 1,234'],
  ['1.234', (one) => one.number('o', 'integer'), 1234, null],
  ['12,5', (one) => one.count('o'), null, 'số nguyên'],
  ['-1', (one) => one.count('o'), null, 'âm'],
  ['hai', (one) => one.count('o'), null, 'không phải số'],
  ['Thẩm  định', (one) => one.words('o'), 'Thẩm định', null],
  ['Qu\u0061\u0309ng', (one) => one.words('o'), 'Quảng', null],
  ['§Þnh h­íng', (one) => one.words('o'), null, 'TCVN3'],
  ['{"lo":5}', (one) => one.object('o'), { lo: 5 }, null],
  ['[5]', (one) => one.object('o'), null, 'JSON'],
  ['{lo:5}', (one) => one.object('o'), null, 'JSON'],
  ['Đạt', (one) => one.choice('o', new Map([['dat', 1]])), 1, null],
  ['Hỏng', (one) => one.choice('o', new Map([['dat', 1]])), null, 'dat'],
])('«%s» reads', (cell, read, value, reason) => {
  const made = form(cell)
  expect(read(made)).toEqual(value)
  expect(made.problems.map((problem) => problem.reason)).toEqual(reason === null ? [] : [expect.stringContaining(reason)])
})

test('problems do not pass to the next row', () => {
  const made = form('x')
  made.day('o')
  made.turnTo(['30/6/2019'])
  expect([made.day('o'), made.problems]).toEqual([day('2019-06-30'), []])
})

test('rows travel as one text; what parts them cannot come from a cell', () => {
  const rows = [{ line: 2, code: '06622', on: day('2019-06-30'), fields: ['a\u001fb', null, ''] }]
  expect(packed(rows)).toBe('2\u001f06622\u001f2019-06-30\u001fa b\u001f\u001e\u001f')
})

test('equal objects are equal texts', () => expect(jsonText({ lo: 5, hi: 9 })).toBe(jsonText({ hi: 9, lo: 5 })))
