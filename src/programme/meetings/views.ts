import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { hasMoved } from './freeze.rules.ts'
import { agendaTimes } from './meeting.rules.ts'
import { mayStep, mayWork } from './procedures.ts'
import * as text from './text.ts'
import { paragraphsOf } from './token.rules.ts'
import type { AgendaItem, FrozenFigure, Invitation, InvitationCounts, Meeting, MeetingLine, StatedFigure, Written } from './types.ts'

export const whenText = ({ startsAt, heldOn }: Pick<Meeting, 'startsAt' | 'heldOn'>) => `${startsAt} ngày ${formatDate(heldOn)}`

export const lineView = (line: MeetingLine) => ({
  id: line.id,
  title: line.title,
  when: whenText(line),
  place: line.place,
  kind: text.kindNames[line.kind],
  body: `${line.bodyName} (${line.unitName})`,
  chair: line.chair,
  state: text.stateNames[line.state],
  answer: line.answer ? text.answerNames[line.answer] : !line.holds && line.state === 'invited' ? 'Chưa trả lời' : '',
})

/** What everybody sees of a meeting, and which works may be done now. */
export const meetingView = (meeting: Meeting) => ({
  id: meeting.id,
  unitId: meeting.unitId,
  unitName: meeting.unitName,
  bodyName: meeting.bodyName,
  title: meeting.title,
  state: meeting.state,
  stateName: text.stateNames[meeting.state],
  kind: text.kindNames[meeting.kind],
  when: whenText(meeting),
  startsAt: meeting.startsAt,
  place: meeting.place,
  chair: `${meeting.chair}, ${meeting.chairPost}`,
  secretary: meeting.secretary,
  guests: meeting.guests,
  version: meeting.version,
  openedClock: meeting.openedClock,
  closedClock: meeting.closedClock,
  cancelledBecause: meeting.cancelledBecause,
  previousId: meeting.previousId,
  isOpenable: mayStep(meeting.state, 'open'),
  isClosable: mayStep(meeting.state, 'close'),
  isCancellable: mayStep(meeting.state, 'cancel'),
  takesInvitations: mayWork(meeting.state, 'invitations'),
  takesPapers: mayWork(meeting.state, 'papers'),
  takesAnswers: mayWork(meeting.state, 'answers'),
  takesAttendance: mayWork(meeting.state, 'attendance'),
  takesSpeeches: mayWork(meeting.state, 'speeches'),
  writesMinutes: mayWork(meeting.state, 'minutes'),
  writesConclusions: mayWork(meeting.state, 'conclusions'),
})

export const agendaView = (startsAt: string, items: readonly AgendaItem[]) => {
  const times = agendaTimes(startsAt, items)
  return items.map((item, index) => ({
    key: index + 1,
    at: times[index] ?? '',
    title: item.title,
    presenter: item.presenter,
    minutes: item.minutes === null ? '' : `${item.minutes} phút`,
  }))
}

export const invitationView = (one: Invitation) => ({
  id: one.id,
  unitId: one.unitId,
  bodyId: one.bodyId,
  name: one.name,
  sent: one.sent,
  answer: one.answer === null ? (one.sent ? 'Chưa trả lời' : 'Chưa gửi giấy mời') : text.answerNames[one.answer],
  chosen: one.answer,
  who: one.who,
  reason: one.reason,
  answeredBy: one.answeredBy,
  present: one.present === null ? '' : formatNumber(one.present),
  attendees: one.attendees,
  enteredBy: one.enteredBy,
  answerVersion: one.answerVersion,
  attendanceVersion: one.attendanceVersion,
})
export type InvitationView = ReturnType<typeof invitationView>

/** «Mời 192 đơn vị: 150 dự, 10 cử thay, 5 vắng, 27 chưa trả lời. Đã điểm danh 120 điểm, 1.024 người.» */
export function countsText({ all, unsent, attend, delegate, absent, silent, noted, people }: InvitationCounts): string {
  if (all === 0) return 'Chưa chọn đơn vị nào để mời.'
  const answered = [
    `${formatNumber(attend)} dự`,
    `${formatNumber(delegate)} cử người dự thay`,
    `${formatNumber(absent)} vắng`,
    `${formatNumber(silent)} chưa trả lời`,
    ...(unsent > 0 ? [`${formatNumber(unsent)} chưa gửi giấy mời`] : []),
  ]
  const there = noted > 0 ? ` Đã điểm danh ${formatNumber(noted)} điểm cầu, ${formatNumber(people)} người dự.` : ''
  return `Mời ${formatNumber(all)} đơn vị: ${answered.join(', ')}.${there}`
}

/** The number as it stands in a sentence: whoever writes the sentence writes the unit. */
const numberText = ({ figure }: StatedFigure): string => (figure.value === null ? 'chưa có số liệu' : formatNumber(figure.value))

const stageNames: Record<string, string> = { self: 'tự đánh giá', verified: 'thẩm tra', appraised: 'thẩm định' }

const figureRow = (token: string, stated: StatedFigure, now: StatedFigure | undefined, hash: string | null) => ({
  token,
  name: stated.figure.name,
  unitName: stated.unitName,
  value: stated.figure.value === null ? 'Chưa có số liệu' : `${formatNumber(stated.figure.value)} ${stated.figure.unit}`,
  because: stated.figure.missing?.text ?? null,
  now: now && hasMoved(stated, now) ? (now.figure.value === null ? 'chưa có số liệu' : formatNumber(now.figure.value)) : null,
  base: stated.figure.base,
  asOf: formatDate(stated.figure.asOf ?? stated.asked),
  asked: formatDate(stated.asked),
  stage: stageNames[stated.figure.stage ?? ''] ?? '',
  set: stated.set ?? '',
  definition: stated.definition.definition,
  hash,
})

/** A paper as it is read: words and numbers, and below what each number is. Frozen ones come first; what they say now stands beside. */
export function paperView(
  paper: Written,
  live: ReadonlyMap<string, StatedFigure>,
  frozen: ReadonlyMap<string, FrozenFigure>,
  openedAt: Date | null,
) {
  const figures = [...(openedAt === null ? live : frozen)].map(([token, stated]) =>
    figureRow(token, stated, openedAt === null ? undefined : live.get(token), frozen.get(token)?.hash ?? null),
  )
  const rows = new Map(figures.map((row) => [row.token, row]))
  const numberOf = (token: string) => {
    const stated = frozen.get(token) ?? (openedAt === null ? live.get(token) : undefined)
    return stated ? numberText(stated) : `{{${token}}}`
  }
  return {
    number: paper.number,
    version: paper.version,
    title: paper.title,
    writtenBy: paper.writtenBy,
    isFrozen: openedAt !== null,
    moved: figures.filter(({ now }) => now !== null).length,
    figures,
    paragraphs: paragraphsOf(paper.text).map((pieces, at) => ({
      key: at,
      pieces: pieces.map((piece, index) =>
        'text' in piece
          ? { key: index, text: piece.text, figure: false, now: null, title: '' }
          : {
              key: index,
              text: numberOf(piece.token),
              figure: true,
              now: rows.get(piece.token)?.now ?? null,
              title: rows.get(piece.token)?.name ?? '',
            },
      ),
    })),
  }
}
