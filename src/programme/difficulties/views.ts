import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import * as text from './text.ts'
import { isOpen } from './thread.rules.ts'
import type { BodyLoad, Clock, Count, Grouping, Publication, PublicCount, Step, Thread, ThreadLine } from './types.ts'

type Names = ReadonlyMap<string, string>

const criterionText = (criterion: string | null, names: Names) =>
  criterion === null ? text.noCriterion : (names.get(criterion) ?? criterion)

const isLate = (one: Pick<Thread, 'state' | 'dueOn'>, today: LocalDate) => isOpen(one.state) && one.dueOn !== null && one.dueOn < today

const dueText = (one: Pick<Thread, 'state' | 'dueOn'>, today: LocalDate): string => {
  if (one.dueOn === null) return isOpen(one.state) ? text.noDue : '–'
  return `${formatDate(one.dueOn)}${isLate(one, today) ? ' (quá hạn)' : ''}`
}

/** A clock in words: «10 ngày làm việc (Quyết định …)». */
export const clockText = ({ days, source, note }: Clock): string =>
  days === null ? `Chưa đặt thời hạn: ${note ?? 'chưa có căn cứ'}.` : `${formatNumber(days)} ngày làm việc (${source}).`

export const lineView = (line: ThreadLine, names: Names, today: LocalDate) => ({
  id: line.id,
  title: line.title,
  unitName: line.unitName,
  criterion: criterionText(line.criterion, names),
  channel: text.channelNames[line.channel],
  receivedOn: formatDate(line.receivedOn),
  body: line.bodyName ?? `${text.noBodyYet} (${line.atName})`,
  due: dueText(line, today),
  isLate: isLate(line, today),
  state: text.stateNames[line.state],
})

export const loadView = ({ bodyId, name, open, late }: BodyLoad) => ({ bodyId, name, open: formatNumber(open), late: formatNumber(late) })

/** The list as it leaves for a spreadsheet: what stands on the screen. */
export const threadListing = (lines: readonly ThreadLine[], names: Names, today: LocalDate, about: string[]): Listing<ThreadLine> => ({
  sheet: 'Kiến nghị',
  title: 'Khó khăn, kiến nghị',
  lines: about,
  rows: lines,
  columns: [
    { head: 'Số', width: 8, kind: 'integer', value: ({ id }) => id },
    { head: 'Xã', width: 24, value: ({ unitName }) => unitName },
    { head: 'Nội dung', width: 60, value: ({ title }) => title },
    { head: 'Tiêu chí', width: 36, value: ({ criterion }) => criterionText(criterion, names) },
    { head: 'Cách tiếp nhận', width: 22, value: ({ channel }) => text.channelNames[channel] },
    { head: 'Ngày tiếp nhận', width: 14, kind: 'date', value: ({ receivedOn }) => receivedOn },
    { head: 'Cơ quan giữ', width: 36, value: ({ bodyName }) => bodyName ?? text.noBodyYet },
    { head: 'Hạn', width: 14, kind: 'date', value: ({ dueOn }) => dueOn },
    { head: 'Quá hạn', width: 10, value: (line) => (isLate(line, today) ? 'có' : null) },
    { head: 'Tình trạng', width: 18, value: ({ state }) => text.stateNames[state] },
    { head: 'Ngày kết thúc', width: 14, kind: 'date', value: ({ closedOn }) => closedOn },
  ],
})

export const stepView = (step: Step) => ({
  number: step.number,
  name: text.stepNames[step.kind],
  who: `${formatDate(step.on)}, ${step.by}`,
  body: step.bodyName,
  otherId: step.otherId,
  text: step.text,
  document: step.document === null ? null : `Văn bản ${step.document}${step.documentOn ? ` ngày ${formatDate(step.documentOn)}` : ''}`,
})

/** A thread as officers see it; the contact is asked for apart. */
export const threadView = (thread: Thread, names: Names, today: LocalDate) => ({
  id: thread.id,
  unitName: thread.unitName,
  title: thread.title,
  text: thread.text,
  criterion: criterionText(thread.criterion, names),
  channel: text.channelNames[thread.channel],
  receivedOn: formatDate(thread.receivedOn),
  raisedBy: thread.raisedBy,
  state: text.stateNames[thread.state],
  steps: thread.steps,
  holder: thread.bodyName ?? `${text.noBodyYet}; chờ ${thread.atName} phân công`,
  due: `${dueText(thread, today)}${thread.dueDays === null ? '' : `: ${formatNumber(thread.dueDays)} ngày làm việc (${thread.dueSource})`}`,
  isLate: isLate(thread, today),
  consent: thread.consent,
  mergedInto: thread.mergedInto,
  isAbove: thread.below.length > 0,
})

