import { PassThrough, Readable } from 'node:stream'
import exceljs from 'exceljs'
import type { Listing, ListingColumn, ListingKind } from '../base/listing.ts'

const formats: Record<ListingKind, string> = { text: '@', integer: '#,##0', decimal: '#,##0.##', percent: '0.0"%"', date: 'dd/mm/yyyy' }
const thin = { style: 'thin' as const, color: { argb: 'FFB8C0C8' } }
const border = { top: thin, left: thin, bottom: thin, right: thin }

/** A list as an XLSX, written as a stream: 100,000 rows are never in memory at once. Text stays text, so nothing in it is computed. */
export function writeListing<Row>({ sheet, title, lines, columns, rows }: Listing<Row>): ReadableStream {
  const out = new PassThrough()
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const headAt = lines.length + 3
  const page = book.addWorksheet(sheet.slice(0, 31).replace(/[[\]*?:/\\]/g, ' '), {
    views: [{ state: 'frozen', ySplit: headAt, xSplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headAt}:${headAt}`,
    },
  })
  page.columns = columns.map(({ width }) => ({ width }))
  const write = async () => {
    put(page.addRow([title]), { bold: true, size: 14 })
    for (const line of lines) put(page.addRow([line]), { italic: true, color: { argb: 'FF4D5B69' } })
    page.addRow([]).commit()
    const heads = page.addRow(columns.map(({ head }) => head))
    heads.eachCell((cell) => {
      Object.assign(cell, { border, font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F6F8' } } })
      cell.alignment = { wrapText: true, vertical: 'middle' }
    })
    heads.commit()
    for (const row of rows) {
      const line = page.addRow(columns.map((column) => cellOf(column, row)))
      columns.forEach(({ kind = 'text' }, at) => {
        const cell = line.getCell(at + 1)
        Object.assign(cell, { border, numFmt: formats[kind] })
        cell.alignment = { wrapText: kind === 'text', vertical: 'top' }
      })
      line.commit()
    }
    if (rows.length > 0 && columns.some(({ sum }) => sum)) sums(page, columns, headAt + 1, headAt + rows.length)
    await book.commit()
  }
  write().catch((error) => out.destroy(error))
  return Readable.toWeb(out) as ReadableStream
}

function put(row: exceljs.Row, font: Partial<exceljs.Font>): void {
  row.font = font
  row.commit()
}

function cellOf<Row>({ kind, value }: ListingColumn<Row>, row: Row): string | number | Date | null {
  const given = value(row)
  return kind === 'date' && typeof given === 'string' ? new Date(`${given}T00:00:00Z`) : given
}

function sums<Row>(page: exceljs.Worksheet, columns: readonly ListingColumn<Row>[], from: number, to: number): void {
  const row = page.addRow([])
  row.font = { bold: true }
  columns.forEach(({ sum, kind = 'text' }, at) => {
    const cell = row.getCell(at + 1)
    cell.border = border
    if (at === 0) cell.value = 'Cộng'
    if (!sum) return
    cell.numFmt = formats[kind]
    cell.value = { formula: `SUM(${cell.address.replace(/\d+/, '')}${from}:${cell.address.replace(/\d+/, '')}${to})` }
  })
  row.commit()
}
