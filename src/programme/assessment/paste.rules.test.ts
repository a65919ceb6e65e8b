import { expect, test } from 'vitest'
import { isBlock, pastedCells } from './paste.rules.ts'

const targets = [
  { measure: 'a', codes: ['10.1', 'Thu nhập'] },
  { measure: 'b', codes: ['11.1', 'Tỷ lệ hộ nghèo'] },
  { measure: 'c', codes: ['12.1'] },
]

test.each([
  ['a column goes down from the cell', '45,5\n2,3\r\n80\n', 'a', ['a=45,5', 'b=2,3', 'c=80']],
  ['a column that is longer than the sheet ends with it', '1\n2\n3', 'b', ['b=1', 'c=2']],
  ['an empty line empties its cell', '45,5\n\n80', 'a', ['a=45,5', 'b=', 'c=80']],
  [
    'rows with codes find their indicators in any order',
    '12.1\tNước sạch\t%\t80\n10.1\tThu nhập\ttriệu đồng\t45,5',
    'a',
    ['c=80', 'a=45,5'],
  ],
  ['names do as well, whatever their case and letters', 'TT\tChỉ tiêu\tKết quả\n1\tTỷ lệ hộ nghèo\t2,3', 'a', ['b=2,3']],
  ['rows of other text are left', 'Tổng\t100\n', 'a', []],
])('%s', (_, text, from, cells) => {
  expect(pastedCells(text.normalize('NFD'), from, targets).map(({ measure, typed }) => `${measure}=${typed}`)).toEqual(cells)
})

test.each([
  ['45,5', false],
  ['45,5\n', false],
  ['45,5\t3', true],
  ['1\n2', true],
])('%j is a block: %s', (text, is) => expect(isBlock(text)).toBe(is))
