import type { Listing } from '../../platform/base/listing.ts'
import { dayOf } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { excerpt, marked } from '../../platform/text/marked.ts'
import * as text from './text.ts'
import type { EntryLine, PublicLine, Step, Version } from './types.ts'

const changedText = (at: Date) => formatDate(dayOf(at))
const publicText = ({ approvedOn }: Pick<EntryLine, 'approvedOn'>) => (approvedOn === null ? '–' : `từ ${formatDate(approvedOn)}`)

/** A line of the office's list. */
export const entryLineView = (line: EntryLine) => ({
  ...{ id: line.id, question: line.question, unitName: line.unitName, author: line.author },
  topic: text.topicNames[line.topic],
  state: text.stateNames[line.state],
  public: publicText(line),
  changed: changedText(line.changedAt),
})

/** The list as it leaves for a spreadsheet: what stands on the screen. */
export const entryListing = (rows: readonly EntryLine[], about: string[]): Listing<EntryLine> => ({
  sheet: 'Hỏi đáp',
  title: 'Hỏi đáp của cổng',
  lines: about,
  rows,
  columns: [
    { head: 'Số', width: 8, kind: 'integer', value: ({ id }) => id },
    { head: 'Câu hỏi', width: 70, value: ({ question }) => question },
    { head: 'Đơn vị', width: 24, value: ({ unitName }) => unitName },
    { head: 'Chủ đề', width: 26, value: ({ topic }) => text.topicNames[topic] },
    { head: 'Người soạn', width: 24, value: ({ author }) => author },
    { head: 'Tình trạng', width: 20, value: ({ state }) => text.stateNames[state] },
    { head: 'Công khai', width: 16, value: publicText },
    { head: 'Sửa lần cuối', width: 14, value: ({ changedAt }) => changedText(changedAt) },
  ],
})

/** A line of the public list, with the words that were looked for told apart. */
export const publicLineView = (line: PublicLine, readings: readonly string[]) => ({
  href: `/hoi-dap/${line.id}`,
  title: marked(line.question, readings),
  text: marked(excerpt(line.answer, readings), readings),
  where: `${text.topicNames[line.topic]} · ${line.unitName} · duyệt ngày ${formatDate(line.approvedOn)}`,
})

export const stepView = (step: Step) => ({
  number: step.number,
  name: `${text.stepNames[step.kind]} (bản ${step.version})`,
  who: `${formatDate(step.on)}, ${step.by}`,
  reason: step.reason,
})

export const versionView = ({ number, question, answer, writtenBy, writtenAt }: Version) => ({
  ...{ number, question, answer },
  who: `${changedText(writtenAt)}, ${writtenBy}`,
})
