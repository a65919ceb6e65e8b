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

/** Years, months «tháng 9 năm 2021», quarters, halves; ranges `10 - 14`; fractions `24/207`. */
function joined(tokens: Token[]): Token[] {
  const out: Token[] = []
  const isYear = (t: Token | undefined) =>
    t?.type === 'number' && t.decimals === 0 && (t.value as number) >= 1990 && (t.value as number) <= 2100 && /^\d{4}$/.test(t.text)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const [mark, next] = [tokens[i + 1], tokens[i + 2]]
    if (isYear(token)) {
      // a period 2016-2020 is a date that ends with its last year
      if (mark?.type === 'mark' && mark.text === '-' && isYear(next)) {
        out.push({
          type: 'year',
          text: `${token.text}-${(next as Token).text}`,
          start: token.start,
          end: (next as Token).end,
          day: `${(next as Token).text}-12-31` as LocalDate,
          precision: 'year',
          value: token.value,
        })
        i += 2
      } else out.push({ ...token, type: 'year', day: `${token.text}-12-31` as LocalDate, precision: 'year' })
      continue
    }
    const pair = token.type === 'number' && mark?.type === 'mark' && next?.type === 'number'
    if (
      pair &&
      mark.text === '-' &&
      (token.value as number) < (next.value as number) &&
      (token.decimals ?? 0) <= (next.decimals ?? 0) &&
      !isYear(next)
    ) {
      out.push({
        type: 'range',
        text: `${token.value}-${next.value}`,
        start: token.start,
        end: next.end,
        value: token.value,
        second: next.value,
        secondStart: next.start,
        secondEnd: next.end,
        decimals: token.decimals,
      })
      i += 2
      continue
    }
    // «44 xã /104 xã»
    if (
      token.type === 'number' &&
      mark?.text === 'xã' &&
      next?.text === '/' &&
      tokens[i + 3]?.type === 'number' &&
      tokens[i + 4]?.text === 'xã'
    ) {
      const whole = tokens[i + 3] as Token
      out.push({
        type: 'fraction',
        text: `${token.value}/${whole.value}`,
        start: token.start,
        end: whole.end,
        value: token.value,
        second: whole.value,
        secondStart: whole.start,
        secondEnd: whole.end,
        decimals: token.decimals,
      })
      i += 3
      continue
    }
    // «từ 15 đến 18 tiêu chí»
    if (
      token.type === 'number' &&
      (mark?.text === 'đến' || mark?.text === 'tới') &&
      next?.type === 'number' &&
      !isYear(next) &&
      (token.value as number) < (next.value as number) &&
      tokens[i + 3]?.text === 'tiêu'
    ) {
      out.push({
        type: 'range',
        text: `${token.value}-${next.value}`,
        start: token.start,
        end: next.end,
        value: token.value,
        second: next.value,
        secondStart: next.start,
        secondEnd: next.end,
        decimals: token.decimals,
      })
      i += 2
      continue
    }
    if (pair && mark.text === '/' && mark.start === token.end && next.start <= mark.end + 1) {
      out.push({
        type: 'fraction',
        text: `${token.value}/${next.value}`,
        start: token.start,
        end: next.end,
        value: token.value,
        second: next.value,
        secondStart: next.start,
        secondEnd: next.end,
        decimals: token.decimals,
      })
      i += 2
      continue
    }
    out.push(token)
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
