import type { Listing } from '../../platform/base/listing.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { inOrder, planOf, rateOf, remainingOf, unassignedOf } from './line.rules.ts'
import { kindNames, movementNames, sourceNames } from './text.ts'
import type { Allocation, Disbursement, Frame, LineOf, Project } from './types.ts'

type Head = { name: string; frame: Frame }

const linesOfHead = ({ name, frame }: Head) => [
  `${name}, năm ngân sách ${frame.year}`,
  `ĐVT: đồng · Chốt đến hết ${formatDate(frame.asOf)} · Nguồn: số ghi trong hệ thống`,
]

const yesNo = (value: boolean) => (value ? 'có' : 'không')
const percent = (num: number, den: number) => {
  const rate = rateOf(num, den)
  return rate === null ? null : (roundRatio(rate, 4) ?? 0) * 100
}

/** What the page of a place says of each line, in đồng. */
export const overviewListing = (lines: readonly LineOf[], head: Head): Listing<LineOf> => ({
  sheet: 'Vốn, giải ngân',
  title: 'Vốn, giải ngân theo nguồn và loại vốn',
  lines: linesOfHead(head),
  rows: inOrder(lines),
  columns: [
    { head: 'Nguồn', width: 26, value: ({ source }) => sourceNames[source] },
    { head: 'Loại vốn', width: 20, value: ({ kind }) => kindNames[kind] },
    { head: 'Năm trước chuyển sang', width: 14, value: ({ carried }) => yesNo(carried) },
    { head: 'Kế hoạch', width: 20, kind: 'integer', sum: true, value: planOf },
    { head: 'Giải ngân', width: 20, kind: 'integer', sum: true, value: ({ disbursed }) => disbursed },
    { head: 'Tỷ lệ giải ngân trên kế hoạch', width: 14, kind: 'percent', value: (line) => percent(line.disbursed, planOf(line)) },
    { head: 'Còn lại', width: 20, kind: 'integer', sum: true, value: remainingOf },
    { head: 'Trong đó chưa phân bổ', width: 20, kind: 'integer', sum: true, value: unassignedOf },
  ],
})

/** The movements of money of a place; its heads are those that the import reads. */
export const allocationListing = (rows: readonly Allocation[], head: Head): Listing<Allocation> => ({
  sheet: 'Phân bổ vốn',
  title: 'Phân bổ vốn',
  lines: linesOfHead(head),
  rows,
  columns: [
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Loại ghi', width: 20, value: ({ movement }) => movementNames[movement] },
    { head: 'Nguồn', width: 24, value: ({ source }) => sourceNames[source] },
    { head: 'Loại vốn', width: 20, value: ({ kind }) => kindNames[kind] },
    { head: 'Năm trước chuyển sang', width: 14, value: ({ carried }) => yesNo(carried) },
    { head: 'Số tiền', width: 20, kind: 'integer', sum: true, value: ({ amount }) => amount },
    { head: 'Từ', width: 26, value: ({ fromName, giver }) => fromName ?? giver ?? 'bên ngoài' },
    { head: 'Văn bản', width: 24, value: ({ decision }) => decision },
    { head: 'Ngày văn bản', width: 14, kind: 'date', value: ({ decidedOn }) => decidedOn },
    { head: 'Ghi chú', width: 30, value: ({ note }) => note },
    { head: 'Người ghi', width: 22, value: ({ enteredBy }) => enteredBy },
  ],
})

/** The projects of a place. */
export const projectListing = (rows: readonly Project[], head: Head): Listing<Project> => ({
  sheet: 'Dự án',
  title: 'Dự án',
  lines: linesOfHead(head),
  rows,
  columns: [
    { head: 'Mã dự án', width: 10, kind: 'integer', value: ({ id }) => id },
    { head: 'Dự án', width: 44, value: ({ name }) => name },
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Bộ tiêu chí', width: 14, value: ({ setId }) => setId },
    { head: 'Tiêu chí', width: 14, value: ({ criteria }) => criteria.join(', ') },
    { head: 'Tổng mức đầu tư', width: 20, kind: 'integer', sum: true, value: ({ investment }) => investment },
    { head: 'Quyết định', width: 24, value: ({ decision }) => decision },
    { head: 'Ngày quyết định', width: 14, kind: 'date', value: ({ decidedOn }) => decidedOn },
    { head: 'Đã giải ngân', width: 20, kind: 'integer', sum: true, value: ({ disbursed }) => disbursed },
    { head: 'Giải ngân gần nhất', width: 14, kind: 'date', value: ({ paidOn }) => paidOn },
    { head: 'Nợ đọng', width: 20, kind: 'integer', value: ({ owed }) => owed },
  ],
})

/** What was paid out in a place. */
export const disbursementListing = (rows: readonly Disbursement[], head: Head): Listing<Disbursement> => ({
  sheet: 'Giải ngân',
  title: 'Các khoản giải ngân',
  lines: linesOfHead(head),
  rows,
  columns: [
    { head: 'Khoản số', width: 10, kind: 'integer', value: ({ id }) => id },
    { head: 'Ngày', width: 14, kind: 'date', value: ({ paidOn }) => paidOn },
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Mã dự án', width: 10, kind: 'integer', value: ({ projectId }) => projectId },
    { head: 'Dự án', width: 40, value: ({ projectName }) => projectName },
    { head: 'Nguồn', width: 24, value: ({ source }) => sourceNames[source] },
    { head: 'Loại vốn', width: 20, value: ({ kind }) => kindNames[kind] },
    { head: 'Năm trước chuyển sang', width: 14, value: ({ carried }) => yesNo(carried) },
    { head: 'Số tiền', width: 20, kind: 'integer', sum: true, value: ({ amount }) => amount },
    { head: 'Chứng từ', width: 24, value: ({ document }) => document },
    { head: 'Ghi giảm khoản số', width: 12, kind: 'integer', value: ({ reverses }) => reverses },
    { head: 'Lý do', width: 30, value: ({ reason }) => reason },
    { head: 'Người ghi', width: 22, value: ({ enteredBy }) => enteredBy },
  ],
})
