import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../../platform/base/refusal.ts'
import type { SheetCell, SheetRow } from '../../platform/base/workbook.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { openShelf, type Shelf } from '../../platform/files/shelf.ts'
import { workbookBytes } from '../../platform/files/workbook-write.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Condition } from './ask.types.ts'
import { csvHead, csvRow, sdmxHead, sdmxRow } from './cell.rules.ts'
import { aboutOf } from './dataset.views.ts'
import { allRows, countOf } from './reads.ts'
import type { Dataset, Field, Format, Licence, Row } from './types.ts'

/** What a file is made of: a data set, its form, and the rows that were asked for. */
export type FileAsk = {
  dataset: Dataset
  format: Exclude<Format, 'geojson'>
  where: Condition | null
  bom: boolean
  licence: Licence | null
}

const shelves = new Map<string, Shelf>()

/** Where finished files wait, beside the uploads of the server. */
export function shelfBeside(uploads: string): Shelf {
  const folder = join(uploads, '..', 'open-data')
  const known = shelves.get(folder) ?? openShelf(folder)
  shelves.set(folder, known)
  return known
}

/** letters that are gathered before they leave */
const chunk = 64 * 1024

/** Pieces of text as bytes, a chunk at a time. */
export async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let gathered = ''
  for await (const piece of pieces) {
    gathered += piece
    if (gathered.length < chunk) continue
    yield Buffer.from(gathered)
    gathered = ''
  }
  if (gathered !== '') yield Buffer.from(gathered)
}

/** What a work in one read gives, as a stream: the transaction ends with the last byte. */
export function streamOf(db: Db, work: (ctx: ReadCtx) => AsyncIterable<Uint8Array>, today: ReadCtx['today']): AsyncIterable<Uint8Array> {
  const out = new PassThrough()
  // an error destroys the stream, so whoever reads it meets it
  read(db, (tx) => pipeline(Readable.from(work({ tx, today })), out)).catch((error) => out.destroy(error))
  return out
}

async function* csvPieces(ctx: ReadCtx, { dataset, where, bom }: FileAsk): AsyncGenerator<string> {
  yield `${bom ? '\ufeff' : ''}${csvHead(dataset)}`
  for await (const row of allRows(ctx, dataset, where)) yield csvRow(dataset, row)
}

async function* sdmxPieces(ctx: ReadCtx, { dataset, where }: FileAsk): AsyncGenerator<string> {
  yield sdmxHead
  if (!dataset.series) return
  for await (const row of allRows(ctx, dataset, where)) yield sdmxRow(dataset.series, row)
}

async function* jsonPieces(ctx: ReadCtx, { dataset, where, licence }: FileAsk): AsyncGenerator<string> {
  const about = JSON.stringify(aboutOf(dataset, { licence, today: ctx.today }))
  yield `${about.slice(0, -1)},"rows":[`
  let between = '\n'
  for await (const row of allRows(ctx, dataset, where)) {
    yield `${between}${JSON.stringify(row)}`
    between = ',\n'
  }
  yield '\n]}\n'
}

const widths: Record<Field['kind'], number> = { text: 24, integer: 14, decimal: 14, date: 14, boolean: 12 }

/** ids and codes are no amounts, so a spreadsheet groups no digits of theirs */
function cellOf({ name, kind }: Field, row: Row): SheetCell {
  const value = row[name] ?? null
  if (typeof value === 'boolean') return { value: value ? 'có' : 'không' }
  return { value, kind: kind === 'boolean' ? 'text' : kind }
}

async function* sheetRows(ctx: ReadCtx, { dataset, where, licence }: FileAsk): AsyncGenerator<SheetRow> {
  const line = (text: string): SheetRow => ({ role: 'line', cells: [{ value: text }] })
  yield { role: 'title', cells: [{ value: dataset.name }] }
  yield line(`Đơn vị tính: ${dataset.unit}`)
  yield line(`Kỳ số liệu: ${dataset.period}. Lập ngày ${formatDate(ctx.today)}.`)
  yield line(`Nguồn: ${dataset.source}`)
  yield line(`Giấy phép: ${licence ? [licence.name, licence.url].filter(Boolean).join(', ') : 'chủ quản chưa chọn'}`)
  yield { role: 'line', cells: [] }
  yield { role: 'head', cells: dataset.fields.map(({ label }) => ({ value: label })) }
  for await (const row of allRows(ctx, dataset, where)) yield { role: 'body', cells: dataset.fields.map((field) => cellOf(field, row)) }
}

/** the line of heads */
const heads = 7

/** rows that a sheet of a spreadsheet holds, with room for the lines above them */
const mostRows = 1_048_000

async function* workbook(ctx: ReadCtx, ask: FileAsk): AsyncGenerator<Uint8Array> {
  const { dataset, where } = ask
  const count = await countOf(ctx, dataset, where)
  if (count > mostRows)
    throw new Refused({
      code: 'opendata.tooLong',
      status: 422,
      text: `Tập «${dataset.name}» có ${formatNumber(count)} dòng, quá sức chứa của một trang tính (${formatNumber(mostRows)}). Tải tệp CSV, hoặc thêm điều kiện $filter vào địa chỉ.`,
    })
  yield* workbookBytes({
    sheets: [
      {
        name: dataset.name,
        columns: dataset.fields.map(({ name, kind }) => ({ width: name === 'source' || name === 'definition' ? 40 : widths[kind] })),
        rows: sheetRows(ctx, ask),
        freeze: { rows: heads, columns: 1 },
        repeat: [heads, heads],
      },
    ],
  })
}

/** The bytes of a file. */
export function fileBytes(ctx: ReadCtx, ask: FileAsk): AsyncIterable<Uint8Array> {
  if (ask.format === 'xlsx') return workbook(ctx, ask)
  const pieces = { csv: csvPieces, 'sdmx.csv': sdmxPieces, json: jsonPieces }[ask.format]
  return bytesOf(pieces(ctx, ask))
}
