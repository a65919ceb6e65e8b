/** One row that was pasted, and the cell that it goes into. */
export type PastedCell = { measure: string; typed: string }

/** A cell that can be pasted into, in the order of the page; `codes` are the codes and names that a row of a workbook may begin with. */
export type Target = { measure: string; codes: readonly string[] }

const lines = (text: string): string[][] =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replace(/[\u00a0\u202f]/g, ' ').trim()))

const folded = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')

/**
 * Where a block copied from a workbook goes. One column: down from the cell in which it was pasted. Several columns: a row whose first
 * column is the code or the name of an indicator goes to that indicator, its last filled column is the value; rows of other text are left.
 */
export function pastedCells(text: string, from: string, targets: readonly Target[]): PastedCell[] {
  const rows = lines(text)
  const start = targets.findIndex(({ measure }) => measure === from)
  if (rows.every((row) => row.length === 1)) {
    return rows.flatMap(([typed = ''], at) => {
      const target = targets[start + at]
      return start >= 0 && target ? [{ measure: target.measure, typed }] : []
    })
  }
  const byCode = new Map(targets.flatMap(({ measure, codes }) => codes.map((code) => [folded(code), measure] as const)))
  return rows.flatMap((row) => {
    const named = row.findIndex((cell) => byCode.has(folded(cell)))
    const measure = byCode.get(folded(row[named] ?? ''))
    const typed = row.slice(named + 1).findLast((cell) => cell !== '')
    return measure === undefined || typed === undefined ? [] : [{ measure, typed }]
  })
}

/** Whether a text was copied from a grid: more than one cell. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))
