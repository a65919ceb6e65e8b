import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
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

/** A letter that urges: what is late, since when, by how many working days; number, day and signature are the clerk's. */
export function letterView({ tasks, calendar, ...to }: To, from: { unitName: string; bodyName: string }, today: LocalDate) {
  const count = String(tasks.length).padStart(2, '0')
  return {
    issuer: from.bodyName.toLocaleUpperCase('vi'),
    place: from.unitName.replace(/^(?:Tỉnh|Thành phố|Huyện|Xã|Phường) /u, ''),
    year: today.slice(0, 4),
    to: responsibleText(to),
    intro:
      tasks.length === 0
        ? `Đến ngày ${formatDate(today)}, ${responsibleText(to)} không có nhiệm vụ quá hạn.`
        : `Qua theo dõi, đến ngày ${formatDate(today)} còn ${count} nhiệm vụ giao ${responsibleText(to)} đã quá hạn mà chưa có báo cáo hoàn thành:`,
    rows: tasks.map((task) => ({
      ...{ id: task.id, what: task.what, due: dueText(task) },
      source: task.sourceDay ? `${task.sourceTitle}, ${formatDate(task.sourceDay)}` : task.sourceTitle,
      late: task.dueOn === null ? '' : `${workingDaysBetween(task.dueOn, today, calendar)} ngày làm việc`,
    })),
    closing:
      tasks.length === 0
        ? ''
        : 'Đề nghị khẩn trương thực hiện, báo cáo kết quả và nêu rõ nguyên nhân chậm, thời gian hoàn thành để tổng hợp, theo dõi.',
  }
}

/** What may be copied into a chat group: a title and a link, nothing else. */
export const chatText = (task: { id: number; what: string }, address: string): string =>
  `${titleOf(task.what)}\n${address}/nhiem-vu/${task.id}`
