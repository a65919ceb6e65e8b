import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { forwardsFrom, groupName, law } from './procedures.ts'
import { totalOf } from './score.rules.ts'
import { certificateStateNames, decisionText, levelNames, producerKindNames, starsText, stateNames } from './text.ts'
import { type Certificate, type CertifiedProduct, type CouncilResult, type DossierLine, type MemberSheet, partCodes } from './types.ts'
import { certificateState } from './validity.rules.ts'

/** Tenths as points: 325 is «32,5». */
export const pointsText = (tenths: number): string => formatNumber(tenths / 10)

/** An average with two decimals, three where two would not be exact: 89,997 never reads as 90. */
export function averageText({ num, den }: Ratio): string {
  const two = roundRatio({ num, den }, 2)
  if (two === null) return '–'
  return Math.abs(two * den - num) < 1e-9 ? formatNumber(two) : formatNumber(roundRatio({ num, den }, 3) ?? two, 3)
}

/** What the council came to, part by part: the averages and the total. */
export function resultView(result: CouncilResult) {
  const { sheets, sums, total, stars, absent, absentBecause } = result
  const parts = law.parts.map(({ code, name, most }) => ({
    ...{ code, name: `${code}. ${name}`, most },
    average: averageText({ num: sums[code], den: sheets * 10 }),
  }))
  const none = stars < law.certifiedFrom ? `; chỉ cấp giấy chứng nhận từ ${starsText(law.certifiedFrom)}` : ''
  const outcome = total.num >= forwardsFrom.value * total.den ? ', đề nghị Trung ương đánh giá nâng hạng' : none
  return {
    sheets,
    parts,
    total: averageText(total),
    stars: starsText(stars),
    absent,
    absentBecause,
    outcome,
  }
}

export const sheetView = ({ personId, name, version, points, note }: MemberSheet) => ({
  ...{ personId, name, version, note },
  parts: points ? partCodes.map((code) => pointsText(points[code])) : null,
  total: points ? pointsText(totalOf(points)) : null,
})

export const lineView = (line: DossierLine) => {
  const { id, unitName, productName, producerName, year, state, sheets, members, result } = line
  const progress = state === 'scoring' ? `, ${sheets}/${members} phiếu` : ''
  const stars = result ? starsText(result.stars) : null
  return {
    ...{ id, unitName, productName, producerName, year, group: groupName(line.group) },
    state: `${state === 'drafting' && line.returnedBecause ? 'Được trả lại' : stateNames[state]}${progress}`,
    ...{ points: result ? averageText(result.total) : null, stars },
  }
}

/** A certificate as anybody may see it: the reason of a revocation stays with officers. */
export function certificateView(certificate: Certificate, today: LocalDate, months: number) {
  const { id, stars, level, body, decidedOn, expiresOn, revokedOn, revokedDecision } = certificate
  const state = certificateState(certificate, today, months)
  return {
    ...{ id, stars: starsText(stars), level: levelNames[level], body, decision: decisionText(certificate), state },
    ...{ decidedOn: formatDate(decidedOn), expiresOn: formatDate(expiresOn), stateName: certificateStateNames[state] },
    revoked: revokedOn === null ? null : `Thu hồi ngày ${formatDate(revokedOn)} theo ${revokedDecision}`,
  }
}

/** A certified product as the public sees it: whose, where, which stars, by which decision, until when. No contact. */
export function certifiedView(row: CertifiedProduct, today: LocalDate, months: number) {
  const { productId, productName, producerName, producerKind, unitName, provinceName } = row
  return {
    ...certificateView(row, today, months),
    ...{ productId, productName, producerName, producerKind: producerKindNames[producerKind], unitName, provinceName },
    group: groupName(row.group),
  }
}
