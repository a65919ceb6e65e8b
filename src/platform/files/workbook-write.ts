import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Cell, type Row, WorkbookWriter } from '@cj-tech-master/excelts'
import { type Sheet, type SheetCell, type SheetRow, sheetNames, type Workbook } from '../base/workbook.ts'
import { styleOf } from './workbook-styles.ts'

/** The same rows give the same workbook, whenever they are written. */
const at = new Date('2020-01-01T12:00:00Z')

/** Excel keeps no longer text in a cell. */
const longest = 32_767

/** rows after which whoever takes the bytes is waited for */
const breath = 500

/**
 * A workbook as its bytes come. Rows are asked for when those before them have gone out, so memory does not grow with them. Text stays text
 * whatever it begins with; the only formulas are sums of the workbook's own rows.
 */
export function workbookBytes(book: Workbook): Readable {
  const out = new PassThrough()
  write(book, out).catch((error) => out.destroy(error))
  return out
}

/** The same as a web stream, for an answer. */
export const workbookStream = (book: Workbook): ReadableStream => Readable.toWeb(workbookBytes(book)) as ReadableStream

/** The same in memory, for what is small. */
export const workbookWhole = async (book: Workbook): Promise<Uint8Array> => new Uint8Array(await buffer(workbookBytes(book)))

async function write({ sheets }: Workbook, out: PassThrough): Promise<void> {
  const book = new WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false, created: at, modified: at })
  const names = sheetNames(sheets.map(({ name }) => name))
  for (const [index, sheet] of sheets.entries()) await writeSheet(book, names[index] as string, sheet, out)
  await book.commit()
}

type Page = ReturnType<WorkbookWriter['addWorksheet']>

async function writeSheet(book: WorkbookWriter, name: string, { columns, rows, freeze, repeat, locked }: Sheet, out: PassThrough) {
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: freeze.rows, xSplit: freeze.columns }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(repeat ? { printTitlesRow: `${repeat[0]}:${repeat[1]}` } : {}),
    },
    headerFooter: { oddFooter: '&CTrang &P/&N' },
  })
  page.columns = columns.map(({ width, hidden = false }) => ({ width, hidden }))
  if (locked) page.sheetProtection = { sheet: true, formatColumns: false, formatRows: false }
  const summed = new Map(columns.flatMap((column, index) => (column.summed ? [[index, []] as [number, number[]]] : [])))
  let line = 0
  for await (const row of rows) {
    line++
    writeRow(page, page.getRow(line), row, summed)
    if (line % breath > 0) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  page.commit()
}

function writeRow(page: Page, row: Row, { role, cells }: SheetRow, summed: Map<number, number[]>): void {
  cells.forEach((given, index) => {
    const cell = row.getCell(index + 1)
    // covered by a joined cell: only its frame is drawn
    cell.style = { ...styleOf(given?.role ?? role, given?.kind ?? 'text') }
    if (given) put(page, { row, cell, index }, given, summed.get(index))
  })
  row.commit()
}

function put(page: Page, { row, cell, index }: { row: Row; cell: Cell; index: number }, given: SheetCell, kept?: number[]): void {
  const { value, kind = 'text', columns = 1, rows = 1, choices } = given
  if (columns > 1 || rows > 1) page.mergeCells(row.number, index + 1, row.number + rows - 1, index + columns)
  if (choices) cell.dataValidation = { type: 'list', allowBlank: true, showErrorMessage: true, formulae: [listOf(choices, cell.address)] }
  if (value === null || value === '') return
  if (typeof value === 'object') {
    cell.value = sumOf(value.sum, cell.address.replace(/\d+/, ''), kept)
    return
  }
  cell.value = typeof value === 'string' ? (kind === 'date' ? dayOf(value) : clean(value)) : value
  if (typeof value !== 'number') return
  if (!Number.isFinite(value)) throw new Error(`${cell.address}: ${value} is no number of a workbook`)
  if (kept) kept[row.number] = value
}

/** With its result beside it, for whoever shows a workbook without computing. */
function sumOf([from, to]: readonly [number, number], column: string, values?: readonly number[]) {
  if (!values) throw new Error(`column ${column} is not said to be summed`)
  let sum = 0
  for (let line = from; line <= to; line++) sum += values[line] ?? 0
  return { formula: `SUM(${column}${from}:${column}${to})`, result: Number(sum.toPrecision(15)) }
}

function listOf(choices: readonly string[], where: string): string {
  const list = choices.join(',')
  if (list.length > 255 || choices.some((one) => one.includes(','))) throw new Error(`${where}: too long a list to choose from: ${list}`)
  return `"${list.replaceAll('"', '""')}"`
}

/** The day as a day; one before March 1900 (which Excel counts wrongly) and what is no day stay text. */
const dayOf = (day: string): Date | string => (/^\d{4}-\d\d-\d\d$/.test(day) && day >= '1900-03-01' ? new Date(`${day}T00:00:00Z`) : day)

/** Composed, without characters that no XML has, as long as Excel keeps it, and with «_x0041_» told from the letter that Excel would make of it. */
function clean(given: string): string {
  const text = given.length > longest ? `${given.slice(0, longest - 1)}…` : given
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}
