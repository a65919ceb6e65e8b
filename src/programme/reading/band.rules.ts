import type { Sentence } from './sentence.rules.ts'
import type { Token } from './types.ts'

/** Communes with so many criteria: the token that counts them (null = «không còn xã»), and lo…hi. */
export type Band = {
  count: number | null
  percent: boolean
  lo: number
  hi: number | null
  used: number[]
  from: number
  to: number
  because: string
}

/** no criteria set of a commune has more criteria */
const highest = 19
const gap = `(?: (?:còn lại|đã|chỉ|được|mới|cơ bản|đạt|hoàn thành|có|đạt chuẩn|mức|chuẩn|nào|nông thôn mới|số|ở mức|trong khoảng|khoảng|đạt được|thuộc|nhóm)){0,5}`
/** «6 xã (4,32%) đạt từ …» */
const bracket = String.raw`(?: \( #\d+# % \))?`
const upTo = `(?: (?:từ|đạt từ|trong khoảng|khoảng))?`

const afterCount: [RegExp, (t: Token) => [number, number | null], string][] = [
  [
    new RegExp(String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap}${upTo} ~(\d+)~`, 'u'),
    (t) => [t.value as number, t.second as number],
    'xã đạt từ … đến … tiêu chí',
  ],
  [
    new RegExp(String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap} (?:dưới) #(\d+)# tiêu chí`, 'u'),
    (t) => [0, (t.value as number) - 1],
    'xã dưới … tiêu chí',
  ],
  [
    new RegExp(String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap} (?:trên) #(\d+)# tiêu chí`, 'u'),
    (t) => [(t.value as number) + 1, null],
    'xã trên … tiêu chí',
  ],
  [
    new RegExp(String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap}${upTo} #(\d+)# tiêu chí trở lên`, 'u'),
    (t) => [t.value as number, null],
    'xã từ … tiêu chí trở lên',
  ],
  [
    new RegExp(String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap}${upTo} #(\d+)# tiêu chí trở xuống`, 'u'),
    (t) => [0, t.value as number],
    'xã từ … tiêu chí trở xuống',
  ],
  [
    new RegExp(
      String.raw`^ ?(% ?)?(?:số |tổng số )?xã${bracket}${gap}(?: (?:đủ|tất cả|cả|giữ vững|chuẩn))? [#@](\d+)[#@] tiêu chí(?! (?:trở|về|số))`,
      'u',
    ),
    (t) => [t.value as number, t.value as number],
    'xã đạt đúng … tiêu chí',
  ],
]

const link = String.raw`(?: (?:chỉ còn|xuống còn|xuống dưới|là|:|có|gồm|chiếm|còn|xuống|giảm|khoảng|hiện có|đạt được là|được|gồm có|\())+`
const beforeCount: [RegExp, (t: Token) => [number, number | null], string][] = [
  [
    new RegExp(String.raw`~(\d+)~ tiêu chí${link} #(\d+)# (?:xã|%)`, 'gu'),
    (t) => [t.value as number, t.second as number],
    'nhóm … tiêu chí: … xã',
  ],
  [
    new RegExp(String.raw`~(\d+)~ tiêu chí${link} (không)(?: có|$)`, 'gu'),
    (t) => [t.value as number, t.second as number],
    'nhóm … tiêu chí: không có',
  ],
  [
    /dưới #(\d+)# tiêu chí (?:giảm #\d+# xã , )?[^#~@;.,]{0,40}(?:còn|xuống)(?: còn| dưới| khoảng| chỉ còn| gần)* #(\d+)# xã/gu,
    (t) => [0, (t.value as number) - 1],
    'dưới … tiêu chí còn … xã',
  ],
  [
    new RegExp(String.raw`dưới #(\d+)# tiêu chí${link} #(\d+)# (?:xã|%)`, 'gu'),
    (t) => [0, (t.value as number) - 1],
    'dưới … tiêu chí: … xã',
  ],
  [
    new RegExp(String.raw`dưới #(\d+)# tiêu chí${link} (không)(?: có|$)`, 'gu'),
    (t) => [0, (t.value as number) - 1],
    'dưới … tiêu chí: không có',
  ],
]

const none = new RegExp(String.raw`(?:không (?:còn|có)|không còn có) (?:một )?xã${gap} dưới #(\d+)# tiêu chí`, 'gu')

/** Every band that a sentence states, with the tokens that it takes up. */
export function bands(sentence: Sentence): Band[] {
  const { canonical, tokens, at } = sentence
  const found: Band[] = []
  const token = (i: string | undefined) => tokens[Number(i)] as Token
  for (const match of canonical.matchAll(none)) {
    const bar = Number(match[1])
    const first = at.findIndex((place) => place >= (match.index ?? 0))
    found.push({
      count: null,
      percent: false,
      lo: 0,
      hi: (token(match[1]).value as number) - 1,
      used: [bar],
      from: first,
      to: bar,
      because: 'không còn xã dưới … tiêu chí',
    })
  }
  for (const [pattern, limits, because] of beforeCount)
    for (const match of canonical.matchAll(pattern)) {
      const [lo, hi] = limits(token(match[1]))
      const count = match[2] === 'không' ? null : Number(match[2])
      const to = count ?? Number(match[1])
      found.push({
        count,
        percent: match[0].endsWith('%'),
        lo,
        hi,
        used: count === null ? [Number(match[1])] : [Number(match[1]), count],
        from: Number(match[1]),
        to,
        because,
      })
    }
  tokens.forEach((own, i) => {
    if ((own.type !== 'number' && own.type !== 'fraction') || found.some((b) => b.used.includes(i))) return
    const after = canonical.slice((at[i] as number) + String(i).length + 2)
    for (const [pattern, limits, because] of afterCount) {
      const match = pattern.exec(after)
      if (!match) continue
      const [lo, hi] = limits(token(match[2]))
      // «5 xã đạt 71 tiêu chí» is their sum, «01 xã đạt 11,54 tiêu chí» an average
      if (
        !Number.isInteger(lo) ||
        lo > highest ||
        (hi ?? 0) > highest ||
        (own.value === 1 && /(?:bình quân|trung bình|mỗi|trên)(?: \S+){0,3}$/u.test(canonical.slice(0, at[i]).trim()))
      )
        continue
      found.push({ count: i, percent: match[1] !== undefined, lo, hi, used: [i, Number(match[2])], from: i, to: i, because })
      break
    }
  })
  return found
}
