import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { refusals } from './refusals.text.ts'
import { codeOf, typeNames } from './text.ts'
import { type DocumentType, documentTypes, type Entry, type Metadata, type Relation, relationKinds } from './types.ts'

type Given = (name: string) => string
type Wrong = { where: string; what: string }[]

/** rows for other documents on the form */
export const relationRows = 4

const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))

/** A longer text: its lines stay, what no database takes goes. */
export const lines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Reads a field of one line. */
function line(given: Given, name: string, where: string, { most, need }: { most: number; need?: boolean }, wrong: Wrong): string | null {
  const text = oneLine(given(name))
  if ([...text].length > most) wrong.push({ where, what: `dài quá ${most} chữ cái` })
  if (need && text === '') wrong.push({ where, what: 'chưa ghi' })
  return text === '' ? null : text
}

function dayIn(given: Given, name: string, where: string, wrong: Wrong): LocalDate | null {
  const text = given(name).trim()
  const read = text === '' ? null : parseDate(text)
  if (text !== '' && read === null) wrong.push({ where, what: `«${text}» không phải ngày; ghi như 14/6/2026` })
  return read
}

const listIn = (text: string): string[] => [...new Set(text.split(/[,;\s]+/).filter((one) => one !== ''))]

function relationsIn(given: Given, wrong: Wrong): Entry['relations'] {
  const found: Entry['relations'] = []
  for (let row = 1; row <= relationRows; row++) {
    const other = line(given, `vb-${row}`, `Văn bản liên quan ${row}`, { most: 200 }, wrong)
    const kind = relationKinds.find((one) => one === given(`quan-he-${row}`))
    const fromOn = dayIn(given, `tu-ngay-${row}`, `Văn bản liên quan ${row}, từ ngày`, wrong)
    if (other === null) continue
    if (kind) found.push({ kind, other, fromOn })
    else wrong.push({ where: `Văn bản liên quan ${row}`, what: 'chưa chọn quan hệ' })
  }
  return found
}

/** Faults that lie between fields. */
function between(one: Metadata, today: LocalDate, wrong: Wrong): void {
  if (!one.isDraft) {
    if (one.number === null) wrong.push({ where: 'Số', what: 'chưa ghi' })
    if (one.symbol === null) wrong.push({ where: 'Ký hiệu', what: 'chưa ghi' })
    if (one.issuedOn === null) wrong.push({ where: 'Ngày ban hành', what: 'chưa ghi' })
    else if (one.issuedOn > today) wrong.push({ where: 'Ngày ban hành', what: 'sau hôm nay' })
  } else if (one.opinionsFrom === null || one.opinionsUntil === null)
    wrong.push({ where: 'Lấy ý kiến dự thảo', what: 'ghi đủ ngày bắt đầu và ngày cuối' })
  else if (one.opinionsUntil < one.opinionsFrom) wrong.push({ where: 'Lấy ý kiến dự thảo', what: 'ngày cuối trước ngày bắt đầu' })
  if (one.inForceOn !== null && one.expiresOn !== null && one.expiresOn <= one.inForceOn)
    wrong.push({ where: 'Hết hiệu lực từ ngày', what: 'phải sau ngày có hiệu lực' })
}

const isAddress = (text: string) => /^https?:\/\/[^\s]+$/.test(text)

