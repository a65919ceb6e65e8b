import type { Sought } from '../../platform/base/found.ts'
import { fold } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { soughtIn } from '../../platform/text/sought.ts'
import { abbreviations } from './abbreviation.text.ts'
import { type Abbreviation, type Kind, kinds } from './search.types.ts'

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

/** What somebody looks for on the portal; null where nothing was typed that has a letter or a digit. */
export const readSought = (typed: string): Sought | null => soughtIn(typed, readingsOf)

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
