import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { stageSlugs } from '../units/frame.rules.ts'
import type { Stage } from '../units/types.ts'
import type { FigureToken } from './types.ts'

/** figures that one text may ask for */
export const mostFigures = 60

/** letters of one text */
export const longestText = 60_000

const braces = /\{\{([^{}\n]*)\}\}/gu

type Draft = { -readonly [Key in keyof FigureToken]: FigureToken[Key] }
/** Takes one `name=value` into the token; false where the value is none of the name. */
type Taker = (token: Draft, value: string) => boolean

const dayInto =
  (take: (token: Draft, on: LocalDate) => void): Taker =>
  (token, value) => {
    const on = parseDate(value)
    if (on) take(token, on)
    return on !== null
  }
const numberInto =
  (key: 'lo' | 'hi' | 'k'): Taker =>
  (token, value) => {
    if (!/^\d{1,3}$/.test(value)) return false
    token.qualifier = { ...token.qualifier, [key]: Number(value) }
    return true
  }
const wordInto =
  (key: 'tier' | 'criterion'): Taker =>
  (token, value) => {
    token.qualifier = { ...token.qualifier, [key]: value } satisfies Qualifier
    return true
  }

const takers: Readonly<Record<string, Taker>> = {
  donvi: (token, value) => {
    token.unitCode = value
    return true
  },
  ngay: dayInto((token, on) => {
    token.asOf = on
  }),
  cap: (token, value) => {
    token.stage = (Object.keys(stageSlugs) as Stage[]).find((stage) => stageSlugs[stage] === value) ?? null
    return token.stage !== null
  },
  bo: (token, value) => {
    token.set = value
    return true
  },
  tu: dayInto((token, on) => {
    token.qualifier = { ...token.qualifier, from: on }
  }),
  den: dayInto((token, on) => {
    token.qualifier = { ...token.qualifier, to: on }
  }),
  muc: wordInto('tier'),
  'tieu-chi': wordInto('criterion'),
  'tu-so': numberInto('lo'),
  'den-so': numberInto('hi'),
  duoi: numberInto('k'),
}

/** What a text asks for between braces; `what` says why it cannot be read. */
export function readToken(inside: string, keys: ReadonlySet<string>): { token: FigureToken } | { what: string } {
  const text = tidy(inside)
  const [key = '', ...parts] = text.split(' ')
  if (!keys.has(key)) return { what: `không có chỉ tiêu thống kê «${key}»; chọn trong danh sách chỉ tiêu` }
  const token: Draft = { token: text, key, unitCode: null, asOf: null, stage: null, set: null, qualifier: {} }
  for (const part of parts) {
    const [name = '', value = ''] = part.split('=')
    const taker = Object.hasOwn(takers, name) ? takers[name] : undefined
    if (!taker || value === '') return { what: `«${part}» không đọc được; dùng ${Object.keys(takers).join(', ')} với dấu =` }
    if (!taker(token, value)) return { what: `«${value}» không đúng cho ${name}` }
  }
  return { token }
}

/** Every figure that a text asks for, once each, and what cannot be read. */
export function tokensOf(text: string, keys: ReadonlySet<string>): { tokens: FigureToken[]; wrong: { where: string; what: string }[] } {
  const tokens = new Map<string, FigureToken>()
  const wrong: { where: string; what: string }[] = []
  for (const [whole, inside = ''] of text.matchAll(braces)) {
    const read = readToken(inside, keys)
    if ('what' in read) wrong.push({ where: whole, what: read.what })
    else tokens.set(read.token.token, read.token)
  }
  if (tokens.size > mostFigures) wrong.push({ where: 'Văn bản', what: `có ${tokens.size} số liệu, nhiều nhất ${mostFigures}` })
  return { tokens: [...tokens.values()], wrong }
}

export type Piece = { text: string } | { token: string }

/** A text in paragraphs, each in pieces: words, and figures by their tokens. */
export function paragraphsOf(text: string): Piece[][] {
  return text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const pieces: Piece[] = []
      let from = 0
      for (const match of line.matchAll(braces)) {
        if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
        pieces.push({ token: tidy(match[1] ?? '') })
        from = match.index + match[0].length
      }
      if (from < line.length) pieces.push({ text: line.slice(from) })
      return pieces
    })
}

/** The words that ask for a figure, to be put into a text. */
export function tokenText({ key, unitCode, asOf }: { key: string; unitCode: string; asOf: string }): string {
  const parts = [key, unitCode.trim() === '' ? '' : `donvi=${unitCode.trim()}`, asOf.trim() === '' ? '' : `ngay=${asOf.trim()}`]
  return `{{${parts.filter((part) => part !== '').join(' ')}}}`
}
