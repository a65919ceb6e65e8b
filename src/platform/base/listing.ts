import type { ValueKind } from './workbook.ts'

export type ListingColumn<Row> = {
  head: string
  /** characters */
  width: number
  kind?: ValueKind
  /** `percent`: as it is said, 43.2 is «43,2 %»; `date`: a LocalDate; null stays empty */
  value: (row: Row) => string | number | null
  /** a sum under the column, by a formula that the spreadsheet itself computes */
  sum?: boolean
}

/** A list as it leaves for a spreadsheet: what stands on the screen, with the lines that say what it is and of which day. */
export type Listing<Row> = {
  /** name of the sheet, at most 31 letters */
  sheet: string
  title: string
  /** unit, day, filter, source: what stands under the title */
  lines: readonly string[]
  columns: readonly ListingColumn<Row>[]
  rows: readonly Row[]
}
