import exceljs from 'exceljs'
import type { WorkbookForm } from '../base/workbook.ts'

const thin = { style: 'thin' as const, color: { argb: 'FFB8C0C8' } }
const border = { top: thin, left: thin, bottom: thin, right: thin }

/**
 * The form as an XLSX: cells that are not to be filled are locked (without a password: it guards against slips, not against people),
 * heads stay in sight, choices are lists. Values that are text stay text, so no program turns «1.234» or «-» into something else.
 */
export async function writeWorkbookForm({ sheet, title, lines, columns, rows }: WorkbookForm): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  const page = book.addWorksheet(sheet.slice(0, 31).replace(/[[\]*?:/\\]/g, ' '))
  page.columns = columns.map(({ width, hidden }) => ({ width, hidden: hidden ?? false }))
  page.addRow([title]).font = { bold: true, size: 14 }
  for (const line of lines) page.addRow([line]).font = { italic: true, color: { argb: 'FF4D5B69' } }
  const heads = page.addRow(columns.map(({ head }) => head))
  heads.eachCell((cell) => {
    Object.assign(cell, { border, font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F6F8' } } })
    cell.alignment = { wrapText: true, vertical: 'middle' }
  })
  for (const cells of rows) {
    const row = page.addRow(cells.map(({ value }) => value))
    cells.forEach((given, at) => {
      const cell = row.getCell(at + 1)
      cell.border = border
      cell.alignment = { wrapText: true, vertical: 'top' }
      cell.protection = { locked: !given.fill }
      cell.numFmt = '@'
      if (given.fill) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } }
      if (given.choices) cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${given.choices.join(',')}"`] }
    })
  }
  page.views = [{ state: 'frozen', ySplit: heads.number, xSplit: 0 }]
  page.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  await page.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
