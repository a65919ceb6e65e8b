import { formatDate } from '../../platform/text/date.ts'
import type { Actor } from '../people/types.ts'
import { ballotNames, baseNames, choiceNames, partNames, sessionStateNames } from './dossier.text.ts'
import type { Seat, Session } from './dossier.types.ts'
import { type Attendance, shareText, type VoteResult } from './vote.rules.ts'

type Whole = { session: Session; seats: Seat[]; attendance: Attendance; result: VoteResult | null }

export const ruleText = (rule: Pick<Session, 'ballot' | 'share' | 'base' | 'quorum' | 'source'>): string =>
  `${ballotNames[rule.ballot]}; cần ≥ ${shareText(rule.share)} tính trên ${baseNames[rule.base]}; có mặt ít nhất ${rule.quorum.num}/${rule.quorum.den}. Căn cứ: ${rule.source}.`

const seatView = (seat: Seat) => ({
  id: seat.assignmentId,
  name: seat.person,
  post: seat.post,
  part: partNames[seat.part],
  present: seat.present,
  barred: seat.barredBecause,
  voted: seat.voted,
  vote: seat.barredBecause ?? (seat.voted ? votedText(seat) : seat.present ? 'chưa bỏ phiếu' : 'vắng mặt'),
})

const votedText = ({ said, onPaper, standIn }: Seat) => {
  const paper = onPaper ? ` (phiếu giấy, ${onPaper})` : standIn ? ` (${standIn} bỏ phiếu thay)` : ''
  if (!said) return `đã bỏ phiếu${paper}`
  return `${choiceNames[said.choice].toLowerCase()}${paper}${said.remark === '' ? '' : `: ${said.remark}`}`
}

/** What a session shows to everybody who may read the dossier: who voted, and never what before it is counted. */
export function sessionView({ session, seats, attendance, result }: Whole, actor: Actor | null) {
  const mine = seats.find(({ assignmentId }) => assignmentId === actor?.chosen?.assignmentId)
  return {
    id: session.id,
    on: formatDate(session.heldOn),
    place: session.place,
    snapshot: session.snapshot,
    state: session.state,
    stateName: sessionStateNames[session.state],
    secret: session.ballot === 'secret',
    rule: ruleText(session),
    attendance: attendance.text,
    reached: attendance.reached,
    cast: seats.filter(({ voted }) => voted).length,
    seats: seats.map(seatView),
    result: result?.text ?? null,
    passed: result?.passed ?? null,
    counts: session.counts,
    remarks: session.remarks,
    mine: mine ? { voted: mine.voted, present: mine.present, barred: mine.barredBecause } : null,
  }
}
export type SessionView = ReturnType<typeof sessionView>
