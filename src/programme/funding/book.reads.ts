import { Refused } from '../../platform/base/refusal.ts'
import { openTable } from '../../platform/files/table.ts'
import { ofForms } from '../../platform/files/unpacked.ts'
import { writeWorkbookForm } from '../../platform/files/workbook-form.ts'
import { type BookKind, type BookRow, bookForm, mostRows } from './book.rules.ts'
import { refusals } from './refusals.text.ts'

/** rows of a workbook with its heads and lines of words */
const most = mostRows + 50

/** The rows of an uploaded workbook or CSV. Throws Refused for what is no table, too large, or unpacks to too much. */
export async function bookRows(path: string): Promise<BookRow[]> {
  const table = await openTable(path, { bounds: ofForms })
  const rows: BookRow[] = [{ line: 1, cells: table.header }]
  for await (const batch of table.batches) {
    rows.push(...batch)
    if (rows.length > most) throw new Refused(refusals.bookTooLong(mostRows))
  }
  return rows
}

/** An empty workbook to be filled. */
export const bookTemplate = (kind: BookKind): Promise<Uint8Array> => writeWorkbookForm(bookForm(kind))
