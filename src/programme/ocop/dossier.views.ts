import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { openLevels } from './decision.rules.ts'
import { groupName, law, levelFor, usualWarningMonths } from './procedures.ts'
import { dossierTitle, levelNames, producerKindNames, stateNames } from './text.ts'
import type { Certificate, Dossier, MemberSheet, Paper, Regulation } from './types.ts'
import { certificateView, pointsText, resultView, sheetView } from './views.ts'

type Whole = { papers: Paper[]; sheets: MemberSheet[]; certificates: Certificate[] }
type Seeing = { personId: number; today: LocalDate; seesNames: boolean; own: readonly Regulation[] }

/**
 * A dossier as an officer sees it. Until the council has concluded a member sees no other's points, and nobody else sees any; whoever works
 * at the commune alone never sees who gave which.
 */
export function dossierView(dossier: Dossier, { papers, sheets, certificates }: Whole, seeing: Seeing) {
  const { id, unitName, productId, productName, producerName, keptName, state, councilName, hands, result, concludedOn } = dossier
  const { personId, today, seesNames, own } = seeing
  const isConcluded = state === 'concluded' || state === 'decided'
  const mine = sheets.find((sheet) => sheet.personId === personId)
  return {
    ...{ id, unitName, productId, productName, producerName, keptName, state, councilName, title: dossierTitle(dossier) },
    stateName: state === 'drafting' && dossier.returnedBecause ? 'Được trả lại để hoàn thiện' : stateNames[state],
    notice: dossier.withdrawnBecause
      ? `Đã rút: ${dossier.withdrawnBecause}`
      : dossier.returnedBecause && `Lý do trả lại: ${dossier.returnedBecause}`,
    ...{ group: groupName(dossier.group), kind: producerKindNames[dossier.producerKind] },
    submittedOn: dossier.submittedOn && formatDate(dossier.submittedOn),
    papers: papers.map((paper) => ({ ...paper, stands: paper.struckBecause === null })),
    hadHand: hands.includes(personId),
    mine: mine ? { version: mine.version, note: mine.note, points: mine.points && ownPoints(mine) } : null,
    members: seesNames ? sheets.map((sheet) => (isConcluded ? sheetView(sheet) : withoutPoints(sheet))) : [],
    progress: { scored: sheets.filter(({ points }) => points !== null).length, of: sheets.length, isConcluded },
    result: result && {
      ...resultView(result),
      concludedBy: dossier.concludedBy,
      on: concludedOn && formatDate(concludedOn),
      hash: dossier.resultHash,
    },
    decision: decisionView(dossier, certificates, today, own),
    certificates: certificates
      .filter((one) => one.dossierId === id)
      .map((one) => certificateView(one, today, Math.max(...usualWarningMonths))),
  }
}

const ownPoints = ({ points }: MemberSheet) => points && { a: pointsText(points.A), b: pointsText(points.B), c: pointsText(points.C) }

const withoutPoints = (sheet: MemberSheet) => ({
  ...sheetView({ ...sheet, note: '' }),
  parts: null,
  total: sheet.points ? 'đã chấm' : null,
})

/** Which decision may be entered now: with whose level, and why none can be. */
function decisionView({ id, result, state }: Dossier, certificates: readonly Certificate[], today: LocalDate, own: readonly Regulation[]) {
  if (result === null || (state !== 'concluded' && state !== 'decided')) return null
  const given = certificates.filter(({ dossierId }) => dossierId === id).map(({ level }) => level)
  const choices = openLevels(result.stars).filter((level) => !given.includes(level))
  const said = levelFor(result.stars, today, own)
  if (result.stars >= 5) {
    const levels = choices.map((level) => ({
      value: level,
      text: level === 'central' ? 'Trung ương' : 'Cấp tỉnh: 4 sao, đề nghị Trung ương',
    }))
    return {
      open: choices.length > 0,
      levels,
      level: null,
      because: null,
      basis: `${law.id}; cấp quyết định theo trí nhớ, chưa đối chiếu nguyên văn`,
    }
  }
  const basis =
    said.value === null ? null : `${said.source}${said.certainty === 'recalled' ? '; theo trí nhớ, chưa đối chiếu nguyên văn' : ''}`
  const level = said.value && levelNames[said.value]
  // the day of the decision may lie before the rule of today, so a missing level does not close the form while certificates can be given
  return { open: given.length === 0 && result.stars >= law.certifiedFrom, levels: [], level, because: said.because ?? null, basis }
}

export type DossierView = ReturnType<typeof dossierView>
