import { Refused } from '../base/refusal.ts'
import type { TableBatches, TableRow } from './table.ts'
import { broken } from './unpacked.ts'
import { type XmlAttributes, type XmlHandler, xmlSteps } from './xml.ts'

/** How a number of a style is to be read. */
export type NumberKind = 'number' | 'date' | 'time'

/** What the cells of all sheets refer to. */
export type Common = { strings: readonly string[]; kinds: readonly NumberKind[]; from1904: boolean }

/** Excel's own rows; columns that no table of people has. */
const most = { rows: 1_048_576, columns: 1_000 }

const tooWide = (sheet: string) =>
  new Refused({
    code: 'file.tooWide',
    text: `Trang «${sheet}» có số liệu ngoài ${most.columns} cột đầu nên không phải bảng cần nhập. Xóa các ô thừa bên phải, lưu lại rồi gửi.`,
    status: 422,
  })

/** letters of a cell; Excel has 32,767 */
const longest = 1 << 20

/** A formula is never computed here; without its result it says nothing. */
const noResult = (sheet: string, cell: string) =>
  new Refused({
    code: 'file.formulaWithoutResult',
    text: `Ô ${cell} của trang «${sheet}» là công thức chưa có kết quả. Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi gửi.`,
    offenders: [{ where: cell, what: 'công thức chưa có kết quả' }],
    status: 422,
  })

type Cell = { at: number; type: string; style: number; formula: boolean; value: string | null; inline: string }

/** Rows of one sheet, empty ones left out, as its part comes. Formulas are their kept results. Throws Refused. */
export async function* sheetRows(chunks: AsyncIterable<Uint8Array>, sheet: string, common: Common, batchSize: number): TableBatches {
  let rows: TableRow[] = []
  const handler = rowReader(sheet, common, (row) => rows.push(row))
  for await (const _ of xmlSteps(chunks, handler)) {
    if (rows.length < batchSize) continue
    const full = rows
    rows = []
    yield full
  }
  if (rows.length > 0) yield rows
}

function rowReader(sheet: string, common: Common, take: (row: TableRow) => void): XmlHandler {
  let [line, column] = [0, -1]
  let row: TableRow | null = null
  let cell: Cell | null = null
  let into: 'value' | 'inline' | null = null
  let phonetic = false
  const open: Record<string, (attributes: XmlAttributes) => void> = {
    row: (attributes) => {
      line = Number(attributes.r ?? line + 1)
      if (!Number.isInteger(line) || line < 1 || line > most.rows) throw broken
      column = -1
      row = { line, cells: [] }
    },
    c: (attributes) => {
      const named = attributes.r
      column = named === undefined ? column + 1 : columnOf(named)
      const [type, style] = [attributes.t ?? 'n', Number(attributes.s ?? 0)]
      cell = { at: column, type, style, formula: false, value: null, inline: '' }
    },
    f: () => {
      if (cell) cell.formula = true
    },
    v: () => {
      if (cell) cell.value = ''
      into = 'value'
    },
    t: () => {
      into = cell && !phonetic ? 'inline' : null
    },
    rPh: () => {
      phonetic = true
    },
  }
  const close: Record<string, () => void> = {
    v: () => {
      into = null
    },
    t: () => {
      into = null
    },
    rPh: () => {
      phonetic = false
    },
    c: () => {
      if (cell && row) put(row, cell, { sheet, common })
      cell = null
    },
    row: () => {
      if (row?.cells.some((text) => text !== '')) take(row)
      row = null
    },
  }
  return {
    open: (name, attributes) => open[name]?.(attributes),
    close: (name) => close[name]?.(),
    text: (text) => {
      if (cell && into === 'value') cell.value += text
      else if (cell && into === 'inline') cell.inline += text
      if (cell && cell.inline.length > longest) throw broken
    },
  }
}

function put({ line, cells }: TableRow, cell: Cell, { sheet, common }: { sheet: string; common: Common }): void {
  if (cell.formula && cell.value === null) throw noResult(sheet, `${columnName(cell.at)}${line}`)
  const text = textOf(cell, common)
  if (text === '') return
  if (cell.at >= most.columns) throw tooWide(sheet)
  while (cells.length < cell.at) cells.push('')
  cells[cell.at] = text
}

function textOf({ type, style, value, inline }: Cell, { strings, kinds, from1904 }: Common): string {
  if (type === 'inlineStr') return readable(inline)
  if (value === null || value === '') return ''
  if (type === 's') {
    const text = strings[Number(value)]
    if (text === undefined) throw broken
    return text
  }
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'd') return value.slice(0, 10)
  const number = Number(value)
  if (type !== 'n' || Number.isNaN(number)) return readable(value)
  const kind = kinds[style] ?? 'number'
  return kind === 'number' ? plain(number) : moment(number + (from1904 ? 1_462 : 0), kind)
}

/** As people typed it: letters that XML cannot hold are given back, and what stands around is left out. */
export const readable = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).trim()

/** Excel keeps 15 digits: 0.1 + 0.2 is the 0.3 that the officer sees; a decimal comma keeps 1.234 from reading as a thousand. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15))
  return Number.isInteger(rounded) ? String(rounded) : String(rounded).replace('.', ',')
}

/** The day that Excel counts from 1900 (with a 29 February 1900 that never was), or the hour where only that is shown. */
function moment(counted: number, kind: 'date' | 'time'): string {
  const days = counted < 60 ? counted + 1 : counted
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1_000)
  if (Number.isNaN(at.getTime())) return plain(counted)
  return kind === 'time' && counted < 1 ? at.toISOString().slice(11, 16) : at.toISOString().slice(0, 10)
}

function columnOf(cell: string): number {
  let column = 0
  for (let at = 0; at < cell.length; at++) {
    const letter = cell.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  if (column === 0 || column > 16_384) throw broken
  return column - 1
}

const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
