import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { certaintyText } from '../criteria/text.ts'
import { refusals } from './dossier.text.ts'
import type { BarredPart, Legal, OwnVoteRule, Seat, VoteCounts, VoteLaw, VoteRule } from './dossier.types.ts'

/** The rule that a session votes by: what the council's own regulation says, and where that is silent the law; refused with what neither says. */
export function ruleOf(law: VoteLaw, own: OwnVoteRule | null): Result<VoteRule> {
  const share = own?.share ?? law.share.value
  if (own === null || share === null) return refused(refusals.noVoteRule(own === null ? gaps(law) : [gapOf('tỷ lệ đồng ý', law.share)]))
  const source = own.share === null && law.share.value !== null ? `${own.document}; tỷ lệ đồng ý theo ${sourceOf(law.share)}` : own.document
  return done({ share, base: own.base, quorum: own.quorum, ballot: own.ballot, source })
}

const sourceOf = (legal: Legal<object | string>): string =>
  legal.value === null ? '' : `${legal.source} (${certaintyText[legal.certainty]})`
const gapOf = (where: string, legal: Legal<object | string>) => ({ where, what: legal.value === null ? legal.because : sourceOf(legal) })
const gaps = (law: VoteLaw) =>
  [
    gapOf('tỷ lệ đồng ý', law.share),
    gapOf('cách tính tỷ lệ', law.base),
    gapOf('số thành viên phải có mặt', law.quorum),
    gapOf('cách bỏ phiếu', law.ballot),
  ].filter((_, at) => [law.share, law.base, law.quorum, law.ballot][at]?.value === null)

/** «9/10», «2/3», «90%» → an exact share between 0 and 1; null for anything else. */
export function parseShare(text: string): Ratio | null {
  const [, num, den] = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(text.trim()) ?? []
  const percent = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$/.exec(text.trim())
  const share = percent
    ? { num: Number(`${percent[1]}${(percent[2] ?? '').padEnd(2, '0')}`), den: 10_000 }
    : { num: Number(num ?? 0), den: Number(den ?? 0) }
  return share.num > 0 && share.num <= share.den ? share : null
}

/** Whether `part` of `whole` reaches a share, in whole numbers. */
export const reaches = (part: number, whole: number, share: Ratio): boolean => whole > 0 && part * share.den >= share.num * whole

/** «90%», «66,67%» */
export const shareText = (share: Ratio): string => `${formatNumber(roundRatio({ num: share.num * 100, den: share.den }, 2) ?? 0)}%`

export type Attendance = { seats: number; present: number; reached: boolean; text: string }

/** Who counts: the seats that may vote. */
export const votingSeats = <S extends Pick<Seat, 'barredBecause'>>(seats: readonly S[]): S[] =>
  seats.filter(({ barredBecause }) => barredBecause === null)

/** How many of the seats that may vote are there, and whether that is enough. */
export function attendanceOf(all: readonly Pick<Seat, 'present' | 'barredBecause'>[], { quorum }: Pick<VoteRule, 'quorum'>): Attendance {
  const seats = votingSeats(all)
  const present = seats.filter((seat) => seat.present).length
  const needed = Math.ceil((quorum.num * seats.length) / quorum.den)
  return {
    seats: seats.length,
    present,
    reached: reaches(present, seats.length, quorum),
    text: `${present}/${seats.length} thành viên được bỏ phiếu có mặt (cần ít nhất ${needed}, tức ${quorum.num}/${quorum.den})`,
  }
}

export type VoteResult = { passed: boolean; text: string }

/** «18/20 đồng ý = 90,0% (yêu cầu ≥ 90%, căn cứ …)»; exact, whatever the rounded percentage says. */
export function resultOf(counts: VoteCounts, { present, seats }: Pick<Attendance, 'present' | 'seats'>, rule: VoteRule): VoteResult {
  const whole = rule.base === 'present' ? present : seats
  const percent = formatNumber(roundRatio({ num: counts.agree * 100, den: whole }, 1) ?? 0, 1)
  const of = rule.base === 'present' ? 'tính trên số có mặt' : 'tính trên toàn thể thành viên được bỏ phiếu'
  return {
    passed: reaches(counts.agree, whole, rule.share),
    text: `${counts.agree}/${whole} đồng ý = ${percent}% (yêu cầu ≥ ${shareText(rule.share)}, ${of}, căn cứ ${rule.source})`,
  }
}

/** Who had the sheet in hand. */
export type Hands = { submitted: number | null; prepared: number; verified: readonly number[]; appraised: readonly number[] }

/** Why a person may not vote on a dossier; null: may. Whoever submitted the sheet never may; the others as the council's regulation says. */
export function barredBecause(personId: number, hands: Hands, barred: readonly BarredPart[]): string | null {
  if (personId === hands.submitted) return 'người nộp phiếu không bỏ phiếu về phiếu của mình'
  if (barred.includes('prepared') && personId === hands.prepared) return 'người lập hồ sơ không bỏ phiếu theo quy chế hội đồng'
  if (barred.includes('verified') && hands.verified.includes(personId)) return 'người thẩm tra phiếu không bỏ phiếu theo quy chế hội đồng'
  if (barred.includes('appraised') && hands.appraised.includes(personId))
    return 'người thẩm định phiếu không bỏ phiếu theo quy chế hội đồng'
  return null
}
