import type { FormCell, WorkbookForm } from '../../platform/base/workbook.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { readCell } from './cell.rules.ts'
import type { Cell } from './sheet.types.ts'
import type { SheetView } from './sheet.views.ts'

const columns = [
  { head: 'Mã số liệu', width: 14 },
  { head: 'Chỉ tiêu', width: 9 },
  { head: 'Nội dung', width: 48 },
  { head: 'ĐVT', width: 14 },
  { head: 'Kỳ trước', width: 12 },
  { head: 'Kỳ này', width: 14 },
  { head: 'Ghi chú', width: 30 },
  { head: 'Ngưỡng', width: 34 },
  { head: 'Phiên bản', width: 6, hidden: true },
] as const
const asked = { code: 'ma so lieu', value: 'ky nay', note: 'ghi chu', version: 'phien ban' } as const

/** The template of a sheet: codes locked, choices as lists, the last values beside, what stands already filled in. */
export function templateOf(sheet: SheetView): WorkbookForm {
  const said = new Set<string>()
  const rows = sheet.criteria.flatMap(({ indicators }) =>
    indicators.flatMap(({ key, asked, cells, name }) =>
      cells.flatMap((cell): FormCell[][] => {
        if (said.has(cell.measure)) return []
        said.add(cell.measure)
        const choices = cell.kind === 'yesNo' ? ['có', 'không'] : (cell.levels ?? undefined)
        return [
          [
            { value: cell.measure },
            { value: key.replace('?', '') },
            { value: cells.length > 1 ? cell.name : name },
            { value: cell.unit ?? '' },
            { value: cell.previous ? `${cell.previous.typed} (${cell.previous.on})` : '' },
            { value: cell.typed, fill: true, ...(choices ? { choices } : {}) },
            { value: cell.note, fill: true },
            { value: asked.map(({ text }) => text).join('; ') },
            { value: String(cell.version) },
          ],
        ]
      }),
    ),
  )
  return {
    sheet: `Phieu ${sheet.id}`,
    title: `Phiếu tự đánh giá – ${sheet.unit.name}, ${sheet.round.name}`,
    lines: [
      `${sheet.set.name} (${sheet.set.decision}). Phiếu số ${sheet.id}.`,
      'Chỉ ghi vào cột «Kỳ này» và «Ghi chú» (ô nền vàng). Không sửa cột mã. Số thập phân dùng dấu phẩy: 62,5.',
    ],
    columns,
    rows,
  }
}

/** A row of an uploaded workbook: the line as Excel counts, and its cells. */
export type BookRow = { line: number; cells: readonly string[] }

export type BookChange = {
  measure: string
  name: string
  before: string
  typed: string
  note: string
  base: number
  problem: string | null
  clash: boolean
  where: string
}
export type BookFault = { where: string; what: string }
export type BookReading = { changes: BookChange[]; faults: BookFault[]; unchanged: number }

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim()

const letter = (at: number) => String.fromCharCode(65 + at)

/**
 * What a filled workbook says of a sheet, cell by cell: what it changes, what is wrong where, and which of the changed cells somebody
 * else changed since the template was made. Rows without a code of the sheet are named; nothing is guessed from names or order.
 */
export function readBook(rows: readonly BookRow[], set: CriteriaSet, cells: readonly Cell[]): BookReading {
  const headAt = rows.findIndex((row) => row.cells.some((cell) => folded(cell) === asked.code))
  const heads = rows[headAt]?.cells.map(folded)
  const at = (name: keyof typeof asked) => heads?.indexOf(asked[name]) ?? -1
  const [code, value, note, version] = [at('code'), at('value'), at('note'), at('version')]
  if (!heads || code < 0 || value < 0)
    return {
      changes: [],
      faults: [{ where: 'Dòng tên cột', what: 'Không thấy cột «Mã số liệu» và «Kỳ này». Tải lại mẫu của phiếu rồi điền.' }],
      unchanged: 0,
    }
  const stands = new Map(cells.map((cell) => [cell.measure, cell]))
  const reading: BookReading = { changes: [], faults: [], unchanged: 0 }
  const seen = new Set<string>()
  for (const row of rows.slice(headAt + 1)) {
    const measure = (row.cells[code] ?? '').trim()
    if (measure === '') continue
    const where = `${letter(code)}${row.line}`
    const known = set.measures?.[measure]
    if (!known) reading.faults.push({ where, what: `Mã «${measure}» không có trong phiếu này.` })
    else if (seen.has(measure)) reading.faults.push({ where, what: `Mã «${measure}» đứng hai lần; lấy dòng đầu.` })
    else {
      seen.add(measure)
      const cell = stands.get(measure)
      const [typed, said] = [
        (row.cells[value] ?? '').normalize('NFC').trim(),
        (note < 0 ? (cell?.note ?? '') : (row.cells[note] ?? '')).normalize('NFC').trim(),
      ]
      if (typed === (cell?.typed ?? '') && said === (cell?.note ?? '')) {
        reading.unchanged++
        continue
      }
      const base = Number(row.cells[version] ?? '')
      const current = cell?.version ?? 0
      const clash = version >= 0 && Number.isInteger(base) && (row.cells[version] ?? '') !== '' && base !== current
      const { problem } = readCell(known, typed)
      reading.changes.push({
        measure,
        name: known.name,
        before: cell?.typed ?? '',
        typed,
        note: said,
        base: current,
        problem,
        clash,
        where: `${letter(value)}${row.line}`,
      })
    }
  }
  return reading
}
