import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { codeOf, nameOf, typeNames } from './text.ts'
import type { DocumentLine } from './types.ts'

type Kept = Omit<DocumentLine, 'standing' | 'endsOn'> & { edition: number; publicEdition: number | null; opinions: number }

/** Where a kept document stands between entry and the public page. */
export const publicText = ({ edition, publicEdition, publishedOn }: Pick<Kept, 'edition' | 'publicEdition' | 'publishedOn'>): string => {
  if (publicEdition === null || publishedOn === null) return 'chưa công khai'
  const since = `công khai từ ${formatDate(publishedOn)}`
  return publicEdition === edition ? since : `${since}; bản đính chính chờ duyệt`
}

/** A document in the office's list. */
export const keptLineView = (one: Kept, today: LocalDate) => ({
  id: one.id,
  name: nameOf(one),
  title: one.title,
  issuer: one.issuer,
  issuedOn: one.issuedOn ? formatDate(one.issuedOn) : '–',
  state: publicText(one),
  files: String(one.files),
  opinions: !one.isDraft ? null : `${one.opinions} ý kiến${one.opinionsUntil && today > one.opinionsUntil ? ', đã hết hạn' : ''}`,
})

/** The office's list as a workbook. */
export const keptListing = (rows: readonly Kept[], lines: string[]): Listing<Kept> => ({
  ...{ sheet: 'Văn bản', title: 'Thư viện văn bản', lines },
  columns: [
    { head: 'Số trong thư viện', width: 10, kind: 'integer', value: ({ id }) => id },
    { head: 'Loại', width: 16, value: ({ type }) => typeNames[type] },
    { head: 'Số, ký hiệu', width: 20, value: codeOf },
    { head: 'Cơ quan ban hành', width: 28, value: ({ issuer }) => issuer },
    { head: 'Ngày ban hành', width: 13, kind: 'date', value: ({ issuedOn }) => issuedOn },
    { head: 'Trích yếu', width: 60, value: ({ title }) => title },
    { head: 'Tình trạng', width: 40, value: publicText },
    { head: 'Số tệp', width: 8, kind: 'integer', value: ({ files }) => files },
    { head: 'Số ý kiến', width: 9, kind: 'integer', value: ({ isDraft, opinions }) => (isDraft ? opinions : null) },
  ],
  rows,
})
