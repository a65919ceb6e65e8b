import type { Style } from '@cj-tech-master/excelts'
import type { CellRole, ValueKind } from '../base/workbook.ts'

const formats: Record<ValueKind, string> = { text: '@', integer: '#,##0', decimal: '#,##0.##', percent: '0.0"%"', date: 'dd/mm/yyyy' }

type Look = { bold?: boolean; italic?: boolean; size?: number; ink?: string; fill?: string; bare?: boolean; head?: boolean; open?: boolean }

/** How each role looks; colours stand here only. `bare`: words without a frame that run on to the right; `open`: may be filled where the sheet is locked. */
const looks: Record<CellRole, Look> = {
  title: { bold: true, size: 14, bare: true },
  line: { italic: true, ink: 'FF4D5B69', bare: true },
  head: { bold: true, fill: 'FFF4F6F8', head: true },
  body: {},
  fill: { fill: 'FFFFFBE6', open: true },
  group: { bold: true, fill: 'FFFAFBFC' },
  total: { bold: true },
}

const thin = { style: 'thin' as const, color: { argb: 'FFB8C0C8' } }

function look(role: CellRole, kind: ValueKind): Partial<Style> {
  const { bold = false, italic = false, size = 11, ink, fill, bare = false, head = false, open = false } = looks[role]
  return {
    numFmt: formats[kind],
    font: { name: 'Times New Roman', family: 1, size, bold, italic, ...(ink ? { color: { argb: ink } } : {}) },
    alignment: {
      vertical: head ? 'middle' : 'top',
      wrapText: !bare && (head || kind === 'text'),
      ...(head ? { horizontal: 'center' as const } : {}),
    },
    protection: { locked: !open },
    ...(bare ? {} : { border: { top: thin, left: thin, bottom: thin, right: thin } }),
    ...(fill ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: fill } } } : {}),
  }
}

const made = new Map<string, Partial<Style>>()

/** How a cell of a role looks that holds a value of a kind. */
export function styleOf(role: CellRole, kind: ValueKind): Partial<Style> {
  const key = `${role} ${kind}`
  const known = made.get(key) ?? look(role, kind)
  made.set(key, known)
  return known
}
