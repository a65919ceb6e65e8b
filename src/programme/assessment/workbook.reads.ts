import { Refused } from '../../platform/base/refusal.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { openTable } from '../../platform/files/table.ts'
import { ofForms } from '../../platform/files/unpacked.ts'
import { writeWorkbookForm } from '../../platform/files/workbook-form.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { wholeSheet } from './sheet.reads.ts'
import { refusals } from './sheet.text.ts'
import type { WholeSheet } from './sheet.types.ts'
import { sheetView } from './sheet.views.ts'
import { type BookReading, type BookRow, readBook, templateOf } from './workbook.rules.ts'

/** a form has some hundred rows; more is another file */
const mostRows = 2_000

/** The sheet for whoever fills it; refused like every sheet elsewhere. */
export async function sheetToFill(ctx: ReadCtx, actor: Actor, sheetId: number): Promise<WholeSheet> {
  const whole = await wholeSheet(ctx, sheetId)
  if (!whole) throw new Refused(refusals.unknown)
  const may = allowed(actor, 'sheet.fill', await placeOf(ctx, whole.sheet.unitId))
  if (!may.ok) throw new Refused(may.refusal)
  return whole
}

/** The sheet as a workbook to be filled without network and sent back. */
export const sheetWorkbook = (whole: WholeSheet): Promise<Uint8Array> => writeWorkbookForm(templateOf(sheetView(whole)))

/** What an uploaded workbook (or CSV) says of the sheet. Throws Refused for what is no table, too large, or unpacks to too much. */
export async function readSheetWorkbook(path: string, whole: WholeSheet): Promise<BookReading> {
  const table = await openTable(path, { bounds: ofForms })
  const rows: BookRow[] = [{ line: 0, cells: table.header }]
  for await (const batch of table.batches) {
    rows.push(...batch)
    if (rows.length > mostRows)
      throw new Refused({
        code: 'book.tooLong',
        text: `Bảng có hơn ${mostRows} dòng nên không phải mẫu của phiếu. Tải lại mẫu rồi điền.`,
        status: 422,
      })
  }
  return readBook(rows, whole.set, whole.cells)
}
