import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { certaintyText } from '../criteria/text.ts'
import { codeOf, deliveredBy, doesNames, nameOf, standingNames, sufferedNames, typeNames } from './text.ts'
import type { DocumentFile, DocumentLine, Edition, Metadata, PublicDocument, Relation } from './types.ts'

const dayText = (on: LocalDate | null) => (on === null ? null : formatDate(on))

/** «2,4 MB», «38 kB». */
export const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${formatNumber(bytes / 1_000_000, 1)} MB` : `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} kB`

/** «tiêu chí 17, bộ xa-2021». */
export const criterionText = (key: string): string => {
  const [set, code] = key.split('/')
  return code ? `tiêu chí ${code}, bộ ${set}` : `bộ tiêu chí ${set}`
}

/** A document in a list. */
export const lineView = (one: DocumentLine) => ({
  id: one.id,
  name: nameOf(one),
  title: one.title,
  issuer: one.issuer,
  issuedOn: dayText(one.issuedOn) ?? '–',
  standing:
    one.standing === 'draft' && one.opinionsUntil
      ? `dự thảo, lấy ý kiến đến hết ${formatDate(one.opinionsUntil)}`
      : one.standing === 'expired' && one.endsOn
        ? `hết hiệu lực từ ${formatDate(one.endsOn)}`
        : standingNames[one.standing],
  isOver: one.standing === 'expired',
})

/** The facts of a document, in the order of the law; what nobody entered is said to be so. */
export function factsOf(one: Metadata & { endsOn: LocalDate | null }): { name: string; value: string }[] {
  const facts: [string, string | null][] = [
    ['Loại văn bản', typeNames[one.type]],
    ['Số, ký hiệu', codeOf(one)],
    ['Cơ quan ban hành', one.issuer],
    ['Người ký', one.signer],
    ['Ngày ban hành', dayText(one.issuedOn)],
    ['Có hiệu lực từ ngày', dayText(one.inForceOn)],
    ['Hết hiệu lực từ ngày', dayText(one.endsOn)],
    ['Lĩnh vực', one.field],
  ]
  const none = (name: string) => (name === 'Hết hiệu lực từ ngày' ? 'chưa có' : one.isDraft ? 'dự thảo, chưa có' : 'chưa ghi')
  return facts.map(([name, value]) => ({ name, value: value ?? none(name) }))
}

/** A public document as its page shows it. */
export const documentView = (one: PublicDocument, today: LocalDate) => ({
  id: one.id,
  name: nameOf(one),
  title: one.title,
  abstract: one.abstract,
  note: one.note,
  facts: factsOf(one),
  standing: standingNames[one.standing],
  published: `Công khai ngày ${formatDate(one.publishedOn)}, ${one.approvedBy === deliveredBy ? 'đưa vào cùng hệ thống' : `người duyệt: ${one.approvedBy}`}`,
  source: one.source,
  certainty: one.certainty === 'official' ? null : certaintyText[one.certainty],
  correction: one.reason && `Đính chính ngày ${formatDate(one.enteredOn)}: ${one.reason}`,
  files: one.files.map((file) => ({ ...file, size: sizeText(file.size) })),
  related: one.related.map((other) => ({
    what: (other.isOther ? sufferedNames : doesNames)[other.kind],
    id: other.id,
    name: other.name,
    from: other.fromOn ? `từ ${formatDate(other.fromOn)}` : 'chưa rõ từ ngày nào',
  })),
  criteria: one.criteria.map((key) => ({
    href: `/bo-tieu-chi/${key.replace('/', '#tieu-chi-')}`,
    text: `Về ${criterionText(key)}`,
  })),
  draft: one.isDraft
    ? {
        window: `từ ${formatDate(one.opinionsFrom as LocalDate)} đến hết ${formatDate(one.opinionsUntil as LocalDate)}`,
        isOpen: today >= (one.opinionsFrom as LocalDate) && today <= (one.opinionsUntil as LocalDate),
        opinions: formatNumber(one.opinions),
        summary: one.summary && {
          text: one.summary.text,
          said: `Tổng hợp ${formatNumber(one.summary.opinions)} ý kiến, công khai ngày ${formatDate(one.summary.publishedOn as LocalDate)}, người duyệt: ${one.summary.approvedBy}`,
        },
      }
    : null,
})

/** An edition, as the office sees how a document came to be. */
export const editionView = (one: Edition) => ({
  edition: one.edition,
  said: `Lần ${one.edition}: ${one.enteredBy}, ngày ${formatDate(one.enteredOn)}`,
  reason: one.reason,
})

export const fileView = (one: DocumentFile) => ({
  number: one.number,
  name: one.name,
  size: sizeText(one.size),
  added: `${one.addedBy}, ngày ${formatDate(one.addedOn)}`,
  unread: one.unreadBecause,
  removed: one.removedOn && `Gỡ ngày ${formatDate(one.removedOn)}: ${one.removedBecause}`,
})

export const relationText = ({ kind, other, otherId, fromOn }: Relation): string =>
  `${doesNames[kind]} ${other}${fromOn ? ` từ ${formatDate(fromOn)}` : ', chưa rõ từ ngày nào'}${otherId === null ? ' (chưa có trong thư viện)' : ''}`

/** A list of documents as a workbook; `lines` say of what and of which day. */
export const documentListing = (rows: readonly DocumentLine[], lines: string[]): Listing<DocumentLine> => ({
  ...{ sheet: 'Văn bản', title: 'Danh mục văn bản', lines },
  columns: [
    { head: 'Loại', width: 16, value: ({ type }) => typeNames[type] },
    { head: 'Số, ký hiệu', width: 20, value: codeOf },
    { head: 'Cơ quan ban hành', width: 28, value: ({ issuer }) => issuer },
    { head: 'Ngày ban hành', width: 13, kind: 'date', value: ({ issuedOn }) => issuedOn },
    { head: 'Trích yếu', width: 60, value: ({ title }) => title },
    { head: 'Lĩnh vực', width: 20, value: ({ field }) => field },
    { head: 'Người ký', width: 20, value: ({ signer }) => signer },
    { head: 'Có hiệu lực từ ngày', width: 13, kind: 'date', value: ({ inForceOn }) => inForceOn },
    { head: 'Hết hiệu lực từ ngày', width: 13, kind: 'date', value: ({ endsOn }) => endsOn },
    { head: 'Tình trạng', width: 20, value: ({ standing }) => standingNames[standing] },
    { head: 'Số tệp', width: 8, kind: 'integer', value: ({ files }) => files },
  ],
  rows,
})
