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
