import type { HeadCell } from '../../platform/base/paper.ts'
import type { Sheet, SheetCell, SheetRow, Workbook } from '../../platform/base/workbook.ts'
import { csvLine } from '../../platform/text/csv.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { FormColumn, FormRow, FormTable, FormValue } from './form.types.ts'
import type { AppendixTable } from './types.ts'

const dash = '–'

/** Under its heads: what a cell says to people. */
export function cellText(cell: FormValue | undefined, { kind }: FormColumn): string {
  if (!cell) return ''
  if (cell.value === null) return dash
  return typeof cell.value === 'number' ? `${formatNumber(cell.value)}${kind === 'percent' ? '%' : ''}` : cell.value
}

/** What stands under a table: source, day, how sure the form is, and why cells are empty. */
export function linesUnder({ source, asOf, basis, rows }: FormTable): string[] {
  const reasons = new Set(rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ missing }) => (missing ? [missing] : []))))
  return [
    `Số liệu chốt đến hết ${formatDate(asOf)}. Nguồn: ${source}.`,
    ...(basis === null ? [] : [basis]),
    ...(reasons.size === 0 ? [] : [`${dash}: ${[...reasons].join(' ')}`]),
  ]
}

/** Heads in one row, or in two where some stand under a group. */
function headRows(columns: readonly FormColumn[]): (HeadCell | null)[][] {
  if (!columns.some(({ group }) => group)) return [columns.map(({ head }) => ({ text: head }))]
  const upper = columns.map(({ head, group }, at): HeadCell | null => {
    if (!group) return { text: head, rows: 2 }
    if (at > 0 && columns[at - 1]?.group === group) return null
    const until = columns.findIndex((one, next) => next > at && one.group !== group)
    return { text: group, columns: (until < 0 ? columns.length : until) - at }
  })
  return [upper, columns.map(({ head, group }) => (group ? { text: head } : null))]
}

const cellOf = (cell: FormValue | undefined, { kind }: FormColumn): SheetCell => {
  const value = cell ? (cell.value ?? dash) : null
  return { value, kind: typeof value === 'number' ? kind : 'text' }
}

/** The rows of a body that a total adds up stand above it without a gap; only then, and where all are known, it is a formula. */
function totalCells(table: FormTable, row: FormRow, at: number, firstLine: number): SheetCell[] {
  const from = table.rows.slice(0, at).findLastIndex(({ role }) => role !== 'body') + 1
  return table.columns.map((column) => {
    const cell = row.cells[column.key]
    if (typeof cell?.value !== 'number') return cellOf(cell, column)
    return { value: { sum: [firstLine + from, firstLine + at - 1] }, kind: column.kind }
  })
}

function sheetOf(table: FormTable): Sheet {
  const { code, title, unit, place, placeCode, columns } = table
  const line = (text: string): SheetRow => ({ role: 'line', cells: [{ value: text }] })
  const above = [`${place} (mã ${placeCode})`, unit, ...linesUnder(table)]
  const heads = headRows(columns)
  const firstLine = 1 + above.length + heads.length + 1
  const body = table.rows.map((row, at): SheetRow => {
    const cells =
      row.role === 'total' ? totalCells(table, row, at, firstLine) : columns.map((column) => cellOf(row.cells[column.key], column))
    return { role: row.role, cells }
  })
  const summed = (key: string) => table.rows.some(({ role, cells }) => role === 'total' && typeof cells[key]?.value === 'number')
  return {
    name: `${code} ${title}`,
    columns: columns.map(({ width, key }) => ({ width, summed: summed(key) })),
    rows: [
      { role: 'title', cells: [{ value: `${code}. ${title}` }] },
      ...above.map(line),
      ...heads.map(
        (row): SheetRow => ({
          role: 'head',
          cells: row.map((cell) => cell && { value: cell.text, columns: cell.columns ?? 1, rows: cell.rows ?? 1 }),
        }),
      ),
      ...body,
    ],
    freeze: { rows: firstLine - 1, columns: 2 },
    repeat: [firstLine - heads.length, firstLine - 1],
  }
}

/** All tables as one workbook, a sheet each; totals are formulas that carry their result. */
export const formsWorkbook = (tables: readonly FormTable[]): Workbook => ({ sheets: tables.map(sheetOf) })

/** One table as a CSV: a line a row, after each column of values one that says why it is empty. */
export function formCsv({ code, place, placeCode, asOf, unit, source, columns, rows }: FormTable): string {
  const heads = columns.flatMap(({ head, group }) => {
    const name = group ? `${group}: ${head}` : head
    return [name, `${name} (lý do trống)`]
  })
  const about = [code, placeCode, place, asOf, unit, source]
  const lines = rows.map(({ role, cells }) => {
    const values = columns.flatMap(({ key }) => [String(cells[key]?.value ?? ''), cells[key]?.missing ?? ''])
    return csvLine([...about, role === 'total' ? 'tổng' : role === 'group' ? 'nhóm' : 'dòng', ...values])
  })
  return `\ufeff${csvLine(['Biểu', 'Mã đơn vị', 'Đơn vị', 'Ngày chốt', 'Đơn vị tính', 'Nguồn', 'Loại dòng', ...heads])}${lines.join('')}`
}

/** One table as it is frozen with a report; the report's own table stands before ours, so their numbers move up by one. */
export function appendixOf(table: FormTable): AppendixTable {
  const { code, title, unit, columns, rows } = table
  return {
    code: code.replace(/^PL(\d+)$/, (_, number: string) => `PL${String(Number(number) + 1).padStart(2, '0')}`),
    title: /^PL/.test(code) ? title : `${code}. ${title}`,
    unit,
    columns: columns.map(({ key, head, group, kind }) => ({
      key,
      head: group && head.length > 3 ? `${group}: ${head}` : head,
      numeric: kind !== 'text',
    })),
    rows: rows.map(({ cells }) => Object.fromEntries(columns.map(({ key }) => [key, cells[key] ? cells[key].value : '']))),
    source: linesUnder(table).join(' '),
  }
}
