import { type Around, type Kind, readCommunes, readCriteria, readMillions, readMoney, readPercent } from './kind.rules.ts'
import { readDistricts, readProducts, readVillages } from './noun.rules.ts'
import type { Sentence } from './sentence.rules.ts'
import { statusOf } from './status.rules.ts'
import type { FigureStatus, FoundFigure, Token } from './types.ts'

/** Which unit stands right of a number, and the reader of that unit. */
export function unitReader(after: string): ((a: Around) => Kind) | null {
  const right = after.replace(/^ /u, '')
  if (/^% triệu/u.test(right)) return readMillions
  if (/^%/u.test(right) || /^phần trăm/u.test(right)) return readPercent
  if (/^(?:lượt )?(?:chỉ tiêu, )?tiêu chí/u.test(right)) return readCriteria
  if (/^(?:nghìn|ngàn) tỷ/u.test(right)) return (a) => readMoney(a, 1000)
  if (/^tỷ(?: đồng| lệ)?/u.test(right) && !/^tỷ lệ/u.test(right)) return (a) => readMoney(a, 1)
  if (/^(?:triệu|tr)(?: \.)?(?: đồng| đ| \/|$| )/u.test(right)) return readMillions
  if (/^(?:\/ ?[#@]\d+[#@] ?)?(?:trong tổng số [#@]\d+[#@] )?xã(?!\S)/u.test(right)) return readCommunes
  if (/^(?:thôn|xóm|bản|ấp|làng|khóm|khu dân cư|tổ dân phố|buôn)(?!\S)/u.test(right)) return readVillages
  if (/^(?:huyện|đơn vị cấp huyện|đơn vị huyện|thị xã|thành phố|quận)(?!\S)/u.test(right)) return readDistricts
  if (/^(?:sản phẩm|chủ thể|đơn vị|doanh nghiệp|hợp tác xã|htx|hộ (?:sản xuất|kinh doanh)|tổ hợp tác|cơ sở)(?!\S)/u.test(right))
    return readProducts
  return null
}

/** What stands around the number at place `i` of a sentence. */
export function around(
  sentence: Sentence,
  i: number,
  { previous, chain }: { previous: FoundFigure | null; chain: FoundFigure | null },
  heading: FigureStatus | null,
): Around & { statusBecause: string } {
  const own = sentence.tokens[i] as Token
  const begin = sentence.at[i] as number
  const L = sentence.canonical.slice(0, begin).trim()
  const R = sentence.canonical.slice(begin + String(i).length + 2)
  const clause = Math.max(...[', ', '; ', ': ', '. '].map((mark) => L.lastIndexOf(mark)), -1)
  const bracket = L.lastIndexOf('(')
  const number = Math.max(L.lastIndexOf('# '), L.lastIndexOf('@ '), L.lastIndexOf('~ '))
  const from = Math.max(clause >= 0 ? clause + 2 : 0, bracket > L.lastIndexOf(')') ? bracket : 0, number >= 0 ? number + 1 : 0)
  // «2.045 xã (23%) được công nhận»: the words after the bracket still belong to the number
  const open = R.replace(/\( ?(?:chiếm|đạt|tương ứng|bằng|tỷ lệ|gần|khoảng|hơn| )*#\d+# ?% ?(?:tổng số xã |số xã )?\) ?/u, '')
    // «45 thôn, bản được công nhận»: one noun in several words
    .replace(/^( ?(?:thôn|xóm|bản|ấp|xã|huyện))(?: [,/] (?:thôn|xóm|bản|ấp|làng|phường|thị trấn|thành phố|thị xã))+/u, '$1')
    // «nông thôn mới (NTM) nâng cao», «96 xã, chiếm 63% được công nhận»
    .replace(/\( nông thôn mới \) ?/gu, '')
    .replace(/^( ?xã) , chiếm #\d+# ?%(?= (?:được|đạt|đã))/u, '$1')
  const stop = /[#@~]\d+[#@~]|[,;:()]| (?:trong đó|gồm)(?= )/u.exec(open.replace(/#\d+# (?=sao)/u, (m) => '_'.repeat(m.length)))
  const fragment = /^\p{Ll}/u.test(sentence.text) && !/(?:đủ|19\/19)/u.test(sentence.text)
  const told = statusOf(L, heading, fragment)
  // «14 xã phấn đấu đạt chuẩn»: the aim stands behind the number
  const { status, because } = /^ ?(?:xã|thôn|xóm|huyện) (?:phấn đấu|dự kiến phấn đấu)/u.test(R)
    ? { status: 'target' as const, because: 'phấn đấu' }
    : told
  let r = open.slice(0, stop?.index ?? open.length)
  // «1 xã, 15 thôn/bản đạt chuẩn kiểu mẫu»: the first number shares the words of the second
  const noun = /^ ?(xã|huyện|thôn)(?: và)? ?$/u.exec(r)
  if (noun) {
    const shared =
      /^ ?(?:xã|huyện|thôn) (?:,|và) [#@]\d+[#@] (?:thôn|xóm|bản|ấp|xã|huyện)(?: [,/] (?:thôn|xóm|bản|ấp))* ([^,;:()#@~]*)/u.exec(open)
    if (shared) r = ` ${noun[1]} ${shared[1]}`
  }
  const trim = (text: string) => text.trim()
  return {
    L,
    l: trim(L.slice(from)),
    r: ` ${trim(r)}`,
    R: ` ${trim(R)}`,
    token: own,
    previous,
    chain,
    status,
    statusBecause: because,
    valueAt: (index) => (sentence.tokens[index] as Token).value as number,
  }
}
