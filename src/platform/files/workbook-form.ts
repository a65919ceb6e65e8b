import type { FormCell, SheetCell, SheetRow, WorkbookForm } from '../base/workbook.ts'
import { workbookWhole } from './workbook-write.ts'

/**
 * The form as an XLSX: cells that are not to be filled are locked, heads stay in sight, choices are lists. Values that are text stay text,
 * so no program turns «1.234» or «-» into something else.
 */
export function writeWorkbookForm({ sheet, title, lines, columns, rows }: WorkbookForm): Promise<Uint8Array> {
  const heads = lines.length + 2
  const all: SheetRow[] = [
    { role: 'title', cells: [{ value: title }] },
    ...lines.map((line): SheetRow => ({ role: 'line', cells: [{ value: line }] })),
    { role: 'head', cells: columns.map(({ head }) => ({ value: head })) },
    ...rows.map((cells): SheetRow => ({ role: 'body', cells: cells.map(cellOf) })),
  ]
  return workbookWhole({
    sheets: [{ name: sheet, columns, rows: all, freeze: { rows: heads, columns: 0 }, repeat: [heads, heads], locked: true }],
  })
}

const cellOf = ({ value, fill, choices }: FormCell): SheetCell => ({
  value,
  ...(fill ? { role: 'fill' as const } : {}),
  ...(choices ? { choices } : {}),
})
