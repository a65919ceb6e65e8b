import { addDays, type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { monthsOf, periodOf } from './task.rules.ts'
import type { Every } from './types.ts'

/** What the words of a deadline say: a day, or how often; nulls where they say neither. */
export type Stated = { dueOn: LocalDate | null; every: Every | null; dueDay: number | null }

const nothing: Stated = { dueOn: null, every: null, dueDay: null }
const two = (text: string | undefined) => (text ?? '').padStart(2, '0')
const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

const repeated = /(?:hằng|hàng|theo từng) (tháng|quý|năm)/iu
const spans: Record<string, Every> = { tháng: 'month', quý: 'quarter', năm: 'year' }
const dated = /ngày (\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{4}))?)?/iu
const within = /(trước|trong|đến hết|đến|hết) (tháng|quý|năm) ?([ivx]+|\d{1,4})?(?:[/.](\d{4})| năm (\d{4}))?/iu

/** The last day of a period, or the day before its first where the words say «trước». */
function endOf(first: LocalDate, every: Every, isBefore: boolean): LocalDate {
  if (isBefore) return addDays(first, -1)
  const [year, month] = first.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + monthsOf[every], 0)).toISOString().slice(0, 10) as LocalDate
}

/**
 * Reads the words of a deadline («trong quý II/2024», «trước ngày 15/10/2026», «theo từng tháng») as a day or a recurrence. A day without its year
 * is that of the document's year when it lies after the document's day; without either there is no day. A period stands for its last day,
 * «trước» a period for the day before it, «trước ngày» for the day that is named.
 */
export function readDeadline(words: string | null, documentDay: LocalDate | null): Stated {
  if (words === null) return nothing
  const again = repeated.exec(words)
  const on = dated.exec(words)
  if (again) {
    const dueDay = on && on[2] === undefined ? Number(on[1]) : null
    return {
      dueOn: null,
      every: spans[again[1]?.toLowerCase() ?? ''] ?? null,
      dueDay: dueDay !== null && dueDay >= 1 && dueDay <= 31 ? dueDay : null,
    }
  }
  if (on) return { ...nothing, dueOn: dayOf(on, documentDay) }
  const span = within.exec(words)
  if (!span) return nothing
  const every = spans[span[2]?.toLowerCase() ?? ''] as Every
  const number = roman[span[3]?.toLowerCase() ?? ''] ?? Number(span[3])
  const year = every === 'year' ? number : Number(span[4] ?? span[5] ?? documentDay?.slice(0, 4))
  const month = every === 'year' ? 1 : every === 'quarter' ? (number - 1) * 3 + 1 : number
  const first = localDate(`${year}-${two(String(month))}-01`)
  if (first === null) return nothing
  const dueOn = endOf(periodOf(first, every), every, span[1]?.toLowerCase() === 'trước')
  const isGuess = every !== 'year' && span[4] === undefined && span[5] === undefined
  return isGuess && documentDay !== null && dueOn < documentDay ? nothing : { ...nothing, dueOn }
}

function dayOf([, on, month, year]: RegExpExecArray, documentDay: LocalDate | null): LocalDate | null {
  if (month === undefined) return null
  const found = localDate(`${year ?? documentDay?.slice(0, 4)}-${two(month)}-${two(on)}`)
  return found !== null && year === undefined && documentDay !== null && found < documentDay ? null : found
}
