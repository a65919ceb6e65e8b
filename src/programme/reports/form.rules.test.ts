import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { SheetRow } from '../../platform/base/workbook.ts'
import { totalOf } from './form.rules.ts'
import type { FormRow, FormTable } from './form.types.ts'
import { appendixOf, formCsv, formsWorkbook } from './form.views.ts'

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

test('frozen with a report: null where nothing is known, reasons under it, nothing where nothing belongs', () => {
  const frozen = appendixOf(table([row(1.5), row(null)]))
  expect(frozen).toMatchObject({ code: 'Biểu 07', title: 'Biểu 07. Vốn', source: expect.stringContaining('chưa nhập') })
  expect(frozen.columns[1]).toEqual({ key: 'plan', head: 'Năm 2026: Kế hoạch', numeric: true })
  expect(frozen.rows.map(({ plan }) => plan)).toEqual([1.5, null, null])
  expect(appendixOf({ ...table([]), code: 'PL01' }).code).toBe('PL02')
})
