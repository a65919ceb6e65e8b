import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { CriteriaSet, Tier } from '../criteria/types.ts'
import type { BodyLevel, Verb } from '../people/types.ts'
import type { Level } from '../units/types.ts'
import { rulesFor } from './dossier.procedures.ts'
import { conditionNames, refusals } from './dossier.text.ts'
import type { Condition, Content, DossierKind, DossierState, DossierVerb, Move, Paper, PaperRule, PeriodRules } from './dossier.types.ts'

const move = (verb: DossierVerb, from: readonly DossierState[], to: DossierState | null, asks: Verb, needsReason = false): Move => ({
  verb,
  from,
  to,
  asks: [asks],
  needsReason,
})

/**
 * Every way that a dossier can go. A dossier that the council sees is locked: what changes in it is a new version, and for that it
 * is returned first. A vote that has begun ends with its counting: nobody calls it off after looking at it.
 */
export const moves: readonly Move[] = [
  move('amend', ['draft', 'returned'], null, 'dossier.prepare'),
  // the office enters what a department wrote, or the department says so itself
  { ...move('confirm', ['draft', 'returned'], null, 'dossier.prepare'), asks: ['dossier.prepare', 'sheet.verify'] },
  move('freeze', ['draft', 'returned'], 'sent', 'dossier.prepare'),
  move('withdraw', ['draft', 'returned', 'sent'], 'withdrawn', 'dossier.prepare', true),
  move('return', ['sent', 'voted'], 'returned', 'dossier.prepare', true),
  move('convene', ['sent'], 'inSession', 'dossier.prepare'),
  move('attend', ['inSession'], null, 'dossier.prepare'),
  move('adjourn', ['inSession'], 'sent', 'dossier.prepare', true),
  move('startVote', ['inSession'], null, 'dossier.prepare'),
  move('enterPaper', ['inSession'], null, 'dossier.prepare'),
  move('closeVote', ['inSession'], 'voted', 'dossier.prepare'),
  move('sign', ['voted'], 'signed', 'dossier.decide'),
  move('unsign', ['signed'], 'voted', 'dossier.decide', true),
  move('number', ['signed'], 'decided', 'dossier.prepare'),
  move('publish', ['decided'], 'published', 'recognition.publish'),
]

/** The way that a verb goes, whatever the state. */
export function moveOf(verb: DossierVerb): Move {
  const found = moves.find((one) => one.verb === verb)
  if (!found) throw new Error(`no move ${verb}`)
  return found
}

/** Where a verb leads from a state; refused where it does not start there. */
export function nextState(state: DossierState, verb: DossierVerb): Result<DossierState> {
  const { from, to } = moveOf(verb)
  return from.includes(state) ? done(to ?? state) : refused(refusals.wrongState(state, verb))
}

/** What can be done with a dossier in this state. */
export const movesFrom = (state: DossierState): Move[] => moves.filter(({ from }) => from.includes(state))

export type Opening = {
  level: Level
  tier: Tier
  set: Pick<CriteriaSet, 'period' | 'level' | 'tier'>
  asOf: LocalDate
  on: LocalDate
  bookedYear: number
}

/** By which rules a dossier is opened, and at which level it is decided; refused where the rules name no such unit, tier or decider. */
export function openingOf({ level, tier, set, asOf, on, bookedYear }: Opening): Result<{ rules: PeriodRules; decider: BodyLevel }> {
  const rules = rulesFor(set, on)
  if (!rules) return refused(refusals.noRules)
  const office = rules.offices.find((one) => one.level === level)
  if (!office?.tiers.includes(tier)) return refused(refusals.noOffice(level, tier, rules.name))
  if (office.until !== null && on >= office.until) return refused(refusals.officeOver(level, office.until))
  if (office.decider.value === null) return refused(refusals.noDecider(level, office.decider.because))
  const [first, last] = [Number(asOf.slice(0, 4)), Number(on.slice(0, 4))]
  if (bookedYear < first || bookedYear > last) return refused(refusals.badYear(first, last))
  return done({ rules, decider: office.decider.value })
}

/** The papers that a dossier of this kind needs, each with those that are there. */
export const papersOf = (rules: PeriodRules, kind: DossierKind, papers: readonly Paper[]): { rule: PaperRule; there: Paper[] }[] =>
  rules.papers
    .filter(({ kinds }) => kinds.includes(kind))
    .map((rule) => ({ rule, there: papers.filter(({ paper }) => paper === rule.key) }))

/** What keeps a dossier from going to the council, by name: conditions that do not hold or are not known, and papers that are not there. */
export function missingOf(
  rules: PeriodRules,
  kind: DossierKind,
  conditions: readonly Condition[],
  papers: readonly Paper[],
): { where: string; what: string }[] {
  return [
    ...unmet(conditions),
    ...papersOf(rules, kind, papers)
      .filter(({ there }) => there.length === 0)
      .map(({ rule }) => ({ where: rule.name, what: 'chưa có trong hồ sơ' })),
  ]
}

/** The conditions that do not hold, or that nobody could say, each with what was found. */
export const unmet = (conditions: readonly Condition[]): { where: string; what: string }[] =>
  conditions
    .filter(({ outcome }) => outcome !== 'met')
    .map(({ key, text, offenders }) => ({ where: conditionNames[key], what: [text, ...offenders].join('; ') }))

/** Whether a decision may rest on a frozen content and a vote; the offenders by name where it may not. */
export function mayDecide(content: Pick<Content, 'conditions'>, vote: { passed: boolean; text: string }): Result<object> {
  const offenders = unmet(content.conditions)
  if (!vote.passed) offenders.unshift({ where: 'Kết quả bỏ phiếu', what: vote.text })
  return offenders.length > 0 ? refused(refusals.mayNotDecide(offenders)) : done({})
}
