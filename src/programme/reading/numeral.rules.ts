import type { Token } from './types.ts'

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

/** nouns before which a word such as «ba» is a number */
const counted = new Set(['xã', 'huyện', 'thôn', 'xóm', 'bản', 'ấp', 'tỉnh', 'tiêu', 'sản', 'đơn', 'phường', 'chủ'])

/** after these «năm» is the year, not five */
const notBeforeFive = new Set([
  'là',
  'trong',
  'hằng',
  'hàng',
  'mỗi',
  'các',
  'cả',
  'của',
  'đầu',
  'cuối',
  'hết',
  'đến',
  'từng',
  'nhiều',
  'những',
])

/** Words such as «hai mươi ba», «một» before a counted noun become numbers. */
export function numerals(tokens: Token[]): Token[] {
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
    const isYear = first.text === 'năm' && (noun === 'bản' || notBeforeFive.has(before))
    const isMotto = noun === 'sản' && before === 'xã' && word(i - 2) === 'mỗi'
    if (!counted.has(noun) || isYear || isMotto || before === 'mỗi' || (noun === 'tiêu' && value === 1 && before !== 'đạt')) {
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
