import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { openTable, type TableRow } from './table.ts'

const folder = await mkdtemp(join(tmpdir(), 'table-'))
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function rowsOf(content: string | Buffer, name = `${++files}.csv`): Promise<{ header: string[]; rows: TableRow[] }> {
  const path = join(folder, name)
  await writeFile(path, content)
  const table = await openTable(path)
  const rows: TableRow[] = []
  for await (const batch of table.batches) rows.push(...batch)
  return { header: table.header, rows }
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

test.each([
  ['commas', 'ma,tên\n1,Bính Xá\n2,"a, b"\n'],
  ['semicolons', 'ma;tên\n1;Bính Xá\n2;a, b\n'],
  ['tabs, Windows line ends, no last line end', 'ma\ttên\r\n1\tBính Xá\r\n2\ta, b'],
  ['a byte order mark', '\ufeffma,tên\n1,Bính Xá\n2,"a, b"\n'],
  ['UTF-16 with its mark', utf16('ma,tên\n1,Bính Xá\n2,"a, b"\n')],
])('CSV with %s', async (_, content) => {
  expect(await rowsOf(content)).toEqual({
    header: ['ma', 'tên'],
    rows: [
      { line: 2, cells: ['1', 'Bính Xá'] },
      { line: 3, cells: ['2', 'a, b'] },
    ],
  })
})

test('lines are the lines of an editor: empty lines and line ends within quotes count', async () => {
  const { rows } = await rowsOf('a,b\n\n1,"two\nlines"\n,\n2,x\n')
  expect(rows).toEqual([
    { line: 3, cells: ['1', 'two\nlines'] },
    { line: 6, cells: ['2', 'x'] },
  ])
})

test('many rows come in batches, none lost, cut within a character or not', async () => {
  const { rows } = await rowsOf(`mã\n${Array.from({ length: 120_000 }, (_, i) => `ệ${i}`).join('\n')}\n`)
  expect(rows).toHaveLength(120_000)
  expect(rows.every((row, i) => row.line === i + 2 && row.cells[0] === `ệ${i}`)).toBe(true)
})

test.each([
  ['no rows', '', 'không có dòng nào'],
  [
    'Windows-1258 on line 3',
    Buffer.concat([Buffer.from('ma,ten\n1,x\n2,X'), Buffer.from([0xe3, 0x20, 0x41]), Buffer.from('\n')]),
    'Dòng 3',
  ],
  ['UTF-16 without its mark', Buffer.from('ma,ten\n1,x\n', 'utf16le'), 'UTF-16'],
  ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), '.xls'],
  ['a quote that is not closed', 'a,b\n1,"x\n2,y\n', 'ngoặc kép'],
  ['a broken workbook', Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9]), 'XLSX'],
])('%s is refused in one sentence', async (_, content, says) => {
  await expect(rowsOf(content)).rejects.toThrow(says)
})

test('a file that is not there is refused', async () => {
  await expect(openTable(join(folder, 'none.csv'))).rejects.toThrow('none.csv')
})

test('XLSX: the first sheet, dates as days, formulas as results, numbers as they show', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('một')
  sheet.addRow(['ma', 'ngay', 'gia_tri', 'ghi_chu'])
  sheet.addRow(['06622', new Date('2019-06-30T00:00:00Z'), 0.1 + 0.2, { richText: [{ text: 'Bính ' }, { text: 'Xá' }] }])
  sheet.addRow([])
  sheet.addRow(['06622', '30/6/2019', { formula: 'A1*2', result: 62.5 }, null])
  book.addWorksheet('hai').addRow(['không đọc'])
  const path = join(folder, 'book.xlsx')
  await book.xlsx.writeFile(path)
  const table = await openTable(path)
  const rows: TableRow[] = []
  for await (const batch of table.batches) rows.push(...batch)
  expect(table.header).toEqual(['ma', 'ngay', 'gia_tri', 'ghi_chu'])
  expect(rows).toEqual([
    { line: 2, cells: ['06622', '2019-06-30', '0,3', 'Bính Xá'] },
    { line: 4, cells: ['06622', '30/6/2019', '62,5'] },
  ])
})
