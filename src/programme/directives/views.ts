import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { responsibleText } from './task.rules.ts'
import { dueText, filterNames, sourceNames, stateNames, stepNames } from './text.ts'
import type { BodyLine, Step, Task, TaskFilter, TaskLine } from './types.ts'

/** Whether nothing of a task is left to do; one that gathers ends with those under it. */
export const isOver = ({ gathers, endedOn, parts, partsOpen }: TaskLine): boolean =>
  endedOn !== null || (gathers && parts > 0 && partsOpen === 0)

const isLate = (line: TaskLine, today: LocalDate): boolean => !isOver(line) && line.dueOn !== null && line.dueOn < today

/** «31/36 xong, 2 quá hạn». */
const rollUp = ({ parts, partsDone, partsLate }: TaskLine): string | null =>
  parts === 0 ? null : `${partsDone}/${parts} xong${partsLate > 0 ? `, ${partsLate} quá hạn` : ''}`

const stateOf = (line: TaskLine): string => {
  if (!line.gathers || line.state === 'cancelled') return stateNames[line.state]
  return isOver(line) ? (line.partsDone === line.parts ? 'Xong tất cả' : 'Đã kết thúc') : 'Đang thực hiện'
}

export type TaskLineView = ReturnType<typeof lineView>

/** A task as a row of a list. */
export const lineView = (line: TaskLine, today: LocalDate) => ({
  id: line.id,
  what: line.what,
  who: line.gathers ? `${line.parts} đơn vị, cơ quan` : responsibleText(line),
  due: dueText(line),
  late: isLate(line, today),
  state: stateOf(line),
  rollUp: rollUp(line),
  percent: line.percent,
  bound: line.bound,
  source: line.sourceDay ? `${line.sourceTitle}, ${formatDate(line.sourceDay)}` : line.sourceTitle,
})

/** A task as its page says it. */
export const taskView = (task: Task, today: LocalDate) => ({
  ...lineView(task, today),
  sentence: task.sentence,
  expected: task.expected,
  cooperating: task.cooperating.map(({ name }) => name),
  sourceKind: sourceNames[task.source.kind],
  given: `${task.assignerName} (${task.assignedBy}), ${formatDate(task.assignedOn)}`,
  ended: task.endedOn ? formatDate(task.endedOn) : null,
  gathers: task.gathers,
  over: isOver(task),
})

/** Something that happened to a task. */
export const stepView = ({ number, kind, on, by, said, percent, evidence, dueBefore, dueAfter }: Step) => ({
  number,
  what: stepNames[kind],
  when: `${formatDate(on)}, ${by}`,
  said,
  percent,
  evidence,
  due: dueAfter === null ? null : `${dueBefore === null ? 'không nêu hạn' : formatDate(dueBefore)} → ${formatDate(dueAfter)}`,
})

/** A body or a unit with what was given to it; `query` asks the list for it. */
export const bodyView = ({ unitId, bodyId, unitName, bodyName, ...counts }: BodyLine) => ({
  ...counts,
  who: responsibleText({ unitName, bodyName }),
  query: bodyId === null ? `don-vi=${unitId}` : `don-vi=${unitId}&co-quan=${bodyId}`,
})

/** A list of tasks as it leaves for a spreadsheet. */
export const taskListing = (
  rows: readonly TaskLine[],
  about: { unitName: string; filter: TaskFilter; today: LocalDate },
): Listing<TaskLine> => ({
  sheet: 'Nhiệm vụ',
  title: `Nhiệm vụ thuộc ${about.unitName}`,
  lines: [`${filterNames[about.filter.state]}; ${rows.length} việc; tính đến ${formatDate(about.today)}`],
  columns: [
    { head: 'Việc', width: 60, value: ({ what }) => what },
    { head: 'Thực hiện', width: 32, value: (row) => lineView(row, about.today).who },
    { head: 'Hạn', width: 12, kind: 'date', value: ({ dueOn }) => dueOn },
    { head: 'Hạn theo lời văn', width: 24, value: ({ dueOn, dueWords }) => dueWords ?? (dueOn === null ? 'Không nêu hạn' : null) },
    { head: 'Tình trạng', width: 26, value: stateOf },
    { head: 'Quá hạn', width: 10, value: (row) => (isLate(row, about.today) ? 'Quá hạn' : null) },
    { head: 'Đơn vị xong', width: 16, value: rollUp },
    { head: 'Tỷ lệ báo cáo', width: 12, kind: 'percent', value: ({ percent }) => percent },
    { head: 'Nguồn', width: 40, value: (row) => lineView(row, about.today).source },
    { head: 'Ngày giao', width: 12, kind: 'date', value: ({ assignedOn }) => assignedOn },
    { head: 'Ngày kết thúc', width: 12, kind: 'date', value: ({ endedOn }) => endedOn },
  ],
  rows,
})

/** Tasks by who is responsible, as they leave for a spreadsheet. */
export const bodyListing = (rows: readonly BodyLine[], about: { unitName: string; today: LocalDate }): Listing<BodyLine> => ({
  sheet: 'Nhiệm vụ theo cơ quan',
  title: `Nhiệm vụ theo cơ quan, đơn vị thuộc ${about.unitName}`,
  lines: [`Tính đến ${formatDate(about.today)}; không kể việc đã hủy`],
  columns: [
    { head: 'Cơ quan, đơn vị', width: 40, value: responsibleText },
    { head: 'Đang mở', width: 10, kind: 'integer', sum: true, value: ({ open }) => open },
    { head: 'Quá hạn', width: 10, kind: 'integer', sum: true, value: ({ overdue }) => overdue },
    { head: 'Không nêu hạn', width: 14, kind: 'integer', sum: true, value: ({ undated }) => undated },
    { head: 'Chờ kết luận', width: 12, kind: 'integer', sum: true, value: ({ reported }) => reported },
    { head: 'Xong (tự báo)', width: 12, kind: 'integer', sum: true, value: ({ done }) => done },
    { head: 'Xong (theo số liệu)', width: 16, kind: 'integer', sum: true, value: ({ byData }) => byData },
  ],
  rows,
})
