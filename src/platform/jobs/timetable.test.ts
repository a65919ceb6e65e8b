import { expect, test } from 'vitest'
import { lastDue, type Minute, nextDue } from './timetable.ts'

test.each<[Minute, string, string, string]>([
  ['00:05', '2026-11-22T00:04:59', '2026-11-21T00:05:00', '2026-11-22T00:05:00'],
  ['00:05', '2026-11-22T00:05:00', '2026-11-22T00:05:00', '2026-11-23T00:05:00'],
  ['00:05', '2026-11-22T23:59:59', '2026-11-22T00:05:00', '2026-11-23T00:05:00'],
  ['07:00', '2026-11-22T06:00:00', '2026-11-21T07:00:00', '2026-11-22T07:00:00'],
  ['07:00', '2027-01-01T06:59:59', '2026-12-31T07:00:00', '2027-01-01T07:00:00'],
])('%s on %s: last %s, next %s', (minute, now, last, next) => {
  const at = (text: string) => new Date(`${text}+07:00`)
  expect([lastDue(minute, at(now)), nextDue(minute, at(now))]).toEqual([at(last), at(next)])
})
