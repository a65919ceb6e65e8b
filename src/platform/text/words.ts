import { type LocalDate, localDate } from '../base/local-date.ts'

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const billion = 1_000_000_000

/** How a zero before the last digit is said: «linh» in the north, «lẻ» in the south. */
export type Zero = 'linh' | 'lẻ'

const digit = (value: number): string => digits[value] as string

/** The last digit after «mươi»: «mốt», «tư», «lăm». */
const afterTens = (value: number): string => ({ 1: 'mốt', 4: 'tư', 5: 'lăm' })[value] ?? digit(value)

/** Three digits; `whole` says the hundreds even where they are none, as inside a longer number. */
function three(value: number, whole: boolean, zero: Zero): string[] {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const said = hundreds > 0 || whole ? [digit(hundreds), 'trăm'] : []
  if (tens === 0) return ones === 0 ? said : [...said, ...(said.length > 0 ? [zero] : []), digit(ones)]
  if (tens === 1) return [...said, 'mười', ...(ones === 0 ? [] : [ones === 5 ? 'lăm' : digit(ones)])]
  return [...said, digit(tens), 'mươi', ...(ones === 0 ? [] : [afterTens(ones)])]
}

function said(value: number, whole: boolean, zero: Zero): string[] {
  if (value >= billion) {
    const low = value % billion
    return [...said(Math.floor(value / billion), whole, zero), 'tỷ', ...(low > 0 ? said(low, true, zero) : [])]
  }
  const words: string[] = []
  const scales: [number, string[]][] = [
    [Math.floor(value / 1_000_000), ['triệu']],
    [Math.floor(value / 1000) % 1000, ['nghìn']],
    [value % 1000, []],
  ]
  for (const [part, scale] of scales) if (part > 0) words.push(...three(part, whole || words.length > 0, zero), ...scale)
  return words
}

/**
 * A whole number in words: 1.057.010 → «một triệu không trăm năm mươi bảy nghìn không trăm mười».
 * Throws on what is no whole number, or more than a number can hold exactly (16 digits).
 */
export function numberInWords(value: number, zero: Zero = 'linh'): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number that can be said`)
  if (value === 0) return 'không'
  return [...(value < 0 ? ['âm'] : []), ...said(Math.abs(value), false, zero)].join(' ')
}

/** Every way a word is said, as `numberInWords` says it. */
const usual: Record<string, string> = {
  mốt: 'một',
  tư: 'bốn',
  lăm: 'năm',
  nhăm: 'năm',
  lẻ: 'linh',
  ngàn: 'nghìn',
  tỉ: 'tỷ',
}

const digitOf = (word: string | undefined): number | null => {
  const at = digits.indexOf(word ?? '')
  return at < 0 ? null : at
}

/** Up to three digits; null where the words are no such number. */
function readThree(words: readonly string[]): number | null {
  if (words.length === 0) return null
  const at = words.indexOf('trăm')
  if (at > 1) return null
  const hundreds = at === 1 ? digitOf(words[0]) : 0
  const rest = at < 0 ? words : words.slice(at + 1)
  if (hundreds === null || at === 0) return null
  if (rest.length === 0) return hundreds * 100
  const below = readTwo(rest, at === 1)
  return below === null ? null : hundreds * 100 + below
}

/** Ten to ninety-nine, or a last digit: after hundreds with «linh». */
function readTwo(words: readonly string[], afterHundreds: boolean): number | null {
  const [first, second, third] = words
  if (words.length === 2 && first === 'linh' && afterHundreds) return digitOf(second) || null
  if (words.length === 1 && first !== 'mười') return afterHundreds ? null : digitOf(first)
  if (first === 'mười' && words.length <= 2) {
    const ones = words.length === 1 ? 0 : digitOf(second)
    return ones === null || (words.length === 2 && ones === 0) ? null : 10 + ones
  }
  const tens = digitOf(first)
  if (second !== 'mươi' || tens === null || tens < 2 || words.length > 3) return null
  const ones = words.length === 2 ? 0 : digitOf(third)
  return ones === null || (words.length === 3 && ones === 0) ? null : tens * 10 + ones
}

/** Numbers under a thousand million: each of «triệu», «nghìn» at most once and in this order. */
function readLow(words: readonly string[]): number | null {
  let [left, sum] = [words, 0]
  for (const [scale, worth] of [
    ['triệu', 1_000_000],
    ['nghìn', 1000],
  ] as const) {
    const at = left.indexOf(scale)
    if (at < 0) continue
    const part = readThree(left.slice(0, at))
    if (part === null) return null
    sum += part * worth
    left = left.slice(at + 1)
  }
  if (left.length === 0) return sum
  const last = readThree(left)
  return last === null ? null : sum + last
}

function readWords(words: readonly string[]): number | null {
  const at = words.lastIndexOf('tỷ')
  if (at < 0) return words.length === 0 ? null : readLow(words)
  const [high, low] = [readWords(words.slice(0, at)), at === words.length - 1 ? 0 : readLow(words.slice(at + 1))]
  return high === null || low === null ? null : high * billion + low
}

/** Reads a number in words back, northern or southern; null when the words are none. */
export function parseNumberInWords(text: string): number | null {
  const words = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => usual[word] ?? word)
  const negative = words[0] === 'âm'
  const value = readWords(negative ? words.slice(1) : words)
  return value === null || !Number.isSafeInteger(value) ? null : negative && value !== 0 ? -value : value
}

/** Money as documents say it beside its digits: «Bằng chữ: Một triệu không trăm năm mươi bảy nghìn không trăm mười đồng». Whole đồng. */
export function moneyInWords(dong: number, zero: Zero = 'linh'): string {
  const words = numberInWords(dong, zero)
  return `Bằng chữ: ${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`
}

/** Reads money in words back, with or without «Bằng chữ:» and «chẵn»; null when the words are none. */
export function parseMoneyInWords(text: string): number | null {
  const match = /^(?:bằng chữ\s*:\s*)?(.+?)\s+đồng(?:\s+chẵn)?\s*[.)]?$/iu.exec(text.normalize('NFC').trim())
  return match ? parseNumberInWords(match[1] ?? '') : null
}

/** «ngày mười bốn tháng sáu năm hai nghìn không trăm hai mươi sáu»; the fourth month is «tháng tư». */
export function dayInWords(on: LocalDate, zero: Zero = 'linh'): string {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  return `ngày ${numberInWords(day)} tháng ${month === 4 ? 'tư' : numberInWords(month)} năm ${numberInWords(year, zero)}`
}

/** Reads a day in words back, also with «mùng», commas and capitals; null when it is no day. */
export function parseDayInWords(text: string): LocalDate | null {
  const match = /^ngày\s+(?:m[ùồ]ng\s+)?(.+?),?\s+tháng\s+(.+?),?\s+năm\s+(.+)$/iu.exec(text.normalize('NFC').trim())
  if (!match) return null
  const [day, month, year] = [match[1], match[2], match[3]].map((words) => parseNumberInWords(words ?? ''))
  if (!day || !month || !year || year > 9999) return null
  return localDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}
