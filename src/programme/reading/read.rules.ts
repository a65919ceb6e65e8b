import { type Band, bands } from './band.rules.ts'
import { type Around, type Kind, readCommunes, readCriteria, readMillions, readMoney, readPercent } from './kind.rules.ts'
import { readDistricts, readProducts, readVillages } from './noun.rules.ts'
import { type Sentence, sentences } from './sentence.rules.ts'
import { dayOf, enter, implied, type Outside, placeOf, type Setting, startSetting } from './setting.rules.ts'
import { approximation, statusOf } from './status.rules.ts'
import { tokens } from './token.rules.ts'
import type { FigureStatus, FoundFigure, Token } from './types.ts'

const numeric = (token: Token) => token.type === 'number' || token.type === 'fraction' || token.type === 'range'

/** Which unit stands right of a number, and the reader of that unit. */
function unitReader(after: string): ((a: Around) => Kind) | null {
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

function around(
  sentence: Sentence,
  i: number,
  second: boolean,
  previous: FoundFigure | null,
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
    .replace(/^( ?(?:thôn|xóm|bản|ấp|xã))(?: , (?:thôn|xóm|bản|ấp|làng|phường|thị trấn))+/u, '$1')
  const stop = /[#@~]\d+[#@~]|[,;:()]| (?:trong đó|gồm)(?= )/u.exec(open.replace(/#\d+# (?=sao)/u, (m) => '_'.repeat(m.length)))
  const fragment = /^\p{Ll}/u.test(sentence.text) && !/(?:đủ|19\/19)/u.test(sentence.text)
  const told = statusOf(L, heading, fragment)
  // «14 xã phấn đấu đạt chuẩn»: the aim stands behind the number
  const { status, because } = /^ ?(?:xã|thôn|xóm|huyện) (?:phấn đấu|dự kiến phấn đấu)/u.test(R)
    ? { status: 'target' as const, because: 'phấn đấu' }
    : told
  let r = open.slice(0, stop?.index ?? open.length)
  // «1 xã, 15 thôn/bản đạt chuẩn kiểu mẫu»: the first number shares the words of the second
  if (/^ ?xã ?$/u.test(r)) {
    const shared = /^ ?xã , [#@]\d+[#@] (?:thôn|xóm|bản|ấp)(?: \/ (?:thôn|xóm|bản|ấp))* ([^,;:()#@~]*)/u.exec(R)
    if (shared) r = ` xã ${shared[1]}`
  }
  const trim = (text: string) => text.trim()
  return {
    L,
    l: trim(L.slice(from)),
    r: ` ${trim(r)}`,
    R: ` ${trim(R)}`,
    token: own,
    second,
    previous,
    status,
    statusBecause: because,
    valueAt: (index) => (sentence.tokens[index] as Token).value as number,
  }
}

type Reading = { sentence: Sentence; setting: Setting; out: FoundFigure[]; previous: FoundFigure | null; text: string[] }

function push(
  state: Reading,
  kind: NonNullable<Kind>,
  status: FigureStatus,
  l: string,
  L: string,
  token: Token,
  which: 'first' | 'second' | { start: number; end: number },
  fallback: number,
) {
  const span =
    which === 'first'
      ? { start: token.start, end: token.secondStart !== undefined && token.type === 'fraction' ? firstEnd(state.text, token) : token.end }
      : which === 'second'
        ? { start: token.secondStart as number, end: token.secondEnd as number }
        : which
  const i = state.sentence.tokens.indexOf(token)
  const asOf = dayOf(state.setting, i, status)
  const place = placeOf(state.setting, state.text.slice(state.sentence.start, span.start).join(''))
  state.setting.carried = status
  const figure: FoundFigure = {
    what: kind.what,
    value: kind.value ?? fallback,
    upTo: token.type === 'range' && which === 'first' ? (token.second ?? null) : null,
    unit: kind.unit,
    status,
    approx: approximation(l),
    lo: kind.lo ?? null,
    hi: kind.hi ?? null,
    criterion: kind.criterion ?? null,
    place,
    asOf,
    sentence: state.sentence.text,
    start: span.start,
    end: span.end,
    stated: state.text.slice(span.start, span.end).join(''),
    because: kind.because,
  }
  state.out.push(figure)
  state.previous = figure
}

/** The end of the numerator in `24/207`. */
function firstEnd(text: string[], token: Token): number {
  const slash = text.slice(token.start, token.end).indexOf('/')
  return slash < 0
    ? token.end
    : text
        .slice(token.start, token.start + slash)
        .join('')
        .trimEnd().length + token.start
}

function pushBand(state: Reading, band: Band, heading: FigureStatus | null) {
  const { sentence } = state
  const anchor = band.count ?? band.from
  const a = around(sentence, anchor, false, state.previous, heading)
  const token = sentence.tokens[anchor] as Token
  if (band.count === null) {
    const bar = sentence.tokens[band.used[0] as number] as Token
    const begin = sentence.tokens[band.from] as Token
    const { status } = statusOf(sentence.canonical.slice(0, sentence.at[band.from]).trim(), heading)
    if (status === 'target' || status === 'plan')
      return push(
        state,
        { what: 'other', unit: 'tiêu chí', lo: band.lo, hi: band.hi, because: `mục tiêu: ${band.because}` },
        status,
        '',
        a.L,
        bar,
        'first',
        bar.value as number,
      )
    return push(
      state,
      { what: 'band', unit: 'xã', lo: band.lo, hi: band.hi, because: band.because },
      status,
      '',
      a.L,
      bar,
      { start: begin.start, end: bar.end },
      0,
    )
  }
  const value = token.value as number
  const whole = band.lo === 19 && band.hi === 19
  const reduced = /giảm(?: \S+){0,2}$/u.test(a.l)
  const fresh = /(?:thêm|công nhận(?: mới| thêm)?)$/u.test(a.l)
  const basic = /cơ bản/u.test(sentence.canonical.slice(sentence.at[anchor], sentence.at[band.used[1] as number]))
  const what = reduced
    ? 'other'
    : band.percent
      ? 'pct_band'
      : whole
        ? fresh
          ? 'communes_new'
          : basic
            ? 'basic_met'
            : /đạt chuẩn/u.test(a.r) && /công nhận|toàn tỉnh có/u.test(a.L)
              ? 'communes_recognised'
              : 'communes_meeting_19'
        : 'band'
  const limits = what === 'band' || what === 'pct_band' ? { lo: band.lo, hi: band.hi } : {}
  push(state, { what, unit: band.percent ? '%' : 'xã', ...limits, because: band.because }, a.status, a.l, a.L, token, 'first', value)
  if (token.type === 'fraction')
    push(state, { what: 'communes_total', unit: 'xã', because: 'mẫu số' }, 'actual', '', a.L, token, 'second', token.second as number)
}

/** The denominator of a fraction, where it says something of its own. */
function readSecond(state: Reading, a: Around, kind: NonNullable<Kind>) {
  const { token } = a
  const total = token.second as number
  if (kind.unit === 'xã') {
    if (a.status === 'actual' && total !== token.value && total >= 20)
      push(state, { what: 'communes_total', unit: 'xã', because: 'mẫu số' }, 'actual', '', a.L, token, 'second', total)
  } else if (kind.what === 'villages_recognised')
    push(state, { what: 'villages_total', unit: kind.unit, because: 'mẫu số' }, 'actual', '', a.L, token, 'second', total)
  else if (kind.what === 'capital_disbursed')
    push(state, { what: 'capital_allocated', unit: 'tỷ đồng', because: 'kế hoạch' }, a.status, '', a.L, token, 'second', total)
}

function readToken(state: Reading, i: number, heading: FigureStatus | null) {
  const { sentence } = state
  const token = sentence.tokens[i] as Token
  const a = around(sentence, i, false, state.previous, heading)
  if (/trong tổng số$/u.test(a.L) && /^ xã/u.test(a.R))
    return push(
      state,
      { what: 'communes_total', unit: 'xã', because: 'trong tổng số' },
      'actual',
      '',
      a.L,
      token,
      'first',
      token.value as number,
    )
  const ofTotal = /^ (?:xã )?trong tổng số #(\d+)# xã/u.exec(a.R)
  const reader = ofTotal ? readCommunes : unitReader(a.R)
  if (reader && token.value === 1 && token.type === 'number' && /(?:bình quân|trung bình)(?: \S+){0,4}$/u.test(a.L)) return
  let kind = reader?.(a) ?? null
  if (ofTotal && kind?.what === 'other') kind = { what: 'communes_recognised', unit: 'xã', because: 'trong tổng số' }
  // a bare fraction goes on counting what the figure before it counted: money beside money, else communes of all
  if (!kind && token.type === 'fraction' && /^ ?$/u.test(a.r) && state.previous?.what.match(/^capital|^disbursement/))
    kind = readMoney(a, 1)
  if (!kind && token.type === 'fraction' && !token.decimals && (token.second as number) >= 20 && /^ ?$/u.test(a.r))
    kind = { what: 'communes_recognised', unit: 'xã', because: 'số xã trên tổng số' }
  if (!kind && (token.decimals ?? 0) > 0 && a.R.trim() === '' && a.L.trim() === '' && (token.value as number) < 20)
    kind = { what: 'avg_criteria', unit: 'tiêu chí/xã', because: 'số thập phân đứng riêng' }
  if (!kind && sentence.tokens.length > 3 && (!programme.test(sentence.canonical) || sentence.tokens.length > 12)) return
  if (!kind && sentence.tokens.every((one) => numeric(one) || one.type === 'mark') && sentence.tokens.length > 1) return
  if (!kind) kind = { what: 'other', unit: /^ (\S+)/u.exec(a.r)?.[1] ?? '', because: 'không rõ là số gì' }
  push(state, kind, a.status, a.l, a.L, token, 'first', token.value as number)
  // a bare «69/101» tells its own base only by custom: it is not printed as a number of communes
  if (token.type === 'fraction' && a.R.trim() !== '') readSecond(state, a, kind)
}

/** «thuongtruc07thainguyen» — but «Có16 xóm» is only a missing space. */
function gluedInWord({ tokens: all }: Sentence, i: number): boolean {
  const [before, own, after] = [all[i - 1], all[i], all[i + 1]]
  return before?.type === 'word' && after?.type === 'word' && before.end === own?.start && after.start === own?.end
}

/** A number that is no figure: of a date, an article, a telephone, a clause, an address, a list's item. */
function isNoise(sentence: Sentence, i: number): boolean {
  const L = sentence.canonical.slice(0, sentence.at[i]).trim()
  const R = sentence.canonical.slice((sentence.at[i] as number) + String(i).length + 2).trim()
  const token = sentence.tokens[i] as Token
  if (
    /(?:ngày|tháng|điều|khoản|số|quý|thứ|kỳ họp thứ|lần thứ|khóa|tổ|đợt|hạng|mẫu|phụ lục|đường|ngõ|trang|bước|tiêu chí số|quyết định|nghị quyết|công văn|điện thoại|fax|năm)(?: :)?$/u.test(
      L,
    ) &&
    !/^(?:xã|%|tỷ|triệu|tiêu chí|thôn)/u.test(R)
  )
    return true
  if (/:$/u.test(L) && /\d:$|# ?:$/u.test(L)) return true
  if (/^: ?#/u.test(R)) return true
  if (gluedInWord(sentence, i)) return true
  if (/^(?:giờ|phút|tuần|ngày|tháng|năm|khóa|tuổi)(?!\S)/u.test(R)) return true
  if (L === '' && /^[.)/-]/u.test(R)) return true
  return token.type === 'number' && String(token.text).replace(/\D/gu, '').length > 9
}

/** Is the number a part of a word, an address or a page's furniture, and no figure of the programme? */
const programme = /xã|tiêu chí|nông thôn mới|thôn|xóm|huyện|vốn|giải ngân|sản phẩm|ocop|thu nhập|nghèo|tỷ đồng|%/u

/**
 * Every figure that a text states, in order. Pure and deterministic.
 * @param outside what is known from elsewhere: day and place of the document, the names of places; all may be absent
 */
export function readFigures(text: string, outside: Outside = {}): FoundFigure[] {
  const nfc = text.normalize('NFC')
  const all = sentences(nfc, tokens(nfc))
  const state: Reading = { sentence: all[0] as Sentence, setting: startSetting(all, outside), out: [], previous: null, text: [...nfc] }
  for (const sentence of all) {
    state.sentence = sentence
    enter(state.setting, sentence)
    if (sentence.opens === 'paragraph') state.previous = null
    readSentence(state)
  }
  return state.out
}

function readSentence(state: Reading) {
  const { sentence } = state
  const found = bands(sentence)
  const taken = new Set(found.flatMap((band) => band.used))
  sentence.tokens.forEach((token, i) => {
    const heading = implied(state.setting)
    for (const band of found) if ((band.count ?? band.used[0]) === i) pushBand(state, band, heading)
    if (!numeric(token) || taken.has(i) || isNoise(sentence, i)) return
    readToken(state, i, heading)
  })
}
