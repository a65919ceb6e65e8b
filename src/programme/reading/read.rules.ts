import { around, unitReader } from './around.rules.ts'
import { type Band, bands } from './band.rules.ts'
import { type Characters, characters } from './characters.rules.ts'
import { type Around, type Kind, readCommunes, readMoney } from './kind.rules.ts'
import { type Sentence, sentences } from './sentence.rules.ts'
import { dayOf, enter, implied, type Outside, placeOf, type Setting, startSetting } from './setting.rules.ts'
import { approximation, statusOf } from './status.rules.ts'
import { tokens } from './token.rules.ts'
import type { FigureStatus, FoundFigure, Token } from './types.ts'

const numeric = (token: Token) => token.type === 'number' || token.type === 'fraction' || token.type === 'range'

/** Where the reading of a text stands. */
type Reading = {
  sentence: Sentence
  setting: Setting
  out: FoundFigure[]
  previous: FoundFigure | null
  /** the last number of communes in the sentence */
  chain: FoundFigure | null
  text: Characters
}

/** A figure as a rule gives it, with the token that it stands on. */
type Found = NonNullable<Kind> & {
  status: FigureStatus
  l?: string
  token: Token
  part?: 'first' | 'second' | { start: number; end: number }
}

function spanOf(text: Characters, token: Token, part: NonNullable<Found['part']>): { start: number; end: number } {
  if (typeof part === 'object') return part
  if (part === 'second') return { start: token.secondStart ?? token.start, end: token.secondEnd ?? token.end }
  return { start: token.start, end: token.type === 'fraction' ? firstEnd(text, token) : token.end }
}

function push(state: Reading, { what, unit, value, lo, hi, criterion, because, status, l = '', token, part = 'first' }: Found): void {
  const span = spanOf(state.text, token, part)
  const i = state.sentence.tokens.indexOf(token)
  const written = part === 'second' ? token.second : token.value
  const figure: FoundFigure = {
    what,
    value: value ?? written ?? 0,
    upTo: token.type === 'range' && part === 'first' ? (token.second ?? null) : null,
    unit,
    status,
    approx: approximation(l),
    lo: lo ?? null,
    hi: hi ?? null,
    criterion: criterion ?? null,
    place: placeOf(state.setting, state.text.slice(state.sentence.start, span.start)),
    asOf: dayOf(state.setting, i, status),
    sentence: state.sentence.text,
    ...span,
    stated: state.text.slice(span.start, span.end),
    because,
  }
  // an aim goes on over a semicolon, an estimate does not
  state.setting.carried = status === 'target' ? status : null
  state.out.push(figure)
  state.previous = figure
  if (figure.unit === 'xã' && ['communes_recognised', 'communes_new', 'advanced', 'model'].includes(what)) state.chain = figure
}

/** The end of the numerator in `24/207`. */
function firstEnd(text: Characters, token: Token): number {
  const written = text.slice(token.start, token.end)
  const slash = written.indexOf('/')
  return slash < 0 ? token.end : token.start + written.slice(0, slash).trimEnd().length
}

function pushBand(state: Reading, band: Band, heading: FigureStatus | null) {
  const { sentence } = state
  const anchor = band.count ?? band.from
  const a = around(sentence, anchor, state, heading)
  const token = sentence.tokens[anchor] as Token
  if (band.count === null) {
    const bar = sentence.tokens[band.used[0] as number] as Token
    const begin = sentence.tokens[band.from] as Token
    const { status } = statusOf(sentence.canonical.slice(0, sentence.at[band.from]).trim(), heading)
    if (status === 'target' || status === 'plan')
      return push(state, {
        what: 'other',
        unit: 'tiêu chí',
        lo: band.lo,
        hi: band.hi,
        because: `mục tiêu: ${band.because}`,
        status,
        token: bar,
      })
    const part = { start: begin.start, end: bar.end }
    return push(state, { what: 'band', unit: 'xã', value: 0, lo: band.lo, hi: band.hi, because: band.because, status, token: bar, part })
  }
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
  push(state, { what, unit: band.percent ? '%' : 'xã', ...limits, because: band.because, status: a.status, l: a.l, token })
  if (token.type === 'fraction')
    push(state, { what: 'communes_total', unit: 'xã', because: 'mẫu số', status: 'actual', token, part: 'second' })
}

/** The denominator of a fraction, where it says something of its own. */
function readSecond(state: Reading, a: Around, kind: NonNullable<Kind>) {
  const { token } = a
  const of = { status: 'actual' as const, token, part: 'second' as const }
  // of an aim «155/194 xã» the total is no aim, and the day it is of is another one: it is left to the sentence that states it
  if (kind.unit === 'xã' && a.status !== 'actual') return
  if (kind.unit === 'xã') push(state, { what: 'communes_total', unit: 'xã', because: 'mẫu số', ...of })
  else if (/^(?:thôn|xóm|bản|ấp|làng|khóm|buôn)$/u.test(kind.unit))
    push(state, { what: 'villages_total', unit: kind.unit, because: 'mẫu số', ...of })
  else if (kind.what === 'capital_disbursed')
    push(state, { what: 'capital_allocated', unit: 'tỷ đồng', because: 'kế hoạch', ...of, status: a.status })
}

function readToken(state: Reading, i: number, heading: FigureStatus | null) {
  const { sentence } = state
  const token = sentence.tokens[i] as Token
  const a = around(sentence, i, state, heading)
  if (/trong tổng số$/u.test(a.L) && /^ xã/u.test(a.R))
    return push(state, { what: 'communes_total', unit: 'xã', because: 'trong tổng số', status: 'actual', token })
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
  if (!kind && /tổng (?:số )?(?:lượt )?tiêu chí(?: \S+){0,4}$/u.test(a.L) && (token.value ?? 0) > 57)
    kind = { what: 'criteria_met_total', unit: 'tiêu chí', because: 'tổng tiêu chí' }
  if (!kind && token.type === 'fraction' && /(?:đơn vị cấp huyện|số huyện)[^;]*$/u.test(a.L) && (token.second ?? 99) < 30)
    kind = { what: 'districts_recognised', unit: 'huyện', because: 'số huyện trên tổng số' }
  if (!kind && sentence.tokens.length > 3 && (!programme.test(sentence.canonical) || sentence.tokens.length > 12)) return
  if (!kind && sentence.tokens.every((one) => numeric(one) || one.type === 'mark') && sentence.tokens.length > 1) return
  if (!kind) kind = { what: 'other', unit: /^ (\S+)/u.exec(a.r)?.[1] ?? '', because: 'không rõ là số gì' }
  push(state, { ...kind, status: a.status, l: a.l, token })
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
  const nfc = characters(text.normalize('NFC'))
  const all = sentences(nfc, tokens(nfc.text))
  const state: Reading = {
    sentence: all[0] as Sentence,
    setting: startSetting(all, outside),
    out: [],
    previous: null,
    chain: null,
    text: nfc,
  }
  for (const sentence of all) {
    state.sentence = sentence
    enter(state.setting, sentence)
    if (sentence.opens === 'paragraph') state.previous = null
    if (sentence.opens !== 'part') state.chain = null
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
