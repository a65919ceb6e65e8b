import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Place } from '../people/types.ts'
import { reviewRefusals } from './review.text.ts'
import { type Decision, type Opinion, type Review, type Reviewer, type ReviewStage, reviewStages, type Subject } from './review.types.ts'
import { mayStep, take } from './step.rules.ts'

/** Where a criterion of a sheet stands, for `allowed` and `mayStep`. */
export const placeOfSubject = ({ unitPath, setId, criterion }: Pick<Subject, 'unitPath' | 'setId' | 'criterion'>): Place => ({
  unitPath,
  criterion: `${setId}/${criterion}`,
})

const stateOf: Record<ReviewStage, 'verified' | 'appraised'> = { verified: 'verified', appraised: 'appraised' }

/** Whether the person has said just this already and it stands: pressing twice, or sending again after a lost answer, is no error. */
export function isSaid({ last, state }: Subject, stage: ReviewStage, opinion: Opinion, { personId }: Reviewer): boolean {
  const before = last[stage]
  const target = opinion.outcome === 'returned' ? 'returned' : stateOf[stage]
  return before !== undefined && state === target && before.personId === personId && isSame(before, opinion)
}

const isSame = (before: Review, { outcome, reason, ownValues }: Opinion) =>
  before.outcome === outcome && before.reason === reason && same(before.ownValues, ownValues)

function same(a: Review['ownValues'], b: Review['ownValues']): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => a[key]?.value === b[key]?.value && a[key]?.valueText === b[key]?.valueText)
  )
}

/**
 * Whether an opinion may be entered, and what it makes of the criterion and its sheet. Refused where the criterion is not as it was seen,
 * the step is not this person's or not possible now, a return does not say what is asked, or something unlike what stands has no reason.
 */
export function decide(subject: Subject, stage: ReviewStage, opinion: Opinion, actor: Reviewer, today: LocalDate): Result<Decision> {
  const { procedure, sheetState, hands, criterion, criteria } = subject
  const verb = opinion.outcome === 'returned' ? 'return' : stage === 'verified' ? 'verify' : 'appraise'
  const may = mayStep({ procedure, state: sheetState, verb, actor, place: placeOfSubject(subject), hands })
  if (subject.version !== opinion.seen && (may.ok || may.refusal.status === 409))
    return refused(reviewRefusals.changed(criterion, subject.unitName, latest(subject)))
  if (!may.ok) return may
  const wrong = opinion.outcome === 'returned' ? wrongReturn(opinion, today) : wrongOpinion(subject, stage, opinion)
  if (wrong) return refused(wrong)
  const taken = take(may.value, criteria, [criterion])
  if (!taken.ok) return taken
  const [moved] = taken.value.moved
  if (!moved) throw new Error(`sheet ${subject.sheetId} has no criterion ${criterion}`)
  const goesBack = moved.state === 'returned'
  const stands = reviewStages.filter((one) => subject.last[one] && subject.last[one]?.outcome !== 'returned')
  return done({ subject, opinion, step: may.value, to: moved.state, sheetTo: taken.value.state, void: goesBack ? stands : [] })
}

/** The newest that anybody said of it. */
const latest = ({ last }: Subject): Review | undefined =>
  reviewStages.map((stage) => last[stage]).reduce((a, b) => (a && b ? (a.reviewedAt > b.reviewedAt ? a : b) : (a ?? b)))

/** What a return lacks: why, what is needed, until when. */
export function wrongReturn({ reason, needs, dueOn }: Pick<Opinion, 'reason' | 'needs' | 'dueOn'>, today: LocalDate): Refusal | null {
  if (reason === '') return reviewRefusals.noReason
  if (needs === '') return reviewRefusals.noNeeds
  if (dueOn === null) return reviewRefusals.noDay
  return dueOn < today ? reviewRefusals.pastDay(dueOn) : null
}

/** Whatever is unlike what stands before it needs a reason: values of one's own, a verdict that the rules do not give, one unlike the verifier's. */
function wrongOpinion({ selfVerdict, last }: Subject, stage: ReviewStage, { outcome, reason, ownValues }: Opinion): Refusal | null {
  if (reason !== '' || outcome === 'returned') return null
  if (Object.keys(ownValues).length > 0) return reviewRefusals.ownWithoutReason
  const verified = stage === 'appraised' ? last.verified?.outcome : undefined
  if (verified !== undefined && verified !== 'returned' && verified !== outcome)
    return reviewRefusals.differs(outcome, verified, 'verified')
  return verified === undefined && selfVerdict !== outcome ? reviewRefusals.differs(outcome, selfVerdict, 'self') : null
}