/** What everybody reads: nobody's name. */
export const publicationView = (one: Publication) => ({
  id: one.id,
  title: one.title,
  where: [one.unitName, one.provinceName].filter((name) => name !== null).join(', '),
  question: one.question,
  answer: one.answer,
  answered: `${one.answeredBy} trả lời ngày ${formatDate(one.answeredOn)}`,
})

const monthText = (key: string) => `Tháng ${Number(key.slice(5))}/${key.slice(0, 4)}`

const keyText = (by: Grouping, key: string | null, names: Names): string => {
  if (by === 'criterion') return criterionText(key, names)
  if (key === null) return text.noBodyYet
  return by === 'month' ? monthText(key) : key
}

export const countColumns = [
  { key: 'received', head: 'Tiếp nhận' },
  { key: 'inTime', head: 'Trả lời đúng hạn' },
  { key: 'afterDue', head: 'Trả lời quá hạn' },
  { key: 'withoutDue', head: 'Trả lời, không có hạn' },
  { key: 'open', head: 'Đang mở' },
  { key: 'late', head: 'Trong đó quá hạn' },
  { key: 'refused', head: 'Không thụ lý' },
  { key: 'passedUp', head: 'Từng chuyển cấp trên' },
] as const satisfies readonly { key: keyof Count; head: string }[]

const sumOf = (counts: readonly Count[], key: (typeof countColumns)[number]['key']) => counts.reduce((sum, one) => sum + one[key], 0)

export const countsView = (counts: readonly Count[], by: Grouping, names: Names) => ({
  heads: countColumns.map(({ head }) => head),
  rows: counts.map((one) => ({
    key: one.key ?? '',
    name: keyText(by, one.key, names),
    cells: countColumns.map(({ key }) => formatNumber(one[key])),
  })),
  sums: countColumns.map(({ key }) => formatNumber(sumOf(counts, key))),
})

export const countListing = (counts: readonly Count[], by: Grouping, names: Names, about: string[]): Listing<Count> => ({
  sheet: 'Thống kê kiến nghị',
  title: `Khó khăn, kiến nghị theo ${text.groupingNames[by].toLowerCase()}`,
  lines: about,
  rows: counts,
  columns: [
    { head: text.groupingNames[by], width: 44, value: ({ key }) => keyText(by, key, names) },
    ...countColumns.map(({ key, head }) => ({ head, width: 16, kind: 'integer' as const, sum: true, value: (one: Count) => one[key] })),
  ],
})

type TrackedThread = Pick<Thread, 'text' | 'unitName' | 'receivedOn' | 'state' | 'bodyName' | 'dueOn'> & {
  answer: string | null
  answeredOn: LocalDate | null
  reason: string | null
}

/** What the holder of a code sees: where it is and what was answered, nobody by name. */
export const trackedView = (one: TrackedThread) => ({
  text: one.text,
  unitName: one.unitName,
  receivedOn: formatDate(one.receivedOn),
  state: text.stateNames[one.state],
  body: one.bodyName ?? text.noBodyYet,
  due: one.dueOn === null ? 'Chưa đặt hạn: cơ quan chưa quy định thời hạn trả lời' : formatDate(one.dueOn),
  end:
    one.answer !== null && one.answeredOn !== null
      ? { title: `Trả lời ngày ${formatDate(one.answeredOn)}`, text: one.answer }
      : one.reason !== null
        ? { title: 'Không thụ lý', text: one.reason }
        : null,
})

/** A month of the public statistics. */
export const publicCountView = ({ month, ...counts }: PublicCount) => ({
  month: `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
  received: formatNumber(counts.received),
  answered: formatNumber(counts.answered),
  answeredLate: formatNumber(counts.answeredLate),
  refused: formatNumber(counts.refused),
  merged: formatNumber(counts.merged),
  open: formatNumber(counts.open),
  openLate: formatNumber(counts.openLate),
})
