import { createReadStream } from 'node:fs'
import exceljs from 'exceljs'
import { Refused } from '../base/refusal.ts'
import type { TableBatches, TableRow } from './table.ts'

const broken = new Refused({
  code: 'file.malformed',
  text: 'Tệp XLSX hỏng hoặc không đọc được. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.',
  status: 422,
})

/** times that a workbook is opened before it is called broken */
const attempts = 4

/**
 * Rows of the first sheet of an XLSX, read as a stream; `line` is Excel's row number. Once in some hundred times, on a busy machine, the reader
 * misses a part of the package (its list of sheets, its strings) and would give an error or empty cells for a good file; that shows before the
 * first row is given, and then the file is opened again.
 */
export async function* workbookRows(path: string, batchSize: number, onBytes: (read: number) => void): TableBatches {
  for (let attempt = 1; ; attempt++) {
    let given = false
    try {
      for await (const batch of firstSheet(path, batchSize, onBytes)) {
        given = true
        yield batch
      }
      return
    } catch (error) {
      if (error instanceof Refused) throw error
      if (given || attempt === attempts) throw broken
    }
  }
}

async function* firstSheet(path: string, batchSize: number, onBytes: (read: number) => void): TableBatches {
  const file = createReadStream(path)
  let read = 0
  file.on('data', (chunk) => {
    read += chunk.length
    onBytes(read)
  })
  const reader = new exceljs.stream.xlsx.WorkbookReader(file, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'emit',
  })
  let batch: TableRow[] = []
  let sheets = 0
  try {
    for await (const sheet of reader) {
      sheets++
      for await (const row of sheet) {
        const cells = cellsOf(row)
        if (cells.every((cell) => cell === '')) continue
        batch.push({ line: row.number, cells })
        if (batch.length >= batchSize) {
          yield batch
          batch = []
        }
      }
      break
    }
  } finally {
    file.destroy()
  }
  if (sheets === 0) throw new Error('no sheet was read')
  if (batch.length > 0) yield batch
}

function cellsOf(row: exceljs.Row): string[] {
  const cells: string[] = []
  // `values` is sparse and starts at 1
  const values = Array.isArray(row.values) ? row.values : []
  for (let at = 1; at < values.length; at++) cells.push(textOf(values[at]))
  return cells
}

/** A cell as its text: dates as days, formulas as their result, errors as they show. */
function textOf(value: exceljs.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return plain(value)
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map((part) => part.text)
      .join('')
      .trim()
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result)
  if ('text' in value) return String(value.text).trim()
  if ('error' in value) return value.error
  if ('sharedString' in value) throw new Error('the strings of the workbook were not read')
  return ''
}

/** Excel keeps 15 digits: 0.1 + 0.2 is the 0.3 that the officer sees; a decimal comma keeps 1.234 from reading as a thousand. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15))
  return Number.isInteger(rounded) ? String(rounded) : String(rounded).replace('.', ',')
}
