import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId, parseNumber } from '../../platform/text/number.ts'
import type { Level } from '../units/types.ts'
import { refusals } from './refusals.text.ts'
import {
  type Candidate,
  type Channel,
  type Filter,
  type Grouping,
  groupings,
  type NewThread,
  openStates,
  type State,
  views,
} from './types.ts'

type Given = (name: string) => string

const [shortest, longest, longestTitle] = [10, 4_000, 200]

/** Lines stay, everything else is tidied; control characters, which no database takes, go. */
export const tidyLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => tidy(line.replace(/\p{Cc}/gu, ' ')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))

/** The first words of a text, as its heading. */
export function headingOf(text: string): string {
  const [line = ''] = text.split('\n')
  const signs = [...line]
  if (signs.length <= 90) return line
  const cut = signs.slice(0, 90).join('')
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : undefined)}…`
}

/** What a text lacks; null where it will do. */
function textFault(text: string) {
  const length = [...text].length
  if (length > longest) return refusals.tooLong
  return length < shortest ? refusals.noText : null
}

/** Reads what a citizen sends: text, and how to reach them where they want to say it. */
export function readWeb(given: Given, today: LocalDate): Result<NewThread> {
  const text = tidyLines(given('noi-dung'))
  const fault = textFault(text)
  if (fault) return refused(fault)
  const contact = oneLine(given('lien-he')).slice(0, 200)
  const consent = given('dong-y') === 'co'
  return done({
    ...{ channel: 'web', criterion: null, title: headingOf(text), text, contact: contact || null, consent, receivedOn: today },
  })
}

/** Reads what an officer writes down, for the own office or for a citizen; every fault by name. */
export function readOffice(given: Given, criteria: readonly string[], today: LocalDate): Result<NewThread> {
  const wrong: { where: string; what: string }[] = []
  const channel: Channel = given('cach') === 'behalf' ? 'behalf' : 'office'
  const [title, text] = [oneLine(given('tieu-de')), tidyLines(given('noi-dung'))]
  if (title === '' || [...title].length > longestTitle) wrong.push({ where: 'Tiêu đề', what: `ghi từ 1 đến ${longestTitle} chữ cái` })
  const fault = textFault(text)
  if (fault) wrong.push({ where: 'Nội dung', what: `ghi từ ${shortest} đến ${longest} chữ cái` })
  const criterion = given('tieu-chi') === '' ? null : given('tieu-chi')
  if (criterion !== null && !criteria.includes(criterion)) wrong.push({ where: 'Tiêu chí', what: 'không có trong danh sách' })
  const typed = given('ngay').trim()
  const receivedOn = typed === '' ? today : parseDate(typed)
  if (receivedOn === null || receivedOn > today) wrong.push({ where: 'Ngày tiếp nhận', what: 'chưa đúng hoặc sau hôm nay' })
  const contact = oneLine(given('lien-he')).slice(0, 200)
  if (channel === 'office' && contact !== '') wrong.push({ where: 'Người gửi, liên hệ', what: 'chỉ ghi khi nhập thay người dân' })
  if (wrong.length > 0 || receivedOn === null) return refused(refusals.bad(wrong))
  const consent = channel === 'office' || given('dong-y') === 'co'
  return done({ channel, criterion, title, text, contact: contact || null, consent, receivedOn })
}

const ranks: Record<Level, number> = { village: 0, commune: 1, district: 2, province: 3, country: 4 }
export const rankOf = (level: Level): number => ranks[level]

/**
 * Who answers: the first of those who answer for the criterion in the unit, nearest first. What an office raises for itself goes to a level
 * above it; what a citizen says may stay with the commune. Null where nobody is charged: then an office says who.
 */
export const competent = (candidates: readonly Candidate[], channel: Channel, raisedAt: Level): Candidate | null =>
  candidates.find(({ level }) => channel !== 'office' || ranks[level] > ranks[raisedAt]) ?? null

/** Who answers at the level above. */
export const competentAbove = (candidates: readonly Candidate[], at: Level): Candidate | null =>
  candidates.find(({ level }) => ranks[level] > ranks[at]) ?? null

/** Reads a text that must be there. */
export function readText(typed: string, least: number, most: number): string | null {
  const text = tidyLines(typed)
  const length = [...text].length
  return length >= least && length <= most ? text : null
}

export type Document = { document: string | null; documentOn: LocalDate | null }

/** Reads the number and the day of a document; `asked`: it must be named. */
export function readDocument(given: Given, today: LocalDate, asked: boolean): Result<Document> {
  const document = oneLine(given('so-van-ban')).slice(0, 100)
  if (document === '') return asked ? refused(refusals.noDocument) : done({ document: null, documentOn: null })
  const typed = given('ngay-van-ban').trim()
  const documentOn = typed === '' ? null : parseDate(typed)
  if (typed !== '' && (documentOn === null || documentOn > today)) return refused(refusals.badDocumentDay)
  return done({ document, documentOn })
}

/** Something in a text that tells a person: a telephone or identity number, an address of mail, or what the asker gave to be reached. */
export function personalIn(text: string, contact: string | null): string | null {
  const mail = /[^\s@]+@[^\s@]+\.[^\s@]+/u.exec(text)?.[0]
  if (mail) return mail
  for (const [number] of text.matchAll(/\+?\d(?:[ .-]?\d){8,}/gu)) {
    const digits = number.replace(/\D/g, '')
    // money and areas are grouped by three: 1.500.000.000 is no telephone
    if (!/^\d{1,3}(\.\d{3})+$/.test(number) && digits.length >= 9 && digits.length <= 12) return number
  }
  const parts = (contact ?? '').split(/[,;\n–-]/u).map(oneLine)
  const folded = text.toLowerCase()
  return parts.find((part) => [...part].length >= 5 && /\p{L}/u.test(part) && folded.includes(part.toLowerCase())) ?? null
}

type Publishing = { consent: boolean; confirmed: boolean; contact: string | null }
type Told = { title: string; question: string; answer: string }

/** What everybody will read: allowed with the asker's word, or where somebody confirmed that nobody's data are in it; never with them. */
export function readPublication(given: Given, { consent, confirmed, contact }: Publishing): Result<Told> {
  const told = { title: oneLine(given('tieu-de')), question: tidyLines(given('cau-hoi')), answer: tidyLines(given('tra-loi')) }
  if (Object.values(told).some((text) => text === '' || text.length > 8_000)) return refused(refusals.noPublicText)
  if (!consent && !confirmed) return refused(refusals.noPermission)
  for (const text of Object.values(told)) {
    const found = personalIn(text, contact)
    if (found !== null) return refused(refusals.personal(found))
  }
  return done(told)
}

/** Reads how many working days a level gives itself, and where that stands. */
export function readClock(given: Given): Result<{ days: number; source: string }> {
  const read = parseNumber(given('so-ngay'), 'integer')
  const source = oneLine(given('can-cu')).slice(0, 300)
  if (!read.ok || !Number.isInteger(read.value) || read.value < 1 || read.value > 366) return refused(refusals.badDays)
  return source === '' ? refused(refusals.noSource) : done({ days: read.value, source })
}

/** What a list is asked for by its address; what no list knows is left out. */
export function readFilter(asked: Pick<URLSearchParams, 'get'>): Filter {
  const criterion = asked.get('tieu-chi') ?? ''
  return {
    view: views.find((one) => one === asked.get('xem')) ?? 'open',
    criterion: /^[\w.-]{1,40}\/[\w.-]{1,20}$/.test(criterion) ? criterion : null,
    bodyId: parseId(asked.get('co-quan') ?? '') || null,
  }
}

/** The address of a list as it is filtered. */
export function filterPath(base: string, { view, criterion, bodyId }: Filter, page = 1): string {
  const query = new URLSearchParams({ xem: view })
  if (criterion !== null) query.set('tieu-chi', criterion)
  if (bodyId !== null) query.set('co-quan', String(bodyId))
  if (page > 1) query.set('trang', String(page))
  return `${base}?${query}`
}

export const isOpen = (state: State): boolean => openStates.some((one) => one === state)

/** Which page of a list an address asks for. */
export const pageIn = (text: string | null): number => Math.max(1, parseId(text ?? ''))

/** By what counts are grouped, and of which year. */
export function readGrouping(asked: Pick<URLSearchParams, 'get'>, today: LocalDate): { by: Grouping; year: number } {
  const year = parseId(asked.get('nam') ?? '')
  return {
    by: groupings.find((one) => one === asked.get('theo')) ?? 'criterion',
    year: year >= 2010 && year <= 2100 ? year : Number(today.slice(0, 4)),
  }
}
