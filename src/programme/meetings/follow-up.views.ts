import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { TaskLine } from '../directives/types.ts'
import { isOver, lineView } from '../directives/views.ts'

const isDone = (line: TaskLine): boolean =>
  line.gathers ? line.parts > 0 && line.partsDone === line.parts : line.state === 'done' || line.state === 'closedByData'

const isLate = (line: TaskLine, today: LocalDate): boolean =>
  line.gathers ? line.partsLate > 0 : !isOver(line) && line.dueOn !== null && line.dueOn < today

/** «12/18 nhiệm vụ xong, 3 quá hạn, 2 không nêu hạn.» Cancelled ones are not counted. */
export function followUpText(tasks: readonly TaskLine[], today: LocalDate): string {
  const counted = tasks.filter(({ state }) => state !== 'cancelled')
  if (counted.length === 0) return 'Không có nhiệm vụ nào được giao từ kết luận kỳ trước.'
  const late = counted.filter((line) => isLate(line, today)).length
  const undated = counted.filter((line) => !isOver(line) && line.dueOn === null).length
  const parts = [
    `${counted.filter(isDone).length}/${counted.length} nhiệm vụ xong`,
    ...(late > 0 ? [`${late} quá hạn`] : []),
    ...(undated > 0 ? [`${undated} đang làm không nêu hạn`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** Late ones first, then those that are open by their day, then what is over. */
export const followUpRows = (tasks: readonly TaskLine[], today: LocalDate) =>
  [...tasks]
    .sort(
      (a, b) =>
        Number(isLate(b, today)) - Number(isLate(a, today)) ||
        Number(isOver(a)) - Number(isOver(b)) ||
        (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
        a.id - b.id,
    )
    .map((line) => ({ ...lineView(line, today), isLate: isLate(line, today) }))

type Row = ReturnType<typeof followUpRows>[number]

export const followUpListing = (title: string, tasks: readonly TaskLine[], today: LocalDate): Listing<Row> => ({
  sheet: 'Kết luận kỳ trước',
  title: `Tình hình thực hiện kết luận: ${title}`,
  lines: [followUpText(tasks, today), `Lập ngày ${formatDate(today)}`],
  columns: [
    { head: 'Nhiệm vụ', width: 60, value: ({ what }) => what },
    { head: 'Thực hiện', width: 36, value: ({ who }) => who },
    { head: 'Hạn', width: 24, value: ({ due }) => due },
    { head: 'Tình trạng', width: 28, value: ({ state }) => state },
    { head: 'Các đơn vị', width: 22, value: ({ rollUp }) => rollUp },
    { head: 'Quá hạn', width: 10, value: (row) => (row.isLate ? 'Quá hạn' : null) },
  ],
  rows: followUpRows(tasks, today),
})
