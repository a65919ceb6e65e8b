import { addDays, type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { Token } from './types.ts'

/** Typing slips and spellings met in published items; whole words, lower case. The text itself is never changed. */
const slips: [RegExp, string][] = [
  [/tiểu chí|tiêu chi\b|tiêu chí chí|tiếu chí/gu, 'tiêu chí'],
  [/nông thông mới|nông thôn mơi|nông thôm mới|nong thon moi/gu, 'nông thôn mới'],
  [/thông mới/gu, 'thôn mới'],
  [/\bntm\b/gu, 'nông thôn mới'],
  [/tỉ(?=\s)/gu, 'tỷ'],
  [/nâng coa|nâng caao/gu, 'nâng cao'],
  [/luỹ kế/gu, 'lũy kế'],
  [/hoà/gu, 'hòa'],
]

const unitsInWords: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
}
/** nouns after which a word such as «ba», «năm» can be read as a number before it */
const counted = new Set(['xã', 'huyện', 'thôn', 'xóm', 'bản', 'ấp', 'tỉnh', 'tiêu', 'sản', 'đơn', 'phường', 'chủ'])

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
  // offsets count code points: every character of Vietnamese is one UTF-16 unit, others are counted properly
  let units = 0
  let points = 0
  for (const match of text.matchAll(pattern)) {
    points += [...text.slice(units, match.index)].length
    const length = [...match[0]].length
    found.push({ raw: match[0], start: points, end: points + length })
    units = match.index + match[0].length
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
  const full = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(raw)
  const day = full && localDate(`${full[3]}-${pad(Number(full[2]))}-${pad(Number(full[1]))}`)
  if (day) return { ...base, type: 'date', day, precision: 'day' }
  if (/^\d+\/.*\p{L}/u.test(raw)) return { ...base, type: 'document' }
  const month = /^(\d{1,2})[/.]((?:19|20)\d{2})$/.exec(raw)
  if (month) return { ...base, type: 'date', day: monthEnd(Number(month[2]), Number(month[1])), precision: 'month' }
  if (/^\d/.test(raw)) return { ...base, type: 'number', ...numberOf(raw) }
  if (/^\p{L}/u.test(raw)) return { ...base, type: 'word' }
  return { ...base, type: 'mark', text: raw.replace(/[–—−‒‑]/u, '-') }
}

/** Words such as «hai mươi ba», «một» before a counted noun become numbers. */
function wordsToNumbers(tokens: Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i] as Token
    const tens = first.type === 'word' ? unitsInWords[first.text] : undefined
    if (tens === undefined) {
      out.push(first)
      continue
    }
    let value = tens
    let last = i
    const word = (at: number) => (tokens[at]?.type === 'word' ? (tokens[at] as Token).text : '')
    if (word(i + 1) === 'mươi') {
      value = tens * 10
      last = i + 1
      const ones = unitsInWords[word(i + 2)] ?? (word(i + 2) === 'mốt' ? 1 : undefined)
      if (ones !== undefined && ones < 10 && counted.has(word(i + 3))) {
        value += ones
        last = i + 2
      }
    } else if (first.text === 'mười') {
      const ones = unitsInWords[word(i + 1)]
      if (ones !== undefined && ones < 10 && counted.has(word(i + 2))) {
        value = 10 + ones
        last = i + 1
      }
    }
    // «một xã», but neither «một số xã» nor «năm» (the year) without a counted noun
    const noun = word(last + 1)
    const before = word(i - 1)
    if (!counted.has(noun) || before === 'mỗi' || (noun === 'tiêu' && value === 1 && before !== 'đạt')) {
      out.push(first)
      continue
    }
    out.push({
      type: 'number',
      text: String(value),
      start: first.start,
      end: (tokens[last] as Token).end,
      value,
      decimals: 0,
      inWords: true,
    })
    i = last
  }
  return out
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
      token.decimals === next.decimals &&
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

const half: Record<string, string> = { đầu: '06-30', cuối: '12-31' }

/** «tháng 9 năm 2021», «quý I/2024», «6 tháng đầu năm 2019» become one date each. */
function periods(tokens: Token[]): Token[] {
  const out: Token[] = []
  const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
  const year = (t: Token | undefined) => (t?.type === 'year' && t.day ? Number(t.day.slice(0, 4)) : null)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const at = (n: number) => tokens[i + n]
    const push = (last: Token, day: LocalDate, precision: Token['precision']) =>
      out.push({ type: 'date', text: '·', start: token.start, end: last.end, day, precision })
    if (token.text === 'quý') {
      const quarter = romans[at(1)?.text ?? '']
      const skip = at(2)?.text === 'năm' || at(2)?.text === '/' ? 3 : 2
      const y = year(at(skip))
      if (quarter && y) {
        push(at(skip) as Token, monthEnd(y, quarter * 3), 'quarter')
        i += skip
        continue
      }
      if (quarter) {
        out.push({ ...token, type: 'word', text: 'quý', end: (at(1) as Token).end })
        i += 1
        continue
      }
    }
    if (token.text === 'tháng' && at(1)?.type === 'number' && (at(1) as Token).value! <= 12 && at(2)?.text === 'năm' && year(at(3))) {
      push(at(3) as Token, monthEnd(year(at(3)) as number, (at(1) as Token).value as number), 'month')
      i += 3
      continue
    }
    if (
      token.type === 'number' &&
      token.value === 6 &&
      at(1)?.text === 'tháng' &&
      half[at(2)?.text ?? ''] &&
      at(3)?.text === 'năm' &&
      year(at(4))
    ) {
      push(at(4) as Token, `${year(at(4))}-${half[at(2)?.text ?? '']}` as LocalDate, 'half')
      i += 4
      continue
    }
    out.push(token)
  }
  return out
}

/** The NFC text as tokens. Slips are mended in `text` only; offsets are those of the text as written. */
export function tokens(text: string): Token[] {
  return periods(joined(wordsToNumbers(mendSlips(pieces(text).map(single)))))
}

/** Mends slips over neighbouring words without changing their count or places. */
function mendSlips(list: Token[]): Token[] {
  return list.map((token, i) => {
    if (token.type !== 'word') return token
    const next = list[i + 1]?.type === 'word' ? (list[i + 1] as Token).text : ''
    const before = list[i - 1]?.type === 'word' ? (list[i - 1] as Token).text : ''
    const pair = `${token.text} ${next}`
    const back = `${before} ${token.text}`
    for (const [from, to] of slips) {
      from.lastIndex = 0
      if (to.split(' ').length === 2 && new RegExp(`^(?:${from.source})$`, 'u').test(pair))
        return { ...token, text: to.split(' ')[0] as string }
      if (to.split(' ').length === 2 && new RegExp(`^(?:${from.source})$`, 'u').test(back))
        return { ...token, text: to.split(' ')[1] as string }
    }
    if (token.text === 'tỉ') return { ...token, text: 'tỷ' }
    if (token.text === 'luỹ') return { ...token, text: 'lũy' }
    if (token.text === 'ntm') return { ...token, text: 'nông thôn mới' }
    if (token.text === 'tc') return { ...token, text: 'tiêu chí' }
    return token
  })
}
