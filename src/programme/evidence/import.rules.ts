import type { LocalDate } from '../../platform/base/local-date.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { looksLikeTcvn3 } from '../../platform/text/legacy.ts'
import { parseNumber } from '../../platform/text/number.ts'
import type { Tier } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import * as text from './import.text.ts'

/** What a kind says of its files: which columns they have. */
export type Layout = {
  key: string
  /** Vietnamese, «kết quả tiêu chí» */
  name: string
  required: readonly string[]
  optional: readonly string[]
}

/** `Mã đơn vị ` → `ma_don_vi`: headers are recognised without diacritics, case or kind of space. */
export const columnName = (header: string): string => fold(header).replaceAll(' ', '_')

export type Recognised =
  | { ok: true; layout: Layout; at: ReadonlyMap<string, number>; ignored: string[] }
  | { ok: false; code: 'import.kindUnknown' | 'import.columnTwice'; text: string }

/** Which kind a header belongs to (or the kind that was asked for), where each column stands, and which columns nobody reads. */
export function recogniseKind<L extends Layout>(
  header: readonly string[],
  layouts: readonly L[],
  asked?: string,
): Recognised & { layout?: L } {
  const names = header.map(columnName)
  const at = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    if (name === '') continue
    if (at.has(name)) return { ok: false, code: 'import.columnTwice', text: text.columnTwice(header[index] as string) }
    at.set(name, index)
  }
  const missing = (layout: Layout) => layout.required.filter((name) => !at.has(name))
  const matched = (layout: Layout) => [...layout.required, ...layout.optional].filter((name) => at.has(name)).length
  const candidates = asked === undefined ? layouts : layouts.filter((layout) => layout.key === asked)
  if (candidates.length === 0)
    return {
      ok: false,
      code: 'import.kindUnknown',
      text: text.noSuchKind(
        asked as string,
        layouts.map((layout) => layout.key),
      ),
    }
  const best = [...candidates].sort((a, b) => missing(a).length - missing(b).length || matched(b) - matched(a))[0] as L
  if (missing(best).length > 0) return { ok: false, code: 'import.kindUnknown', text: text.columnsMissing(best, missing(best)) }
  const known = new Set([...best.required, ...best.optional, 'ma_ngay'])
  return { ok: true, layout: best, at, ignored: header.filter((_, index) => names[index] !== '' && !known.has(names[index] as string)) }
}

export type CellProblem = { column: string; value: string; reason: string }

/** Reads the cells of one row after another and notes what is wrong with them. An absent or empty cell is null. */
export class Form {
  problems: CellProblem[] = []
  private cells: readonly string[] = []
  private readonly at: ReadonlyMap<string, number>
  private readonly days = new Map<string, LocalDate | null>()

  constructor(at: ReadonlyMap<string, number>) {
    this.at = at
  }

  turnTo(cells: readonly string[]): void {
    this.cells = cells
    this.problems = []
  }

  refuse(column: string, reason: string): null {
    this.problems.push({ column, value: this.text(column) ?? '', reason })
    return null
  }

  /** As it stands in the file, trimmed. */
  text(column: string): string | null {
    const index = this.at.get(column)
    const cell = index === undefined ? '' : this.cells[index]
    return cell === undefined || cell === '' ? null : cell
  }

  /** A sentence: NFC, single spaces. */
  words(column: string): string | null {
    const found = this.text(column)
    if (found === null) return null
    return looksLikeTcvn3(found) ? this.refuse(column, text.legacyFont) : tidy(found)
  }

  required<T>(column: string, read: (column: string) => T | null): T | null {
    return this.text(column) === null ? this.refuse(column, text.empty) : read.call(this, column)
  }

  day(column: string): LocalDate | null {
    const found = this.text(column)
    if (found === null) return null
    let day = this.days.get(found)
    if (day === undefined) {
      day = parseDate(found)
      this.days.set(found, day)
    }
    return day ?? this.refuse(column, text.noDay)
  }

  /** One of the words of a table, however it is spelt. */
  choice<T>(column: string, choices: ReadonlyMap<string, T>): T | null {
    const found = this.text(column)
    if (found === null) return null
    const known = choices.get(found) ?? choices.get(fold(found).replaceAll(' ', '-'))
    return known === undefined ? this.refuse(column, text.notOneOf([...choices.keys()])) : known
  }

  number(column: string, kind: 'integer' | 'decimal' = 'decimal'): number | null {
    const found = this.text(column)
    if (found === null) return null
    const reading = parseNumber(found, kind)
    if (!reading.ok) return this.refuse(column, reading.why === 'ambiguous' ? text.ambiguousNumber(found) : text.noNumber)
    if (kind === 'integer' && !Number.isSafeInteger(reading.value)) return this.refuse(column, text.noInteger)
    return reading.value
  }

  /** A whole number that is not negative. */
  count(column: string): number | null {
    const found = this.number(column, 'integer')
    return found !== null && found < 0 ? this.refuse(column, text.negative) : found
  }

  /** A JSON object, its members in one order. */
  object(column: string): Record<string, unknown> | null {
    const found = this.text(column)
    if (found === null) return null
    try {
      const value: unknown = JSON.parse(found)
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
    } catch {
      return this.refuse(column, text.noJson)
    }
    return this.refuse(column, text.noJson)
  }

  /** Code of the unit. Excel drops the zero before a commune's code: four digits are five. */
  code(): string | null {
    const found = this.required('ma', this.text)
    if (found === null) return null
    if (/^\d{4}$/.test(found)) return `0${found}`
    return /^(VN|\d{2,5})$/.test(found) ? found : this.refuse('ma', text.noCode)
  }
}

export const tierChoices: ReadonlyMap<string, Tier> = new Map<string, Tier>([
  ['chuan', 'standard'],
  ['nang-cao', 'advanced'],
  ['kieu-mau', 'model'],
  ['hien-dai', 'modern'],
  ['hoan-thanh', 'completion'],
])

export const stageChoices: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['tu-danh-gia', 'self'],
  ['tham-tra', 'verified'],
  ['tham-dinh', 'appraised'],
])

/** An object as JSON, members in one order, so that equal keys are equal texts. */
export const jsonText = (value: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))

/** A row that can be entered as far as its cells tell: the unit's code, the day on which it is read, and the fields of its kind (key first). */
export type Ready = { code: string; on: LocalDate; fields: (string | null)[] }

const [betweenRows, betweenFields, nothing] = ['\u001d', '\u001f', '\u001e']
// biome-ignore lint/suspicious/noControlCharactersInRegex: these three part rows and fields on their way to the database
const separators = /[\u0000\u001d-\u001f]/g

/** Rows as one text for the database, which cuts it up again: much cheaper than a parameter per cell. */
export const packed = (rows: readonly (Ready & { line: number })[]): string =>
  rows
    .map((row) =>
      [row.line, row.code, row.on, ...row.fields.map((field) => (field === null ? nothing : field.replace(separators, ' ')))].join(
        betweenFields,
      ),
    )
    .join(betweenRows)
