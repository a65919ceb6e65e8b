import type { Sought } from '../../platform/base/found.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { abbreviations } from './abbreviation.text.ts'
import { type Abbreviation, type Kind, kinds } from './search.types.ts'

/** letters of a question that are read; no title is longer */
export const longestSought = 150
/** ways in which a question is read: each is asked of every index */
const mostReadings = 4

const forms = abbreviations.filter(({ isRead }) => isRead).map(({ short, long }) => ({ short: fold(short), long: fold(long) }))

const replaced = (text: string, from: string, to: string): string => ` ${text} `.replaceAll(` ${from} `, ` ${to} `).trim()

/** A folded text as it may also be written: each short form written out, each long one drawn together. The text itself stands first. */
export function readingsOf(folded: string): string[] {
  let readings = [folded]
  for (const { short, long } of forms)
    readings = [...new Set([...readings, ...readings.flatMap((one) => [replaced(one, short, long), replaced(one, long, short)])])]
  return readings.slice(0, mostReadings)
}

const tones = '\u0300\u0301\u0303\u0309\u0323'
const toneFirst = new RegExp(`(^|[^q])(o|u)([${tones}])(a|e|y)$`, 'u')
const toneLast = new RegExp(`(^|[^q])(o|u)(a|e|y)([${tones}])$`, 'u')

/** The text with the tone of «oa», «oe», «uy» on either letter, as both ways are in official use: «hòa», «hoà». */
export function lettersOf(text: string): string[] {
  const small = text.toLowerCase()
  const written = (one: (word: string) => string) =>
    small
      .split(' ')
      .map((word) => one(word.normalize('NFD')).normalize('NFC'))
      .join(' ')
  return [
    ...new Set([small, written((word) => word.replace(toneFirst, '$1$2$4$3')), written((word) => word.replace(toneLast, '$1$2$4$3'))]),
  ]
}

/** What somebody looks for; null where nothing was typed that has a letter or a digit. Signs of no letter, and what is too long, are left out. */
export function readSought(typed: string): Sought | null {
  const text = tidy(
    typed
      .slice(0, 20 * longestSought)
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/[ÐĐ]/g, 'Đ'),
  )
    .slice(0, longestSought)
    .trim()
  const folded = fold(text)
  return folded === '' ? null : { text, letters: lettersOf(text), readings: readingsOf(folded), together: true }
}

export type Asked = { typed: string; sought: Sought | null; kind: Kind | null; page: number }

/** Reads the address of the search; what it does not know is left out. */
export function askedIn(params: Pick<URLSearchParams, 'get'>): Asked {
  const typed = params.get('tim') ?? ''
  return {
    ...{ typed, sought: readSought(typed), kind: kinds.find((one) => one === params.get('loai')) ?? null },
    page: Math.max(1, parseId(params.get('trang') ?? '')),
  }
}

/** The address of a search. */
export function searchPath(text: string, kind: Kind | null = null, page = 1): string {
  const params = new URLSearchParams({ tim: text, ...(kind ? { loai: kind } : {}), ...(page > 1 ? { trang: String(page) } : {}) })
  return `/tim-kiem?${params}`
}

/** The short forms that stand in a question, in either form: both are looked for. */
export const abbreviationsIn = ({ readings: [folded = ''] }: Sought): Abbreviation[] =>
  abbreviations.filter(({ short, long, isRead }) => isRead && [short, long].some((form) => ` ${folded} `.includes(` ${fold(form)} `)))
