import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refused } from '../base/refusal.ts'
import { asUtf8, type Encoding, recognise } from './encoding.ts'
import { type Bounds, ofTables } from './unpacked.ts'
import { openWorkbook } from './workbook.ts'

/** A row as it stands in the file: the line it begins on (as an editor or Excel counts) and its cells, trimmed. */
export type TableRow = { line: number; cells: string[] }

/** Rows come in batches, so that a million of them cost neither memory nor a promise each. */
export type TableBatches = AsyncGenerator<TableRow[]>

export type Table = { name: string; bytes: number; header: string[]; batches: TableBatches }

const batchSize = 5_000

export type Opening = {
  /** told how much of the file has been read so far */
  onBytes?: (read: number) => void
  /** what a workbook may hold when it is unpacked */
  bounds?: Bounds
  /** the sheet of a workbook by its name; without it the first that is not hidden */
  sheet?: string
}

/**
 * Opens a CSV (UTF-8, UTF-16 with its mark; comma, semicolon or tab) or a sheet of an XLSX as a stream of rows.
 * The first row that is not empty is the header; empty rows are left out. Throws Refused where the file cannot be read.
 */
export async function openTable(path: string, opening: Opening = {}): Promise<Table> {
  const name = basename(path)
  const missing = new Refused({
    code: 'file.missing',
    text: `Không đọc được tệp ${path}. Kiểm tra lại đường dẫn; phải là một tệp, không phải thư mục.`,
    status: 422,
  })
  const there = await stat(path).catch(() => null)
  if (!there?.isFile()) throw missing
  const { size } = there
  const kind = recognise(await firstBytes(path, 4_096))
  if (kind !== 'xlsx' && size > 0 && /\.xlsx$/i.test(name)) throw renamed(name)
  const batches = kind === 'xlsx' ? await workbookRows(path, opening) : csvRows(path, kind, opening.onBytes ?? (() => undefined))
  const first = await batches.next()
  const header = first.done ? undefined : first.value.shift()
  if (!header) throw new Refused({ code: 'file.empty', text: `Tệp ${name} không có dòng nào. Dòng đầu phải là tên các cột.`, status: 422 })
  return { name, bytes: size, header: header.cells, batches: startingWith(first.value ?? [], batches) }
}

async function workbookRows(path: string, { onBytes, bounds = ofTables, sheet }: Opening): Promise<TableBatches> {
  const book = await openWorkbook(path, bounds, onBytes)
  const wanted = sheet === undefined ? book.sheets[0] : book.sheets.find((name) => name === sheet.normalize('NFC'))
  if (wanted !== undefined) return book.rows(wanted, batchSize)
  const text = `Tệp không có trang tính «${sheet}»; có: ${book.sheets.map((name) => `«${name}»`).join(', ')}. Đổi tên trang cho đúng rồi gửi lại.`
  throw new Refused({ code: 'file.noSheet', text, status: 422 })
}

const renamed = (name: string): Refused =>
  new Refused({
    code: 'file.renamed',
    text: `Tệp ${name} mang đuôi .xlsx nhưng bên trong là văn bản. Đổi đuôi thành .csv, hoặc mở bằng Excel và lưu lại thành .xlsx.`,
    status: 422,
  })

async function* startingWith(first: TableRow[], rest: TableBatches): TableBatches {
  try {
    if (first.length > 0) yield first
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* csvRows(path: string, encoding: Encoding, onBytes: (read: number) => void): TableBatches {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const source = asUtf8(counted(file, onBytes), encoding)
  const first = await source.next()
  if (first.done) return
  const bytes = Readable.from(chained(first.value, source), { objectMode: false })
  // a row without cells still counts as a line, so empty lines are not skipped by the parser
  const parser = parse({ delimiter: delimiterOf(first.value.toString('utf8')), relax_column_count: true, skip_empty_lines: false })
  let line = 1
  const take = (cells: string[]): TableRow => {
    const row = { line, cells }
    line++
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as string
      if (cell.includes('\n')) line += cell.split('\n').length - 1
      cells[at] = cell.trim()
    }
    return row
  }
  bytes.on('error', (error) => parser.destroy(error))
  try {
    yield* batched(bytes.pipe(parser), take)
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error
  } finally {
    bytes.destroy()
    file.destroy()
  }
}

async function* counted(file: AsyncIterable<Buffer>, onBytes: (read: number) => void): AsyncGenerator<Buffer> {
  let read = 0
  for await (const chunk of file) {
    read += chunk.length
    onBytes(read)
    yield chunk
  }
}

async function* chained(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** Collects what a parser emits into batches; the parser pauses while a batch waits to be taken. */
async function* batched(parser: NodeJS.ReadableStream, take: (cells: string[]) => TableRow): TableBatches {
  let batch: TableRow[] = []
  let [ended, failure, wake] = [false, null as Error | null, () => {}]
  parser.on('data', (cells: string[]) => {
    const row = take(cells)
    if (cells.every((cell) => cell === '')) return
    batch.push(row)
    if (batch.length >= batchSize) {
      parser.pause()
      wake()
    }
  })
  parser.on('end', () => {
    ended = true
    wake()
  })
  parser.on('error', (error) => {
    failure = error
    wake()
  })
  for (;;) {
    if (batch.length < batchSize && !ended && !failure) {
      await new Promise<void>((resolve) => {
        wake = resolve
        parser.resume()
      })
      continue
    }
    const full = batch
    batch = []
    if (full.length > 0) yield full
    if (failure) throw failure
    if (ended && batch.length === 0) return
  }
}

/** The sign that parts the cells of the first line, quoted text left out; a single column has none and any will do. */
function delimiterOf(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string) => line.split(sign).length - 1
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function malformed(error: CsvError): Refused {
  const line = typeof error.lines === 'number' ? error.lines : null
  return new Refused({
    code: 'file.malformed',
    text: `Tệp CSV hỏng cấu trúc${line === null ? '' : ` gần dòng ${line}`} (thường do dấu ngoặc kép không đóng). Mở tệp và sửa dòng đó.`,
    status: 422,
  })
}
