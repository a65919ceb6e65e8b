import { addDays, type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { characters } from './characters.rules.ts'
import { numerals } from './numeral.rules.ts'
import { mendSlips } from './slip.rules.ts'
import type { Token } from './types.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** Last day of a month. */
export function monthEnd(year: number, month: number): LocalDate {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`
  return addDays(next as LocalDate, -1)
}

type Piece = { raw: string; start: number; end: number }

const pattern = new RegExp(
  [
    String.raw`\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}`, // 14/6/2026
    String.raw`\d+\/(?:\d{4}\/)?\p{Lu}[\p{Lu}Đ]+(?:-[\p{L}Đ]+)*\d*`, // 46/QĐ-UBND
    String.raw`(?<![\d/.,])(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?![\d/])`, // 9/2021
    String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[,.]\d+|\d+`, // 1.057.010,5 · 16,1 · 207
    String.raw`\p{L}+`,
    String.raw`[^\s\p{L}\d]`,
  ].join('|'),
  'gu',
)

function pieces(text: string): Piece[] {
  const found: Piece[] = []
  const plain = characters(text).length === text.length
  let units = 0
  let points = 0
  for (const match of text.matchAll(pattern)) {
    const raw = match[0]
    points += plain ? match.index - units : [...text.slice(units, match.index)].length
    const length = plain ? raw.length : [...raw].length
    found.push({ raw, start: points, end: points + length })
    units = match.index + raw.length
    points += length
  }
  return found
}

/** `1.057.010` → 1057010, `16,1` → 16.1; a point before one or two digits is a decimal point, as some type it. */
function numberOf(raw: string): { value: number; decimals: number } {
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(raw)) {
    const [whole = '', fraction = ''] = raw.split(',')
    return { value: Number(`${whole.replaceAll('.', '')}.${fraction || '0'}`), decimals: fraction.length }
  }
  const [whole = '', fraction = ''] = raw.split(/[,.]/)
  return { value: Number(`${whole}.${fraction || '0'}`), decimals: fraction.length }
}

function single(piece: Piece): Token {
  const { raw, start, end } = piece
  const base = { text: raw.toLowerCase(), start, end }
  if (!/\d/.test(raw))
    return /^\p{L}/u.test(raw) ? { ...base, type: 'word' } : { ...base, type: 'mark', text: raw.replace(/[–—−‒‑]/u, '-') }
  const full = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(raw)
  const day = full && localDate(`${full[3]}-${pad(Number(full[2]))}-${pad(Number(full[1]))}`)
  if (day) return { ...base, type: 'date', day, precision: 'day' }
  if (/^\d+\/.*\p{L}/u.test(raw)) return { ...base, type: 'document' }
  const month = /^(\d{1,2})[/.]((?:19|20)\d{2})$/.exec(raw)
  if (month) return { ...base, type: 'date', day: monthEnd(Number(month[2]), Number(month[1])), precision: 'month' }
  return { ...base, type: 'number', ...numberOf(raw) }
}

type Joined = { token: Token; length: number }

const isNumber = (token: Token | undefined): token is Token => token?.type === 'number'
const isMark = (token: Token | undefined, mark: string) => token?.type === 'mark' && token.text === mark
const isYear = (token: Token | undefined): boolean => isNumber(token) && /^(?:199\d|20\d\d|2100)$/.test(token.text)

/** Two numbers as one token: numerator and denominator, or the ends of a range. */
const pair = (type: 'fraction' | 'range', first: Token, second: Token): Token => ({
  type,
  text: `${first.value}${type === 'range' ? '-' : '/'}${second.value}`,
  start: first.start,
  end: second.end,
  value: first.value,
  second: second.value,
  secondStart: second.start,
  secondEnd: second.end,
  decimals: first.decimals,
})

/** A year, or a period 2016-2020, which is a date that ends with its last year. */
function yearAt(list: Token[], i: number): Joined | null {
  const [first, last] = [list[i], list[i + 2]]
  if (!first || !isYear(first)) return null
  if (!isMark(list[i + 1], '-') || !last || !isYear(last))
    return { token: { ...first, type: 'year', day: `${first.text}-12-31` as LocalDate, precision: 'year' }, length: 1 }
  const text = `${first.text}-${last.text}`
  return {
    token: {
      type: 'year',
      text,
      start: first.start,
      end: last.end,
      day: `${last.text}-12-31` as LocalDate,
      precision: 'year',
      value: first.value,
    },
    length: 3,
  }
}

