/** Which rows of a long list a question is for. */
export type Span = { limit: number; offset: number }

/** What each row of a question for a page carries: how many rows there are in all. */
export type Total = { total: number }

/** A page of a long list, and how many pages there are. */
export type Page<Row> = { rows: Row[]; total: number; pages: number }

const rowsOfPage = 50
/** rows of a list that leaves as a workbook */
const mostRows = 20_000

/** The rows of a page, counted from 1; null is the whole list. */
export const spanOf = (page: number | null): Span =>
  page === null ? { limit: mostRows, offset: 0 } : { limit: rowsOfPage, offset: (Math.max(1, page) - 1) * rowsOfPage }

/** The rows of a page, with how many there are. */
export function pageOf<Row extends Total>(rows: Row[]): Page<Row> {
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.ceil(total / rowsOfPage) }
}
