import { type LocalDate, localDate } from '../base/local-date.ts'

/** `2026-06-14` → `14/6/2026`. */
export function formatDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day}/${month}/${year}`
}

/** Reads `14/6/2026`, `14-6-2026`, `14.6.2026` and `2026-06-14`; null when it is no day. */
export function parseDate(text: string): LocalDate | null {
  const trimmed = text.trim()
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  if (match) return localDate(`${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`)
  return localDate(trimmed)
}

/** The form of documents: «ngày 05 tháng 02 năm 2020»; days under 10 and months 1, 2 with a 0, months 3 to 9 without (Decree 30/2020, appendix I). */
export function decreeDay(on: LocalDate): string {
  const [year = '', month = '', day = ''] = on.split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${Number(year)}`
}

/** Reads the form of documents back, with or without the zeros; null when it is no day. */
export function parseDecreeDay(text: string): LocalDate | null {
  const match = /^ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu.exec(text.normalize('NFC').trim())
  return match ? localDate(`${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`) : null
}
