import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Moment } from './types.ts'

const minutesOfDay = 24 * 60

/** The moment that it is: the day as the house counts it, the minute of the day in Việt Nam. */
export const momentOf = (today: LocalDate, now: Date): Moment => ({
  today,
  minute: (Math.floor(now.getTime() / 60_000) + 7 * 60) % minutesOfDay,
})

/** `450` → `07:30`. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Reads `7:30`, `07.30`, `7h30`, `7 giờ`; null when it is no time of a day. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2})(?:\s*(?:[:.h]|giờ)\s*(\d{1,2})?)?$/u.exec(text.normalize('NFC').trim().toLowerCase())
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** The step of the day in which a minute falls: an article that is published now stands there from it on. */
export const stepOf = (minute: number, step: number): number => Math.min(Math.floor(minute / step) * step, minutesOfDay - step)
