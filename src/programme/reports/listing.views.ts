import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { stateNames } from './text.ts'
import { titleOf } from './title.rules.ts'
import type { BelowLine, Report } from './types.ts'
import { timeText } from './views.ts'

/** Reports as a workbook. */
export const reportsListing = (rows: readonly Report[], unitName: string, today: LocalDate): Listing<Report> => ({
  sheet: 'Báo cáo',
  title: `Báo cáo định kỳ của ${unitName} và cấp dưới`,
  lines: [`Ngày lập: ${formatDate(today)}`],
  rows,
  columns: [
    { head: 'Báo cáo', width: 34, value: (row) => titleOf(row) },
    { head: 'Mã đơn vị', width: 10, value: ({ unitCode }) => unitCode },
    { head: 'Đơn vị', width: 28, value: (row) => row.unitName },
    { head: 'Chốt đến hết', width: 14, kind: 'date', value: ({ closesOn }) => closesOn },
    { head: 'Hạn gửi', width: 14, kind: 'date', value: ({ dueOn }) => dueOn },
    { head: 'Tình trạng', width: 16, value: ({ state }) => stateNames[state] },
    { head: 'Bản đã gửi', width: 10, kind: 'integer', value: ({ sent }) => sent },
  ],
})

/** Who sent a report of the period and who did not. */
export const belowListing = (rows: readonly BelowLine[], title: string, lines: readonly string[]): Listing<BelowLine> => ({
  sheet: 'Báo cáo cấp dưới',
  title,
  lines,
  rows,
  columns: [
    { head: 'Mã', width: 10, value: ({ code }) => code },
    { head: 'Đơn vị', width: 30, value: ({ name }) => name },
    { head: 'Tình trạng', width: 18, value: ({ state }) => (state === null ? 'Chưa lập' : stateNames[state]) },
    { head: 'Gửi lúc', width: 24, value: ({ sentAt }) => (sentAt === null ? null : timeText(sentAt)) },
  ],
})
