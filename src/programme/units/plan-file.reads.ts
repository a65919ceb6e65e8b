import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { openTable } from '../../platform/files/table.ts'
import { ofForms } from '../../platform/files/unpacked.ts'

/** A plan as it came: the bytes of the file and its name (kept as the source of what it writes). */
export type PlanFile = { name: string; bytes: Uint8Array }

const encoder = new TextEncoder()

/** A plan whose table was typed, pasted or kept as text. */
export const planOfText = (name: string, text: string): PlanFile => ({ name, bytes: encoder.encode(text) })

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * The table of a plan as text, one line a row of the file: a CSV as it is, the first sheet of a workbook with tabs between its cells.
 * Refused where it is neither.
 */
export async function textOfPlan({ name, bytes }: PlanFile): Promise<Result<string>> {
  if (!isZip(bytes)) {
    try {
      return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC'))
    } catch {
      const text = 'Tệp kế hoạch không phải là CSV mã UTF-8 hay XLSX; lưu lại dưới dạng CSV UTF-8.'
      return refused({ code: 'units.planUnreadable', status: 422, text })
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'ntm-ke-hoach-'))
  try {
    const path = join(folder, `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(-80)}.xlsx`)
    await writeFile(path, bytes)
    return done(await sheetText(path))
  } catch (error) {
    if (isRefused(error)) return refused({ ...error.refusal, status: 422 })
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Rows keep the lines that they have in the sheet. */
async function sheetText(path: string): Promise<string> {
  const { header, batches } = await openTable(path, { bounds: ofForms })
  const lines = [lineOf(header)]
  for await (const batch of batches)
    for (const { line, cells } of batch) {
      while (lines.length < line - 1) lines.push('')
      lines.push(lineOf(cells))
    }
  return `${lines.join('\n')}\n`
}

const lineOf = (cells: string[]): string =>
  cells.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replace(/\s*\n\s*/g, ' ')}"` : cell)).join('\t')
