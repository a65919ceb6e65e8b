/** How a value is written in a spreadsheet: numbers as numbers, so that they can be summed; everything else as text. */
export type ValueKind = 'text' | 'integer' | 'decimal' | 'percent' | 'date'

/** What a cell is for; how it looks follows from that, in `platform/files/workbook-styles.ts` and nowhere else. */
export type CellRole = 'title' | 'line' | 'head' | 'body' | 'fill' | 'group' | 'total'

/** The only formula there is: the sum of rows `from` to `to` of the cell's own column, rows counted from 1 as the program counts them. */
export type Sum = { sum: readonly [from: number, to: number] }

/** A cell; `columns` and `rows` join it with those to the right and below, which are then given as null. */
export type SheetCell = {
  /** `percent`: as it is said, 43.2 is «43,2 %»; `date`: a LocalDate; null and '' stay empty, which is not 0 */
  value: string | number | null | Sum
  kind?: ValueKind
  /** without it that of the row */
  role?: CellRole
  columns?: number
  rows?: number
  /** a list to choose from: together at most 255 letters, none with a comma */
  choices?: readonly string[]
}

export type SheetRow = { role: CellRole; cells: readonly (SheetCell | null)[] }

export type Sheet = {
  /** made fit by `sheetNames` */
  name: string
  /** width in characters; `summed`: a cell of the column is a `Sum` */
  columns: readonly { width: number; hidden?: boolean; summed?: boolean }[]
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  /** so many rows and columns stay in sight */
  freeze: { rows: number; columns: number }
  /** rows that are printed on each page, first and last */
  repeat: readonly [from: number, to: number] | null
  /** cells that are not of the role `fill` are locked, without a password: it guards against slips, not against people */
  locked?: boolean
}

/** What leaves as a workbook; rows may come as they are read, so that no sheet is ever held whole. */
export type Workbook = { sheets: readonly Sheet[] }

/** A cell of a form: locked unless somebody is to fill it; `choices` become a list to choose from. */
export type FormCell = { value: string | number | null; fill?: boolean; choices?: readonly string[] }

/** A form to be filled in a spreadsheet: lines of words on top, a row of heads, rows of cells. */
export type WorkbookForm = {
  sheet: string
  title: string
  lines: readonly string[]
  columns: readonly { head: string; width: number; hidden?: boolean }[]
  rows: readonly (readonly FormCell[])[]
}

/**
 * Names as Excel takes them for sheets: composed, at most 31 letters, without []*?:/\ and control characters, no apostrophe at either end,
 * not «History», and no two alike (large and small letters are the same to it).
 */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((given) => {
    const name = usable(given)
    for (let times = 1; ; times++) {
      const mark = times === 1 ? '' : ` (${times})`
      const named = `${cut(name, 31 - mark.length)}${mark}`
      if (taken.has(named.toLowerCase())) continue
      taken.add(named.toLowerCase())
      return named
    }
  })
}

function usable(given: string): string {
  const clean = given.normalize('NFC').replace(/[[\]*?:/\\\p{Cc}\p{Cs}]/gu, ' ')
  const name = cut(clean.trim().replace(/^'+|'+$/g, ''), 31)
  return name === '' || name.toLowerCase() === 'history' ? `Trang ${name}`.trim() : name
}

/** At most so many units of UTF-16, never half a letter, and without what the cut left bare at the end. */
function cut(text: string, most: number): string {
  let kept = ''
  for (const letter of text) {
    if (kept.length + letter.length > most) break
    kept += letter
  }
  return kept.replace(/[\s']+$/u, '')
}