/** Reads what an office enters of a document; every fault by name. A relation without a day begins when this document does. */
export function readEntry(given: Given, today: LocalDate): Result<Entry> {
  const wrong: Wrong = []
  const type = documentTypes.find((one) => one === given('loai'))
  if (!type) wrong.push({ where: 'Loại văn bản', what: 'chưa chọn' })
  const isDraft = given('du-thao') === 'co'
  const source = line(given, 'nguon', 'Nguồn', { most: 500 }, wrong)
  if (source?.includes('://') && !isAddress(source)) wrong.push({ where: 'Nguồn', what: 'địa chỉ phải bắt đầu bằng http' })
  const criteria = listIn(given('tieu-chi'))
  for (const key of criteria)
    if (!/^[a-z0-9-]+(\/[^/]+)?$/.test(key)) wrong.push({ where: 'Bộ tiêu chí, tiêu chí', what: `«${key}» chưa đúng dạng` })
  const tasks = listIn(given('nhiem-vu'))
  for (const id of tasks) if (!/^\d{1,9}$/.test(id)) wrong.push({ where: 'Nhiệm vụ', what: `«${id}» không phải số của nhiệm vụ` })
  const metadata: Metadata = {
    type: type as DocumentType,
    number: line(given, 'so', 'Số', { most: 20 }, wrong),
    symbol: line(given, 'ky-hieu', 'Ký hiệu', { most: 40 }, wrong),
    issuer: line(given, 'co-quan', 'Cơ quan ban hành', { most: 200, need: true }, wrong) ?? '',
    title: line(given, 'trich-yeu', 'Trích yếu', { most: 500, need: true }, wrong) ?? '',
    abstract: lines(given('tom-tat')).slice(0, 4_000) || null,
    field: line(given, 'linh-vuc', 'Lĩnh vực', { most: 100 }, wrong),
    signer: line(given, 'nguoi-ky', 'Người ký', { most: 100 }, wrong),
    issuedOn: dayIn(given, 'ban-hanh', 'Ngày ban hành', wrong),
    inForceOn: dayIn(given, 'hieu-luc', 'Có hiệu lực từ ngày', wrong),
    expiresOn: dayIn(given, 'het-hieu-luc', 'Hết hiệu lực từ ngày', wrong),
    ...{ isDraft, criteria, tasks: tasks.map(Number), source, certainty: 'official' as const },
    opinionsFrom: isDraft ? dayIn(given, 'y-kien-tu', 'Lấy ý kiến từ ngày', wrong) : null,
    opinionsUntil: isDraft ? dayIn(given, 'y-kien-den', 'Lấy ý kiến đến hết ngày', wrong) : null,
    note: lines(given('ghi-chu')).slice(0, 2_000) || null,
  }
  between(metadata, today, wrong)
  const relations = relationsIn(given, wrong).map((one) => ({ ...one, fromOn: one.fromOn ?? metadata.inForceOn }))
  return wrong.length > 0 ? refused(refusals.bad(wrong)) : done({ metadata, relations })
}

/** What of a document is searched: with marks in small letters, and without marks. */
export function searchedOf(one: Metadata): { letters: string; folded: string } {
  const text = [codeOf(one), typeNames[one.type], one.issuer, one.title, one.abstract, one.field, one.signer].filter(Boolean).join(' ')
  return { letters: tidy(text).toLowerCase(), folded: fold(text) }
}

/** Whether two texts name the same document: «491/QĐ-TTg», «Quyết định số 491/QĐ-TTg», «491/qd-ttg». */
export function isNamed(code: string, text: string): boolean {
  const [wanted, said] = [fold(code), ` ${fold(text)} `]
  return wanted !== '' && said.includes(` ${wanted} `)
}

/** The form as it stands for what is kept. */
export function formOf(one: Metadata, relations: readonly Relation[]): Record<string, string> {
  const rows = relations.flatMap(({ kind, other, fromOn }, at) => [
    [`quan-he-${at + 1}`, kind],
    [`vb-${at + 1}`, other],
    [`tu-ngay-${at + 1}`, fromOn ?? ''],
  ])
  return {
    ...{ loai: one.type, so: one.number ?? '', 'ky-hieu': one.symbol ?? '', 'co-quan': one.issuer, 'trich-yeu': one.title },
    ...{ 'tom-tat': one.abstract ?? '', 'linh-vuc': one.field ?? '', 'nguoi-ky': one.signer ?? '', 'ban-hanh': one.issuedOn ?? '' },
    ...{ 'hieu-luc': one.inForceOn ?? '', 'het-hieu-luc': one.expiresOn ?? '', 'du-thao': one.isDraft ? 'co' : '' },
    ...{ 'y-kien-tu': one.opinionsFrom ?? '', 'y-kien-den': one.opinionsUntil ?? '', 'tieu-chi': one.criteria.join(', ') },
    ...{ 'nhiem-vu': one.tasks.join(', '), nguon: one.source ?? '', 'ghi-chu': one.note ?? '' },
    ...Object.fromEntries(rows),
  }
}
