import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Result } from '../../platform/base/result.ts'
import type { WorkbookForm } from '../../platform/base/workbook.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { readAllocation, readDisbursement, type Typed } from './form.rules.ts'
import { moneyUnits } from './money.rules.ts'
import { kindNames, movementNames, sourceNames } from './text.ts'
import { kinds, movements, sources } from './types.ts'

/** Which list a workbook brings. */
export const bookKinds = ['phan-bo', 'giai-ngan'] as const
export type BookKind = (typeof bookKinds)[number]
export const bookNames: Record<BookKind, string> = { 'phan-bo': 'Phân bổ vốn', 'giai-ngan': 'Giải ngân' }

/** most rows of one workbook: they are entered in one transaction */
export const mostRows = 500

type Column = { field: string; head: string; width: number; optional?: boolean; words?: ReadonlyMap<string, string> }

/** Words as they stand in a cell, however spelt, and what the form calls them. */
const wordsOf = (pairs: readonly (readonly [string, string])[]) => new Map(pairs)
const yes = wordsOf([
  ['có', 'co'],
  ['không', ''],
])
const line: Column[] = [
  { field: 'nam', head: 'Năm ngân sách', width: 10 },
  { field: 'nguon', head: 'Nguồn', width: 24, words: wordsOf(sources.map((one) => [sourceNames[one], one])) },
  { field: 'loai', head: 'Loại vốn', width: 20, words: wordsOf(kinds.map((one) => [kindNames[one], one])) },
  { field: 'chuyen-nguon', head: 'Năm trước chuyển sang', width: 12, optional: true, words: yes },
  { field: 'so-tien', head: 'Số tiền', width: 20 },
  {
    field: 'so-tien-don-vi',
    head: 'Đơn vị tiền',
    width: 14,
    optional: true,
    words: wordsOf(moneyUnits.map(({ key, name }) => [name, key])),
  },
]

const columns: Record<BookKind, readonly Column[]> = {
  'phan-bo': [
    { field: 'don-vi', head: 'Mã đơn vị', width: 12 },
    { field: 'viec-von', head: 'Loại ghi', width: 24, words: wordsOf(movements.map((one) => [movementNames[one], one])) },
    ...line,
    { field: 'tu-phan', head: 'Lấy từ phần vốn cấp trên', width: 12, optional: true, words: yes },
    { field: 'van-ban', head: 'Văn bản', width: 24 },
    { field: 'ngay', head: 'Ngày văn bản', width: 14 },
    { field: 'nguoi-gop', head: 'Người góp', width: 20, optional: true },
    { field: 'ghi-chu', head: 'Ghi chú', width: 24, optional: true },
  ],
  'giai-ngan': [
    { field: 'don-vi', head: 'Mã đơn vị', width: 12 },
    { field: 'du-an', head: 'Mã dự án', width: 10, optional: true },
    ...line,
    { field: 'ngay', head: 'Ngày giải ngân', width: 14 },
    { field: 'van-ban', head: 'Chứng từ', width: 24 },
  ],
}

/** An empty workbook of a kind, its choices as lists. */
export const bookForm = (kind: BookKind): WorkbookForm => ({
  sheet: bookNames[kind],
  title: `${bookNames[kind]}: mẫu nhập`,
  lines: [
    'Mỗi dòng một khoản. Số tiền ghi kèm đơn vị (1,5 tỷ) hoặc chọn ở cột Đơn vị tiền.',
    kind === 'phan-bo'
      ? 'Điều chỉnh giảm thì ghi dấu trừ trước số tiền.'
      : 'Mã dự án lấy ở bảng Dự án tải về; để trống nếu không theo dự án.',
  ],
  columns: columns[kind].map(({ head, width }) => ({ head, width })),
  rows: Array.from({ length: 50 }, () =>
    columns[kind].map(({ words }) => ({ value: null, fill: true, ...(words ? { choices: [...words.keys()] } : {}) })),
  ),
})

