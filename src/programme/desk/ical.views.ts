import { createHash } from 'node:crypto'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { daysText } from './text.ts'
import type { PlacedItem } from './types.ts'

type Options = { today: LocalDate; address: string }

/** octets of a line, without its end (RFC 5545, 3.1) */
const longest = 75

/** A line in pieces of 75 octets at most; a letter of several octets is not cut through. */
export function folded(line: string): string {
  const pieces: string[] = []
  let [piece, octets] = ['', 0]
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > longest) {
      pieces.push(piece)
      // the blank that begins the next line is an octet of it
      ;[piece, octets] = ['', 1]
    }
    piece += letter
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}

const text = (value: string) =>
  value
    .replaceAll('\\', '\\\\')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/[;,]/g, (mark) => `\\${mark}`)
    .replace(/\p{Cc}/gu, ' ')

const date = (day: LocalDate) => day.replaceAll('-', '')

/** The same for as long as the work waits, though its counts change: where it leads, and its words before the colon. */
function uidsOf(items: readonly PlacedItem[]): string[] {
  const seen = new Map<string, number>()
  return items.map(({ href, what }) => {
    const name = `${href}\n${what.split(':')[0]}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return `${createHash('sha256').update(`${name}\n${before}`).digest('hex').slice(0, 32)}@ntm`
  })
}

/**
 * What has a last day as a calendar (RFC 5545): an all-day event each on its last day, with a link. Two equal lists on a day give the same
 * text, so a program that has it already is told so. Nothing of persons stands in it: calendars are kept by strangers.
 */
export function calendarOf(items: readonly PlacedItem[], { today, address }: Options): string {
  const dated = items
    .filter(({ dueOn }) => dueOn !== null)
    .sort((a, b) => `${a.dueOn} ${a.href} ${a.what}`.localeCompare(`${b.dueOn} ${b.href} ${b.what}`, 'vi'))
  const uids = uidsOf(dated)
  const events = dated.flatMap(({ what, where, href, dueOn, daysLeft }, at) => [
    'BEGIN:VEVENT',
    `UID:${uids[at]}`,
    `DTSTAMP:${date(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${date(dueOn as LocalDate)}`,
    `DTEND;VALUE=DATE:${date(addDays(dueOn as LocalDate, 1))}`,
    `SUMMARY:${text(what)}`,
    `LOCATION:${text(where)}`,
    `DESCRIPTION:${text(`${daysText(daysLeft)}\n${address}${href}`)}`,
    `URL:${address}${href}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//ntm//Viec cua toi//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH']
  const shown = [
    'X-WR-CALNAME:Việc nông thôn mới',
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
  ]
  return `${[...head, ...shown, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`
}
