/** A number as machines or Vietnamese write it, a day, or a lone dash: nothing that a spreadsheet would compute. */
const harmless = /^[-+]?[\d.,]*%?$/

/**
 * One cell of a CSV file. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe
 * before it, which the spreadsheet then shows; numbers stay numbers.
 */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && !harmless.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of a CSV file (RFC 4180), ended by CRLF. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