/** «10 - 14», «từ 15 đến 18 tiêu chí»: the smaller number stands first, and years make no range. */
function rangeAt(list: Token[], i: number): Joined | null {
  const [first, link, last] = [list[i], list[i + 1], list[i + 2]]
  if (!isNumber(first) || !isNumber(last) || isYear(last) || (first.value ?? 0) >= (last.value ?? 0)) return null
  const dashed = isMark(link, '-') && (first.decimals ?? 0) <= (last.decimals ?? 0)
  const spoken = (link?.text === 'đến' || link?.text === 'tới') && list[i + 3]?.text === 'tiêu'
  return dashed || spoken ? { token: pair('range', first, last), length: 3 } : null
}

/** «24/207», «44 xã /104 xã». */
function fractionAt(list: Token[], i: number): Joined | null {
  const first = list[i]
  if (!isNumber(first)) return null
  const [slash, last] = [list[i + 1], list[i + 2]]
  if (isMark(slash, '/') && isNumber(last) && slash?.start === first.end && last.start <= slash.end + 1)
    return { token: pair('fraction', first, last), length: 3 }
  const whole = list[i + 3]
  const named = slash?.text === 'xã' && isMark(last, '/') && isNumber(whole) && list[i + 4]?.text === 'xã'
  return named ? { token: pair('fraction', first, whole), length: 4 } : null
}

/** Years, ranges and fractions become one token each. */
function joined(list: Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < list.length; i++) {
    const found = yearAt(list, i) ?? rangeAt(list, i) ?? fractionAt(list, i)
    out.push(found?.token ?? (list[i] as Token))
    i += (found?.length ?? 1) - 1
  }
  return out
}

const halves: Record<string, string> = { đầu: '06-30', cuối: '12-31' }
const quarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4, '01': 1, '02': 2, '03': 3, '04': 4 }

type Period = { length: number; day: LocalDate; precision: Token['precision'] }

const yearOf = (token: Token | undefined) => (token?.type === 'year' && token.day ? Number(token.day.slice(0, 4)) : null)

/** «quý I/2024», «quý 1 năm 2024». */
function quarterAt(list: Token[], i: number): Period | null {
  const quarter = quarters[list[i + 1]?.text ?? '']
  const skip = list[i + 2]?.text === 'năm' || list[i + 2]?.text === '/' ? 3 : 2
  const year = yearOf(list[i + skip])
  return list[i]?.text === 'quý' && quarter && year ? { length: skip + 1, day: monthEnd(year, quarter * 3), precision: 'quarter' } : null
}

/** «ngày 05 tháng 9 năm 2021», «08 tháng 2 2017», «tháng 9 năm 2021». */
function monthAt(list: Token[], i: number): Period | null {
  const dayed = list[i]?.type === 'number' && list[i + 1]?.text === 'tháng'
  const from = dayed ? i + 1 : i
  const month = list[from + 1]
  if (list[from]?.text !== 'tháng' || month?.type !== 'number' || (month.value ?? 13) > 12) return null
  const at = ['năm', '/', '-'].includes(list[from + 2]?.text ?? '') ? from + 3 : from + 2
  const year = yearOf(list[at])
  if (!year) return null
  const day = dayed ? localDate(`${year}-${pad(month.value ?? 0)}-${pad(list[i]?.value ?? 0)}`) : monthEnd(year, month.value ?? 1)
  return day ? { length: at - i + 1, day, precision: dayed ? 'day' : 'month' } : null
}

/** «6 tháng đầu năm 2019», «06 tháng cuối năm 2019». */
function halfAt(list: Token[], i: number): Period | null {
  const end = halves[list[i + 2]?.text ?? '']
  const year = yearOf(list[i + 4])
  const six = list[i]?.type === 'number' && list[i]?.value === 6 && list[i + 1]?.text === 'tháng' && list[i + 3]?.text === 'năm'
  return six && end && year ? { length: 5, day: `${year}-${end}` as LocalDate, precision: 'half' } : null
}

/** Periods written in several words become one date each: the last day of the period. */
function periods(list: Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < list.length; i++) {
    const token = list[i] as Token
    const period = quarterAt(list, i) ?? halfAt(list, i) ?? monthAt(list, i)
    if (!period) {
      out.push(token)
      continue
    }
    const last = list[i + period.length - 1] as Token
    out.push({ type: 'date', text: '·', start: token.start, end: last.end, day: period.day, precision: period.precision })
    i += period.length - 1
  }
  return out
}

/** The NFC text as tokens. Slips are mended in `text` only; offsets are those of the text as written. */
export function tokens(text: string): Token[] {
  return periods(joined(numerals(mendSlips(pieces(text).map(single)))))
}
