import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Gazetteer, noPlaces, placesIn, provinceIn } from './place.rules.ts'
import type { Sentence } from './sentence.rules.ts'
import { isAim } from './status.rules.ts'
import type { FigureStatus, Token } from './types.ts'

/** What is known from outside of the text; all may be absent. */
export type Outside = { documentDay?: LocalDate | null; place?: string | null; gazetteer?: Gazetteer }

/** What is known while reading on: the document's day and place, the period spoken of, whether an aim is being listed. */
export type Setting = {
  documentDay: LocalDate | null
  place: string | null
  gazetteer: Gazetteer
  sentence: Sentence | null
  period: LocalDate | null
  /** the period that the title names, for a document without a day */
  titlePeriod: LocalDate | null
  /** status of the last part of the same sentence, for the part after a semicolon */
  carried: FigureStatus | null
  /** under a heading such as «Mục tiêu:» */
  heading: FigureStatus | null
}

export function startSetting(all: Sentence[], outside: Outside): Setting {
  const gazetteer = outside.gazetteer ?? noPlaces
  const day = outside.documentDay ?? documentDay(all)
  return {
    documentDay: day,
    place: outside.place ?? documentPlace(all, gazetteer, day),
    gazetteer,
    sentence: null,
    period: null,
    titlePeriod: titlePeriod(all),
    carried: null,
    heading: null,
  }
}

/** The first full day that a text names is taken for its own day: items open with the day of the meeting or of publication. */
function documentDay(all: Sentence[]): LocalDate | null {
  for (const sentence of all.slice(0, 8)) {
    const token = sentence.tokens.find((one) => one.type === 'date' && one.precision === 'day')
    if (token?.day) return token.day
  }
  return null
}

/** The first quarter, half-year, month or year that the opening of a text names. */
function titlePeriod(all: Sentence[]): LocalDate | null {
  for (const sentence of all.slice(0, 4)) {
    const token = sentence.tokens.find((one, at) => isPeriod(one) && one.precision !== 'day' && tellsDay(sentence, at, 'actual'))
    if (token?.day) return token.day
  }
  return null
}

/** Goes on to the next sentence: a new paragraph forgets the period and the aims of the last one. */
export function enter(setting: Setting, sentence: Sentence): void {
  const last = setting.sentence
  const spoken = last?.tokens.findLast((token, at) => isPeriod(token) && tellsDay(last, at, 'actual') && token.precision !== 'day')
  if (spoken?.day) setting.period = spoken.day
  setting.sentence = sentence
  if (sentence.opens === 'paragraph') {
    setting.period = null
    setting.heading =
      isAim(sentence.canonical) && /:$/u.test(sentence.canonical) ? 'target' : /^[-+•*]/u.test(sentence.canonical) ? setting.heading : null
  }
  if (sentence.opens !== 'part') setting.carried = null
}

/** What the words before a number imply when they carry no cue of their own. */
export const implied = (setting: Setting): FigureStatus | null => setting.carried ?? setting.heading

const notAsOf =
  /(?:so (?:với|cùng kỳ|cuối)(?: \S+){0,3}|giai đoạn|cùng kỳ|từ|kể từ|số|bộ tiêu chí(?: \S+){0,3}|quyết định(?: \S+){0,6}|kế hoạch số(?: \S+){0,4})$/u

const isPeriod = (token: Token) => token.type === 'date' || token.type === 'year'

/** Is the date the day of a figure, or only what it is compared with, a period's name, a decision's date? */
function tellsDay(sentence: Sentence, i: number, status: FigureStatus): boolean {
  const before = sentence.canonical
    .slice(0, sentence.at[i])
    .replace(/(?: |^)năm ?$/u, '')
    .trim()
  const token = sentence.tokens[i] as Token
  if (token.text.includes('-') && token.type === 'year') return status === 'target' && !/đã(?: \S+){0,8} giai đoạn$/u.test(before)
  return !notAsOf.test(before)
}

/**
 * The day that a figure at place `i` of the sentence speaks of: a date in its own words after it («đạt chuẩn năm 2019»), else the nearest before it,
 * else the period of the paragraph, else the document's day. A year means its last day; an aim without a date means the end of the document's year.
 */
export function dayOf(setting: Setting, i: number, status: FigureStatus): LocalDate | null {
  const sentence = setting.sentence
  if (!sentence) return setting.documentDay
  const dates = sentence.tokens
    .map((token, at) => ({ token, at }))
    .filter(({ token, at }) => isPeriod(token) && tellsDay(sentence, at, status))
  const before = dates.filter(({ at }) => at < i).at(-1)
  if (before) setting.period = before.token.day ?? setting.period
  const clause = sentence.tokens.findIndex(
    (token, at) => at > i && (/^[,;:.(]$/u.test(token.text) || token.type === 'number' || token.type === 'fraction'),
  )
  const after = dates.find(({ at }) => at > i && (clause < 0 || at < clause))
  const now = /(?:đến nay|hiện nay|hiện tại)(?: [^§^]*)?$/u.test(sentence.canonical.slice(0, sentence.at[i]).trim())
  if (after && !(now && status === 'actual' && after.token.type === 'year')) return after.token.day ?? null
  if (before && !now) return before.token.day ?? null
  if (now) {
    setting.period = setting.documentDay
    return setting.documentDay
  }
  if (setting.period) return setting.period
  if (status === 'target' && setting.documentDay) return `${setting.documentDay.slice(0, 4)}-12-31` as LocalDate
  return setting.documentDay ?? setting.titlePeriod
}

/** The document's place: the first province or district that it names; a text of one commune only tells the district above. */
function documentPlace(all: Sentence[], gazetteer: Gazetteer, day: LocalDate | null): string | null {
  const opening = all.slice(0, 80)
  const where = { day, within: null }
  const places = opening.flatMap((sentence) => placesIn(sentence.text, gazetteer, where))
  const ofDistrict = opening.some((sentence) => /ubnd huyện|toàn huyện|huyện tổ chức/u.test(sentence.canonical))
  const commune = places.find((place) => place.level === 'commune')
  if (ofDistrict && commune) return commune.label.split(', ').slice(1).join(', ')
  const higher = places.find((place) => place.level !== 'commune')
  if (higher) return higher.label
  const bare = opening.map((sentence) => provinceIn(sentence.text, gazetteer, where)).find((place) => place)
  return bare?.label ?? commune?.label ?? null
}

/** The place named nearest before a number in its sentence, on the map of the text's day, else the document's. */
export function placeOf(setting: Setting, before: string): string | null {
  return placesIn(before, setting.gazetteer, { day: setting.documentDay, within: setting.place }).at(-1)?.label ?? setting.place
}
