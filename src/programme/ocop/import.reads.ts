import type { ReadCtx } from '../../platform/events/context.ts'
import { openTable, type TableRow } from '../../platform/files/table.ts'
import { ofForms } from '../../platform/files/unpacked.ts'
import { subtreeOf, unitById } from '../units/reads.ts'
import { type ImportReading, mostRows, readCertified } from './import.rules.ts'

/** A table as a form can carry it to its second step. */
export type Sheet = { header: string[]; rows: TableRow[] }

/** The first sheet of an XLSX, or a CSV; refused where it is neither. More rows than are taken in are read no further. */
export async function sheetOf(path: string): Promise<Sheet> {
  const { header, batches } = await openTable(path, { bounds: ofForms })
  const rows: TableRow[] = []
  for await (const batch of batches) {
    rows.push(...batch)
    if (rows.length > mostRows) break
  }
  return { header, rows }
}

/** What a list of certified products says, for whoever works at the unit: rows of communes elsewhere are faults. */
export async function readingOf(ctx: ReadCtx, unitId: number, { header, rows }: Sheet): Promise<ImportReading> {
  const here = await unitById(ctx, unitId, ctx.today)
  const under = [...(here ? [here] : []), ...(await subtreeOf(ctx, unitId, ctx.today))].filter(({ level }) => level === 'commune')
  const communes = new Map(under.map(({ id, code, name }) => [code, { id, name }]))
  return readCertified(header, rows, { today: ctx.today, communes })
}
