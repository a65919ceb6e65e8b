import type { Listing } from '../base/listing.ts'
import type { SheetCell, SheetRow } from '../base/workbook.ts'
import { workbookStream } from './workbook-write.ts'

/** A list as an XLSX, written as a stream. Text stays text, so nothing in it is computed. */
export function writeListing<Row>(listing: Listing<Row>): ReadableStream {
  const { sheet, lines, columns } = listing
  const heads = lines.length + 3
  return workbookStream({
    sheets: [
      {
        name: sheet,
        columns: columns.map(({ width, sum }) => ({ width, summed: sum === true })),
        rows: rowsOf(listing, heads),
        freeze: { rows: heads, columns: 1 },
        repeat: [heads, heads],
      },
    ],
  })
}

function* rowsOf<Row>({ title, lines, columns, rows }: Listing<Row>, heads: number): Generator<SheetRow> {
  yield { role: 'title', cells: [{ value: title }] }
  for (const line of lines) yield { role: 'line', cells: [{ value: line }] }
  yield { role: 'line', cells: [] }
  yield { role: 'head', cells: columns.map(({ head }) => ({ value: head })) }
  for (const row of rows) yield { role: 'body', cells: columns.map(({ kind = 'text', value }) => ({ value: value(row), kind })) }
  if (rows.length === 0 || !columns.some(({ sum }) => sum)) return
  const sum: [number, number] = [heads + 1, heads + rows.length]
  const cells = columns.map((column, at): SheetCell => {
    if (column.sum) return { value: { sum }, kind: column.kind ?? 'text' }
    return { value: at === 0 ? 'Cộng' : null }
  })
  yield { role: 'total', cells }
}
