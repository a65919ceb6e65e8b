import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { SheetRow } from '../../platform/base/workbook.ts'
import { totalOf } from './form.rules.ts'
import type { FormRow, FormTable } from './form.types.ts'
import { formBlocks, formCsv, formsWorkbook } from './form.views.ts'

const row = (value: number | null): FormRow => ({
  role: 'body',
  cells: { label: { value: '=1+1' }, plan: value === null ? { value, missing: 'chưa nhập' } : { value } },
})

test.each([
  [[1, 2.5], 3.5],
  [[0, 0], 0],
  [[1, null], null],
  [[], null],
])('the total of %j is %j: unknown as soon as one row is', (values, total) => {
  expect(totalOf(values.map(row), ['plan'], 'Cộng').cells.plan?.value).toBe(total)
})

const table = (rows: FormRow[]): FormTable => ({
  ...{ code: 'Biểu 07', title: 'Vốn', unit: 'ĐVT: triệu đồng', place: 'Xã Bính Xá', placeCode: '06622', source: 'hệ thống', basis: null },
  asOf: day('2026-06-30'),
  columns: [
    { key: 'label', head: 'Nguồn', kind: 'text', width: 20 },
    { key: 'plan', head: 'Kế hoạch', group: 'Năm 2026', kind: 'decimal', width: 12 },
  ],
  rows: [...rows, totalOf(rows, ['plan'], 'Cộng')],
})

const rowsOf = (rows: FormRow[]) => {
  const [sheet] = formsWorkbook([table(rows)]).sheets
  return sheet ? [...(sheet.rows as Iterable<SheetRow>)] : []
}

test('a total is a formula over its rows where all are known, else a dash; text never becomes a formula', () => {
  const written = rowsOf([row(1), row(2)])
  expect(written.at(-1)?.cells[1]?.value).toEqual({ sum: [7, 8] })
  expect(written[6]?.cells[1]?.value).toBe(1)
  expect(rowsOf([row(1), row(null)]).at(-1)?.cells[1]?.value).toBe('–')
  expect(formCsv(table([row(null)]))).toContain("'=1+1,,,chưa nhập")
})

test('as a table of a paper: heads join, numbers stand right, reasons stand under it', () => {
  const [block] = formBlocks(table([row(1.5), row(null)]))
  expect(block).toMatchObject({
    head: [
      [
        { text: 'Nguồn', rows: 2 },
        { text: 'Năm 2026', columns: 1 },
      ],
      [{ text: 'Kế hoạch' }],
    ],
    source: expect.stringContaining('chưa nhập'),
  })
  expect(block?.kind === 'table' ? block.rows[0]?.cells[1] : null).toEqual({ text: '1,5', align: 'right' })
})
