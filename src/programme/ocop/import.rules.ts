import type { LocalDate } from '../../platform/base/local-date.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { groupNamed } from './procedures.ts'
import { levelNames, producerKindNames } from './text.ts'
import { type Group, type Level, levels, type ProducerKind, producerKinds } from './types.ts'
import { expiryOf } from './validity.rules.ts'

/** The columns of a list of certified products, as their heads are written; any order, others are passed over. */
export const importColumns = {
  unitCode: 'Mã xã',
  producer: 'Chủ thể',
  kind: 'Loại hình',
  product: 'Sản phẩm',
  group: 'Nhóm',
  stars: 'Sao',
  level: 'Cấp quyết định',
  body: 'Cơ quan',
  decisionNumber: 'Số quyết định',
  decidedOn: 'Ngày quyết định',
} as const
type Column = keyof typeof importColumns
const columns = Object.keys(importColumns) as Column[]

export type CertifiedRow = {
  line: number
  unitId: number
  unitName: string
  producer: string
  kind: ProducerKind
  product: string
  group: Group
  stars: number
  level: Level
  body: string
  decisionNumber: string
  decidedOn: LocalDate
  expiresOn: LocalDate
}

export type Fault = { where: string; what: string }
export type ImportReading = { rows: CertifiedRow[]; faults: Fault[] }

/** rows of one list; a province has hundreds */
export const mostRows = 1000

type Known = { today: LocalDate; communes: ReadonlyMap<string, { id: number; name: string }> }

const kindNamed = (typed: string): ProducerKind | undefined =>
  producerKinds.find((kind) => fold(producerKindNames[kind]) === fold(typed) || kind === typed)
const levelNamed = (typed: string): Level | undefined =>
  levels.find((level) => [fold(levelNames[level]), fold(levelNames[level]).replace(/^cap /, '')].includes(fold(typed)))

function readRow(line: number, given: Record<Column, string>, { today, communes }: Known): CertifiedRow | Fault[] {
  const faults: Fault[] = []
  const wrong = (column: Column, what: string) => {
    faults.push({ where: `Dòng ${line}, cột «${importColumns[column]}»`, what })
  }
  const text = (column: Column) => {
    const value = tidy(given[column])
    if (value === '') wrong(column, 'trống')
    return value
  }
  const commune = communes.get(tidy(given.unitCode).padStart(5, '0'))
  if (!commune) wrong('unitCode', `không có xã mã «${given.unitCode}» trong phạm vi phụ trách`)
  const [producer, product, body, decisionNumber] = [text('producer'), text('product'), text('body'), text('decisionNumber')]
  const kind = kindNamed(given.kind)
  if (!kind) wrong('kind', `«${given.kind}» không phải ${producerKinds.map((one) => producerKindNames[one]).join(', ')}`)
  const group = groupNamed(given.group, fold)
  if (!group) wrong('group', `«${given.group}» không phải một trong sáu nhóm`)
  const stars = /^([345])(\s*sao)?$/i.exec(given.stars.trim())?.[1]
  if (!stars) wrong('stars', `«${given.stars}» không phải 3, 4 hoặc 5`)
  const level = levelNamed(given.level)
  if (!level) wrong('level', `«${given.level}» không phải xã, huyện, tỉnh hoặc Trung ương`)
  const decidedOn = parseDate(given.decidedOn)
  if (!decidedOn || decidedOn > today) wrong('decidedOn', `«${given.decidedOn}» không phải ngày đến hôm nay, ví dụ 15/3/2024`)
  if (faults.length > 0 || !commune || !kind || !group || !stars || !level || !decidedOn) return faults
  const of = { producer, kind, product, group, stars: Number(stars), level, body, decisionNumber, decidedOn }
  return { line, unitId: commune.id, unitName: commune.name, ...of, expiresOn: expiryOf(decidedOn) }
}

/** A list of certified products, row by row; every cell that is wrong by line and column. */
export function readCertified(
  header: readonly string[],
  rows: readonly { line: number; cells: readonly string[] }[],
  known: Known,
): ImportReading {
  const at = new Map(columns.map((column) => [column, header.findIndex((head) => fold(head) === fold(importColumns[column]))]))
  const missing = columns.filter((column) => (at.get(column) ?? -1) < 0)
  if (missing.length > 0)
    return { rows: [], faults: missing.map((column) => ({ where: `Cột «${importColumns[column]}»`, what: 'không có trong dòng đầu' })) }
  if (rows.length > mostRows)
    return { rows: [], faults: [{ where: 'Tệp', what: `có ${rows.length} dòng, mỗi lần nhập nhiều nhất ${mostRows}` }] }
  const reading: ImportReading = { rows: [], faults: [] }
  for (const { line, cells } of rows) {
    const given = Object.fromEntries(columns.map((column) => [column, cells[at.get(column) ?? -1] ?? ''])) as Record<Column, string>
    const read = readRow(line, given, known)
    if (Array.isArray(read)) reading.faults.push(...read)
    else reading.rows.push(read)
  }
  return reading
}
