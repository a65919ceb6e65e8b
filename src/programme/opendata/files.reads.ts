import type { LocalDate } from '../../platform/base/local-date.ts'
import type { SheetRow, Workbook } from '../../platform/base/workbook.ts'
import type { Db } from '../../platform/db/database.ts'
import { formatDate } from '../../platform/text/date.ts'
import { csvHead, csvRow, jsonHead, jsonTail, sdmxHead, sdmxRow } from './file.rules.ts'
import { portionsOf } from './reads.ts'
import { licence } from './text.ts'
import type { Column, Dataset, Row } from './types.ts'

/** A data set as a CSV; `mark`: with the mark by which Excel knows UTF-8. */
export async function* csvOf(db: Db, today: LocalDate, dataset: Dataset, mark: boolean): AsyncGenerator<string> {
  yield csvHead(dataset, mark)
  for await (const rows of portionsOf(db, today, dataset)) yield rows.map((row) => csvRow(dataset, row)).join('')
}

/** A data set as one JSON document that says what it is before its rows. */
export async function* jsonOf(db: Db, today: LocalDate, dataset: Dataset): AsyncGenerator<string> {
  yield jsonHead(dataset, today)
  let first = true
  for await (const rows of portionsOf(db, today, dataset)) {
    if (rows.length === 0) continue
    yield `${first ? '' : ','}${rows.map((row) => JSON.stringify(row)).join(',\n')}`
    first = false
  }
  yield jsonTail
}

/** The indicator series as SDMX-CSV 2.0. */
export async function* sdmxOf(db: Db, today: LocalDate, dataset: Dataset): AsyncGenerator<string> {
  yield sdmxHead
  for await (const rows of portionsOf(db, today, dataset)) yield rows.map(sdmxRow).join('')
}

/** A data set as a workbook: its heads are words, its days are days. */
export function workbookOf(db: Db, today: LocalDate, dataset: Dataset): Workbook {
  const { name, columns } = dataset
  const heads = 5
  return {
    sheets: [
      {
        name,
        columns: columns.map(({ width }) => ({ width })),
        rows: sheetRows(db, today, dataset),
        freeze: { rows: heads, columns: 1 },
        repeat: [heads, heads],
      },
    ],
  }
}

async function* sheetRows(db: Db, today: LocalDate, dataset: Dataset): AsyncGenerator<SheetRow> {
  const { name, source, period, columns } = dataset
  const line = (text: string): SheetRow => ({ role: 'line', cells: [{ value: text }] })
  yield { role: 'title', cells: [{ value: name }] }
  yield line(`Lấy ngày ${formatDate(today)}. ${period}.`)
  yield line(`Nguồn: ${source}. ${licence.name ?? licence.missing}`)
  yield line('')
  yield { role: 'head', cells: columns.map(({ head }) => ({ value: head })) }
  for await (const rows of portionsOf(db, today, dataset))
    for (const row of rows) yield { role: 'body', cells: columns.map((column) => cellOf(column, row)) }
}

const kinds = { Int32: 'integer', Decimal: 'decimal', Date: 'date', String: 'text', Boolean: 'text' } as const

function cellOf({ name, type }: Column, row: Row): SheetRow['cells'][number] {
  const value = row[name] ?? null
  return { value: typeof value === 'boolean' ? (value ? 'Có' : 'Không') : value, kind: kinds[type] }
}
