import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { cleanBody, longestBody, plainText } from './body.rules.ts'
import { parseTime, stepOf } from './moment.rules.ts'
import { minuteStep } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { type Moment, type NewsFilter, officeViews, type Schedule, type Text } from './types.ts'

export type Given = (name: string) => string
type Wrong = { where: string; what: string }

const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))
const lengthOf = (text: string) => [...text].length

/** Words parted by commas, semicolons or lines, once each. */
const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map(oneLine)
      .filter((one) => one !== ''),
  ),
]

/** A link to a page of others: http or https, nothing else. Null where it is none. */
export function readLink(typed: string): string | null {
  const text = oneLine(typed)
  if (!URL.canParse(text)) return null
  const { protocol, username, href } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && username === '' ? href : null
}

function readSource(given: Given, wrong: Wrong[]): Pick<Text, 'sourceName' | 'sourceLink'> {
  const [name, typed] = [oneLine(given('nguon')).slice(0, 200), oneLine(given('duong-dan-nguon'))]
  const link = typed === '' ? null : readLink(typed)
  if (typed !== '' && link === null) wrong.push({ where: 'Đường dẫn nguồn', what: 'phải bắt đầu bằng http:// hoặc https://' })
  if (name === '' && typed !== '') wrong.push({ where: 'Nguồn', what: 'ghi tên cơ quan, báo đã đăng' })
  return { sourceName: name || null, sourceLink: link }
}

function readEnglish(given: Given, wrong: Wrong[]): Pick<Text, 'titleEn' | 'sapoEn' | 'bodyEn'> {
  const title = oneLine(given('tieu-de-en')).slice(0, 250)
  const body = cleanBody(given('noi-dung-en'))
  if (title === '' && body === '') return { titleEn: null, sapoEn: null, bodyEn: null }
  if (title === '' || body === '') wrong.push({ where: 'Bản tiếng Anh', what: 'ghi cả tiêu đề và nội dung, hoặc bỏ trống cả hai' })
  return { titleEn: title, sapoEn: oneLine(given('sapo-en')).slice(0, 600), bodyEn: body }
}

/** What a form may name: criteria that exist, categories that take articles. */
export type Known = { criteria: readonly string[]; categories: readonly string[] }

/** Reads what is typed of an article; every fault by name. */
export function readText(given: Given, { criteria, categories }: Known): Result<Text> {
  const wrong: Wrong[] = []
  const title = oneLine(given('tieu-de'))
  if (lengthOf(title) < 5 || lengthOf(title) > 250) wrong.push({ where: 'Tiêu đề', what: 'ghi từ 5 đến 250 chữ cái' })
  const sapo = oneLine(given('sapo'))
  if (lengthOf(sapo) > 600) wrong.push({ where: 'Sapo', what: 'nhiều nhất 600 chữ cái' })
  const typed = given('noi-dung')
  const body = typed.length > 4 * longestBody ? '' : cleanBody(typed)
  if (lengthOf(plainText(body)) < 20) wrong.push({ where: 'Nội dung', what: 'ghi từ 20 chữ cái' })
  if (typed.length > 4 * longestBody || body.length > longestBody)
    wrong.push({ where: 'Nội dung', what: 'dài quá 120.000 chữ cái, chia thành nhiều bài' })
  const byline = oneLine(given('tac-gia'))
  if (byline === '' || lengthOf(byline) > 200) wrong.push({ where: 'Tác giả', what: 'ghi tên người hoặc cơ quan viết bài' })
  const category = categories.find((one) => one === given('chuyen-muc'))
  if (!category) wrong.push({ where: 'Chuyên mục', what: 'chọn một chuyên mục trong danh sách' })
  const tags = listOf(given('nhan'))
  if (tags.length > 10 || tags.some((tag) => lengthOf(tag) > 40))
    wrong.push({ where: 'Nhãn', what: 'nhiều nhất 10 nhãn, mỗi nhãn 40 chữ cái' })
  const places = listOf(given('don-vi').replaceAll(' ', ','))
  const strange = places.filter((code) => !/^(\d{2,5}|VN)$/.test(code))
  if (strange.length > 0 || places.length > 60)
    wrong.push({ where: 'Mã đơn vị', what: `không đọc được ${strange.join(', ') || 'quá 60 mã'}` })
  const chosen = given('tieu-chi') === '' ? [] : listOf(given('tieu-chi'))
  const unknown = chosen.filter((one) => !criteria.includes(one))
  if (unknown.length > 0) wrong.push({ where: 'Tiêu chí', what: `không có ${unknown.join(', ')} trong danh sách` })
  const text = {
    ...{ title, sapo, body, byline, tags, places, criteria: chosen, category: category ?? '' },
    ...readSource(given, wrong),
    ...readEnglish(given, wrong),
    pictureId: parseId(given('anh-dai-dien')) || null,
    correction: oneLine(given('dinh-chinh')).slice(0, 600) || null,
  }
  return wrong.length > 0 ? refused(refusals.bad(wrong)) : done(text)
}

/** Reads when an article becomes public, and until when; nothing typed is now, without an end. */
export function readSchedule(given: Given, { today, minute }: Moment): Result<Schedule> {
  const [onTyped, atTyped, endTyped] = [given('ngay-dang').trim(), given('gio-dang').trim(), given('het-han').trim()]
  const publishOn = onTyped === '' ? today : parseDate(onTyped)
  const typedMinute = atTyped === '' ? null : parseTime(atTyped)
  const expiresOn = endTyped === '' ? null : parseDate(endTyped)
  if (publishOn === null || (atTyped !== '' && typedMinute === null) || (endTyped !== '' && expiresOn === null))
    return refused(refusals.badDay)
  const publishMinute = typedMinute ?? (publishOn === today ? stepOf(minute, minuteStep) : 0)
  return done({ publishOn, publishMinute, expiresOn })
}

/** A reason as it must be given. */
export function readReason(typed: string): Result<string> {
  const text = oneLine(typed).slice(0, 1_000)
  return lengthOf(text) < 5 ? refused(refusals.noReason) : done(text)
}

/** What a public list is asked for by its address; what no list knows is left out. */
export function readFilter(asked: Pick<URLSearchParams, 'get'>): NewsFilter {
  const place = asked.get('don-vi') ?? ''
  return {
    category: /^[a-z0-9-]{2,60}$/.exec(asked.get('chuyen-muc') ?? '')?.[0] ?? null,
    text: oneLine(asked.get('tim') ?? '').slice(0, 120),
    tag: oneLine(asked.get('nhan') ?? '').slice(0, 40) || null,
    place: /^(\d{2,5}|VN)$/.test(place) ? place : null,
  }
}

/** The address of a public list as it is filtered. */
export function filterPath(base: string, { category, text, tag, place }: NewsFilter, page = 1): string {
  const query = new URLSearchParams()
  if (category !== null) query.set('chuyen-muc', category)
  if (text !== '') query.set('tim', text)
  if (tag !== null) query.set('nhan', tag)
  if (place !== null) query.set('don-vi', place)
  if (page > 1) query.set('trang', String(page))
  return query.size === 0 ? base : `${base}?${query}`
}

/** Which list of the office an address asks for. */
export const readOfficeFilter = (asked: Pick<URLSearchParams, 'get'>) => ({
  view: officeViews.find((one) => one === asked.get('xem')) ?? ('mine' as const),
  text: oneLine(asked.get('tim') ?? '').slice(0, 120),
})

export const pageIn = (text: string | null): number => Math.max(1, parseId(text ?? ''))
