import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Block, Paper } from '../../platform/base/paper.ts'
import { formatDate } from '../../platform/text/date.ts'
import { padCount, placeName, symbolOf } from '../../platform/text/paper.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { workingDaysBetween } from '../calendar/working-day.rules.ts'
import { responsibleText, titleOf } from './task.rules.ts'
import { dueText } from './text.ts'
import type { Every } from './types.ts'

type Late = {
  id: number
  what: string
  dueOn: LocalDate | null
  dueWords: string | null
  every: Every | null
  period: LocalDate | null
  sourceTitle: string
  sourceDay: LocalDate | null
}
type To = { unitName: string; bodyName: string | null; tasks: readonly Late[]; calendar: WorkCalendar }

/**
 * A letter that urges: what is late, since when, by how many working days; number, day and signature are the clerk's. The cell that names a
 * task has its id as its key.
 */
export function urgingPaper({ tasks, calendar, ...to }: To, from: { unitName: string; bodyName: string }, today: LocalDate): Paper {
  const whom = responsibleText(to)
  const late = [
    paragraph(
      `Qua theo dõi, đến ngày ${formatDate(today)} còn ${padCount(tasks.length)} nhiệm vụ giao ${whom} đã quá hạn mà chưa có báo cáo hoàn thành:`,
    ),
    lateTable(tasks, calendar, today),
    paragraph('Đề nghị khẩn trương thực hiện, báo cáo kết quả và nêu rõ nguyên nhân chậm, thời gian hoàn thành để tổng hợp, theo dõi.'),
  ]
  return {
    type: 'letter',
    issuer: { above: null, body: from.bodyName || from.unitName },
    number: { ordinal: null, symbol: symbolOf('letter', '…', '…') },
    place: placeName(from.unitName),
    on: null,
    year: Number(today.slice(0, 4)),
    subject: 'đôn đốc thực hiện nhiệm vụ quá hạn',
    addressees: [whom],
    body: tasks.length > 0 ? late : [paragraph(`Đến ngày ${formatDate(today)}, ${whom} không có nhiệm vụ quá hạn.`)],
    recipients: ['Như trên', 'Lưu: VT'],
    signatures: [{ lines: ['Thủ trưởng cơ quan'], name: null, note: '(Ký, ghi rõ họ tên)' }],
    appendices: [],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

const lateTable = (tasks: readonly Late[], calendar: WorkCalendar, today: LocalDate): Block => ({
  kind: 'table',
  caption: 'Các nhiệm vụ quá hạn',
  unit: null,
  widths: [1, 6, 4, 2, 2],
  head: [['TT', 'Nhiệm vụ', 'Nguồn giao', 'Hạn', 'Quá hạn'].map((text) => ({ text }))],
  rows: tasks.map((task, at) => ({
    cells: [
      { text: String(at + 1) },
      { text: task.what, figure: String(task.id) },
      { text: task.sourceDay ? `${task.sourceTitle}, ${formatDate(task.sourceDay)}` : task.sourceTitle },
      { text: dueText(task) },
      { text: task.dueOn === null ? '' : `${workingDaysBetween(task.dueOn, today, calendar)} ngày làm việc` },
    ],
  })),
  source: null,
})

/** What may be copied into a chat group: a title and a link, nothing else. */
export const chatText = (task: { id: number; what: string }, address: string): string =>
  `${titleOf(task.what)}\n${address}/nhiem-vu/${task.id}`
