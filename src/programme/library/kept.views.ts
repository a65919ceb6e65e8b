import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { codeOf, nameOf, typeNames } from './text.ts'
import type { DocumentLine, KeptDocument, Submission } from './types.ts'

type Handed = Submission['answer'] | 'waits'
type Kept = Omit<DocumentLine, 'standing' | 'endsOn'> & { edition: number; publicEdition: number | null; opinions: number; handed: Handed }

const handedText: Partial<Record<NonNullable<Handed>, string>> = { waits: 'chờ duyệt', returned: 'bị trả lại' }

/** Where a kept document stands between entry and the public page. */
const publicText = ({
  edition,
  publicEdition,
  publishedOn,
  handed,
}: Pick<Kept, 'edition' | 'publicEdition' | 'publishedOn' | 'handed'>): string => {
  const now = publicEdition === null || publishedOn === null ? 'chưa công khai' : `công khai từ ${formatDate(publishedOn)}`
  const said = handedText[handed ?? 'approved']
  if (publicEdition === null) return `${now}, ${said ?? 'chưa trình duyệt'}`
  if (publicEdition !== edition) return `${now}; bản đính chính ${said ?? 'chưa trình duyệt'}`
  return said ? `${now}; phần bổ sung ${said}` : now
}

/** How a document stands on the page of its office: what is public, what waits, and what came back why. */
export function standingView({ editions, files, publication, submission, summary }: KeptDocument) {
  const edition = editions.length
  const lastFile = Math.max(0, ...files.map(({ number }) => number))
  const waits = submission?.answer === null
  return {
    state: publicText({
      edition,
      publicEdition: publication?.edition ?? null,
      publishedOn: publication?.publishedOn ?? null,
      handed: waits ? 'waits' : (submission?.answer ?? null),
    }),
    isPublic: publication !== null,
    approvedBy: publication?.approvedBy ?? null,
    /** something stands that the public does not see yet */
    isNew: publication?.edition !== edition || publication.files !== lastFile || summary?.approvedBy === null,
    waiting: waits
      ? { number: submission.number, said: `${submission.submittedBy} trình ngày ${formatDate(submission.submittedOn)}` }
      : null,
    returned:
      submission?.answer === 'returned' && submission.answeredOn !== null
        ? `${submission.answeredBy} trả lại ngày ${formatDate(submission.answeredOn)}: ${submission.because}`
        : null,
  }
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