export type BookRow = { line: number; cells: readonly string[] }
/** A row as a form would bring it. */
export type TypedRow = { line: number; typed: Record<string, string> }
export type BookFault = { where: string; what: string }

const letterOf = (at: number) => String.fromCharCode(65 + at)

/** Reads one row as the form of its kind does. */
export const readRow = (kind: BookKind, typed: Typed, today: LocalDate): Result<unknown> =>
  kind === 'phan-bo' ? readAllocation(typed, today) : readDisbursement(typed, null, today)

/** The rows of a workbook as forms, and what is wrong in which cell. Heads are found by name, in any order. */
export function readBook(rows: readonly BookRow[], kind: BookKind, today: LocalDate): { rows: TypedRow[]; faults: BookFault[] } {
  const of = columns[kind]
  const heads = rows.findIndex(({ cells }) => of.every(({ head, optional }) => optional || cells.some((cell) => fold(cell) === fold(head))))
  if (heads === -1) {
    const first = rows[0]?.cells.map(fold) ?? []
    const missing = of.filter(({ head, optional }) => !optional && !first.includes(fold(head))).map(({ head }) => head)
    return { rows: [], faults: [{ where: 'Dòng tên cột', what: `không tìm thấy các cột ${missing.join(', ')}; tải mẫu rồi điền` }] }
  }
  const names = (rows[heads]?.cells ?? []).map(fold)
  const at = new Map(of.map(({ field, head }) => [field, names.indexOf(fold(head))]))
  const found = rows.slice(heads + 1).map(({ line: number, cells }) => ({ line: number, typed: typedOf(of, at, cells) }))
  const faults = found.flatMap(({ line: number, typed }) => faultsOf(kind, number, typed, at, today))
  if (found.length > mostRows) faults.push({ where: `Dòng ${found[mostRows]?.line}`, what: `quá ${mostRows} dòng; chia thành nhiều tệp` })
  return { rows: found, faults }
}

function typedOf(of: readonly Column[], at: ReadonlyMap<string, number>, cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    of.map(({ field, words }): [string, string] => {
      const cell = tidy(cells[at.get(field) ?? -1] ?? '')
      const word = words && [...words].find(([name, key]) => fold(name) === fold(cell) || key === cell)
      // spreadsheets drop the zero before a commune's code
      return [field, word ? word[1] : field === 'don-vi' && /^\d{4}$/.test(cell) ? `0${cell}` : cell]
    }),
  )
}

function faultsOf(
  kind: BookKind,
  number: number,
  typed: Record<string, string>,
  at: ReadonlyMap<string, number>,
  today: LocalDate,
): BookFault[] {
  const cellOf = (label: string) => {
    const column = columns[kind].find(({ head }) => head === label)
    const place = column && at.get(column.field)
    return place === undefined || place < 0 ? `Dòng ${number}, ${label}` : `Ô ${letterOf(place)}${number} (${label})`
  }
  const unknown = columns[kind].filter(
    ({ field, words, optional }) => optional && words && typed[field] && ![...words.values()].includes(typed[field]),
  )
  const read = readRow(kind, typed, today)
  const offenders = read.ok ? [] : (read.refusal.offenders ?? [{ where: '', what: read.refusal.text }])
  return [
    ...(typed['don-vi'] ? [] : [{ where: cellOf('Mã đơn vị'), what: 'chưa ghi mã' }]),
    ...unknown.map(({ head, words }) => ({ where: cellOf(head), what: `chỉ nhận ${[...(words?.keys() ?? [])].join(', ')}` })),
    ...offenders.map(({ where, what }) => ({ where: cellOf(where), what })),
  ]
}

/** The rows that a preview carried along, read again with suspicion; null where they are no rows. */
export function rowsIn(text: string): TypedRow[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.length === 0 || value.length > mostRows) return null
    const isRow = (one: unknown): one is TypedRow =>
      typeof one === 'object' && one !== null && 'line' in one && Number.isInteger(one.line) && 'typed' in one && isTyped(one.typed)
    return value.every(isRow) ? value : null
  } catch {
    return null
  }
}

const isTyped = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')
