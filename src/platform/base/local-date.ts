/** A calendar day in Việt Nam, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string & { readonly __localDate: true }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day of a text `YYYY-MM-DD`, or null when it is not a day of the calendar. */
export function localDate(text: string): LocalDate | null {
  const match = shape.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  const same = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return same && year >= 1900 ? (text as LocalDate) : null
}

/** For literals in code and data already checked: throws on a text that is no day. */
export function day(text: string): LocalDate {
  const value = localDate(text)
  if (!value) throw new Error(`not a day: ${text}`)
  return value
}

export function addDays(date: LocalDate, count: number): LocalDate {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, dayOfMonth + count)).toISOString().slice(0, 10) as LocalDate
}

/** The day that it is in Asia/Ho_Chi_Minh at an instant. */
export function dayOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as LocalDate
}
