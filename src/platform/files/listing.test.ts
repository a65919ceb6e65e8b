import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { writeListing } from './listing.ts'

const read = async (stream: ReadableStream) => {
  const book = new exceljs.Workbook()
  await book.xlsx.load(await new Response(stream).arrayBuffer())
  return book.worksheets[0] as exceljs.Worksheet
}

test('a list opens in a spreadsheet with numbers as numbers, days as days, dangerous text as text, and sums that it computes itself', async () => {
  const rows = [
    { name: 'Xã Bính Xá', plan: 1_500_000_000, done: 43.25, on: '2019-12-31' },
    { name: '=cmd|x', plan: 2, done: null, on: null },
  ]
  const page = await read(
    writeListing({
      sheet: 'Giải ngân: 2019/1',
      title: 'Giải ngân theo xã',
      lines: ['ĐVT: đồng · Chốt đến hết 31/12/2019'],
      columns: [
        { head: 'Xã', width: 30, value: ({ name }) => name },
        { head: 'Kế hoạch', width: 18, kind: 'integer', sum: true, value: ({ plan }) => plan },
        { head: 'Tỷ lệ', width: 10, kind: 'percent', value: ({ done }) => done },
        { head: 'Ngày', width: 12, kind: 'date', value: ({ on }) => on },
      ],
      rows,
    }),
  )
  expect(page.name).toBe('Giải ngân  2019 1')
  expect(page.getCell('A1').value).toBe('Giải ngân theo xã')
  expect(page.getRow(4).values).toEqual([undefined, 'Xã', 'Kế hoạch', 'Tỷ lệ', 'Ngày'])
  expect([page.getCell('B5').value, page.getCell('B5').numFmt]).toEqual([1_500_000_000, '#,##0'])
  expect(page.getCell('D5').value).toEqual(new Date('2019-12-31T00:00:00Z'))
  expect(page.getCell('A6').value).toBe('=cmd|x')
  expect(page.getCell('C6').value).toBeNull()
  expect(page.getCell('B7').value).toEqual({ formula: 'SUM(B5:B6)', result: 1_500_000_002 })
})

test('a list of no rows is still a sheet that says what it is', async () => {
  const page = await read(
    writeListing({
      sheet: 'Trống',
      title: 'Không có dòng nào',
      lines: [],
      columns: [{ head: 'Xã', width: 20, value: () => null, sum: true }],
      rows: [],
    }),
  )
  expect(page.getCell('A1').value).toBe('Không có dòng nào')
  expect(page.getRow(3).values).toEqual([undefined, 'Xã'])
})
