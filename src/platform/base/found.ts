import type { LocalDate } from './local-date.ts'

/** What somebody looks for, read once and handed to every module that is asked. */
export type Sought = {
  /** as it was typed: NFC, single spaces */
  text: string
  /** in small letters with marks, with the tone wherever it may stand: «hòa bình», «hoà bình» */
  letters: string[]
  /** without marks (platform/text fold): as typed, then with abbreviations written out and drawn together; never empty */
  readings: string[]
  /** the words stand one after the other; else all of them anywhere */
  together: boolean
}

/** How well something fits: its title is what is sought, letter for letter or without marks; the title has it in it, so or so; its text has it. */
export type Fit = 0 | 1 | 2 | 3 | 4

/** One thing that was found. */
export type Found = {
  href: string
  title: string
  /** text in which the words stand, or that says what it is; it may be long */
  text: string
  date: LocalDate | null
  /** where it stands: a unit, a body, a column of the news */
  where: string
  fit: Fit
}

/** Part of what was found, best first, and how much there is in all: `isMore` where nobody counted further. */
export type FoundPart = { rows: Found[]; total: number; isMore: boolean }

/** how much of a kind is counted and can be leafed through */
export const mostFound = 400

/** Part of what was found, of rows that carry how many there are. */
export function partOf<Row extends { total: number }>(rows: readonly Row[], foundOf: (row: Row) => Found): FoundPart {
  const total = rows[0]?.total ?? 0
  return { rows: rows.map(foundOf), total: Math.min(total, mostFound), isMore: total > mostFound }
}

export const nothingFound: FoundPart = { rows: [], total: 0, isMore: false }

/** How well a title fits; `folded`: the title without marks. */
export function fitOf(title: string, folded: string, { letters, readings }: Sought): Fit {
  const small = title.normalize('NFC').toLowerCase()
  if (letters.includes(small)) return 0
  if (readings.includes(folded)) return 1
  if (letters.some((one) => small.includes(one))) return 2
  return readings.some((one) => ` ${folded} `.includes(` ${one} `)) ? 3 : 4
}
