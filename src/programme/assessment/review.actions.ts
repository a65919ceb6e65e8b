import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed, notHere } from '../people/access.ts'
import type { Actor, Held } from '../people/types.ts'
import { recordMeasurements, recordVerdicts } from './actions.ts'
import * as queries from './review.queries.ts'
import { subjectsOf } from './review.reads.ts'
import { decide, isSaid, placeOfSubject } from './review.rules.ts'
import { reviewRefusals, stageVerbs } from './review.text.ts'
import type { Decision, Opinion, Reviewer, ReviewStage, Subject } from './review.types.ts'

import { holdSheets } from './sheet.queries.ts'

export type Reviewed = { unitId: number; sheetId: number; sheetState: Subject['sheetState']; repeated: boolean }

/**
 * Enters what a body says of one criterion of one sheet: the review, the verdict, own values beside the commune's, where the criterion and
 * its sheet stand then, and the log, in one transaction. A return reopens this criterion only. Said twice it is no error.
 */
export async function review(
  ctx: WriteCtx,
  actor: Reviewer,
  asked: { stage: ReviewStage; criterion: string; opinion: Opinion },
): Promise<Result<Reviewed>> {
  const { stage, criterion } = asked
  const opinion = { ...asked.opinion, reason: tidy(asked.opinion.reason), needs: tidy(asked.opinion.needs) }
  const [subject] = await held(ctx, [opinion.sheetId], criterion)
  if (!subject) return refused(reviewRefusals.unknown)
  const { unitId, sheetId } = subject
  if (isSaid(subject, stage, opinion, actor)) return done({ unitId, sheetId, sheetState: subject.sheetState, repeated: true })
  const decision = decide(subject, stage, opinion, actor, ctx.today)
  if (!decision.ok) return decision
  await enter(ctx, actor, stage, [decision.value])
  return done({ unitId, sheetId, sheetState: decision.value.sheetTo, repeated: false })
}

export type Left = { unitName: string; sheetId: number; why: string }

/**
 * Confirms what the rules say for many sheets at once. Those that cannot be (seen too long ago, no verdict, one's own work) are left as they
 * are and named. Rows that are flagged are the caller's to leave out.
 */
export async function confirmMany(
  ctx: WriteCtx,
  actor: Reviewer,
  asked: { stage: ReviewStage; criterion: string; rows: { sheetId: number; seen: number }[] },
): Promise<Result<{ confirmed: number; left: Left[] }>> {
  const { stage, criterion, rows } = asked
  const subjects = await held(
    ctx,
    rows.map(({ sheetId }) => sheetId),
    criterion,
  )
  const seenOf = new Map(rows.map(({ sheetId, seen }) => [sheetId, seen]))
  const [decisions, left]: [Decision[], Left[]] = [[], []]
  let repeated = 0
  for (const subject of subjects) {
    const { sheetId, unitName } = subject
    const outcome = stage === 'appraised' ? subject.last.verified?.outcome : subject.selfVerdict
    const opinion: Opinion = {
      ...{ sheetId, seen: seenOf.get(sheetId) as number, reason: '', needs: '', dueOn: null, ownValues: {} },
      outcome: outcome ?? 'unjudgeable',
    }
    if (isSaid(subject, stage, opinion, actor)) {
      repeated++
      continue
    }
    const decision = decide(subject, stage, opinion, actor, ctx.today)
    // what lies elsewhere is not even named
    if (decision.ok) decisions.push(decision.value)
    else if (decision.refusal !== notHere) left.push({ unitName, sheetId, why: decision.refusal.text })
  }
  if (decisions.length === 0 && left.length === 0 && repeated === 0) return refused(reviewRefusals.nothingChosen)
  await enter(ctx, actor, stage, decisions)
  return done({ confirmed: decisions.length + repeated, left })
}

/** The criterion of each sheet, nobody else moving it until the end of the transaction. */
async function held(ctx: WriteCtx, sheetIds: readonly number[], criterion: string): Promise<Subject[]> {
  const units = await queries.unitsOfSheets(ctx.tx, sheetIds)
  await holdSheets(ctx.tx, [...new Set(units.map(({ unitId }) => unitId))], true)
  return subjectsOf(ctx, sheetIds, criterion)
}

async function enter(ctx: WriteCtx, actor: Reviewer, stage: ReviewStage, decisions: readonly Decision[]): Promise<void> {
  const { chosen } = actor
  if (decisions.length === 0) return
  if (!chosen) throw new Error('a decision without a post')
  await queries.addReviews(
    ctx.tx,
    decisions.map((one) => newReview(one, stage, actor.personId, chosen)),
    ctx.now,
  )
  await queries.moveReviewed(ctx.tx, decisions.map(moveOf))
  await queries.moveSheets(
    ctx.tx,
    decisions.map((one) => sheetMove(one, actor.personId, chosen)),
    ctx.now,
  )
  await enterFacts(ctx, stage, decisions, chosen)
  await enterAll(
    ctx.tx,
    decisions.map((one) => ({ ...eventOf(one, stage, actor, chosen), actor: ctx.actor, at: ctx.now })),
  )
}

const newReview = ({ subject, opinion }: Decision, stage: ReviewStage, personId: number, chosen: Held): queries.NewReview => ({
  unitId: subject.unitId,
  sheetId: subject.sheetId,
  criterion: subject.criterion,
  stage,
  outcome: opinion.outcome,
  selfVerdict: subject.selfVerdict,
  reason: opinion.reason,
  ownValues: opinion.ownValues,
  personId,
  assignmentId: chosen.assignmentId,
})

const moveOf = ({ subject: { unitId, sheetId, criterion }, opinion: { reason, needs, dueOn }, to }: Decision): queries.Moved => ({
  ...{ unitId, sheetId, criterion, to },
  back: to === 'returned' ? { reason, needs, dueOn } : null,
})

const sheetMove = ({ subject, opinion, step, sheetTo }: Decision, personId: number, chosen: Held): queries.SheetMove => ({
  unitId: subject.unitId,
  sheetId: subject.sheetId,
  verb: step.verb,
  from: subject.sheetState,
  to: sheetTo,
  personId,
  assignmentId: chosen.assignmentId,
  reason: opinion.reason,
})

/** Own values as measurements and the verdict as asserted, at the stage; a criterion that goes back has no verdict any more. */
async function enterFacts(ctx: WriteCtx, stage: ReviewStage, decisions: readonly Decision[], { bodyName }: Held): Promise<void> {
  const criterion = decisions[0]?.subject.criterion
  const title = `${stageVerbs[stage].replace(/^t/, 'T')} tiêu chí ${criterion}, ${bodyName}`
  const own = decisions.flatMap(({ subject: { unitId, asOf }, opinion: { ownValues } }) =>
    Object.entries(ownValues).map(([measure, value]) => ({ unitId, measure, validOn: asOf, stage, ...value })),
  )
  if (own.length > 0) await recordMeasurements(ctx, own, { title })
  const verdicts = decisions.flatMap(({ subject: { unitId, setId, criterion: code, asOf }, opinion, ...rest }) => {
    const fact = { unitId, setId, criterion: code, asOf }
    const back = { ...fact, verdict: 'unjudgeable', reason: `Trả lại: ${opinion.reason}` } as const
    if (opinion.outcome === 'returned') return rest.void.map((one) => ({ ...back, stage: one }))
    return [{ ...fact, stage, verdict: opinion.outcome, reason: opinion.reason || null }]
  })
  await recordVerdicts(ctx, verdicts, { title })
}

function eventOf({ subject, opinion, to, sheetTo, step }: Decision, stage: ReviewStage, actor: Reviewer, chosen: Held) {
  const before = subject.last[stage]
  return {
    chain: `unit:${subject.unitId}`,
    kind: 'review.entered',
    payload: {
      ...{ unit: subject.unitId, sheet: subject.sheetId, criterion: subject.criterion, stage, verb: step.verb },
      before: { state: subject.state, sheet: subject.sheetState, outcome: before?.outcome ?? null, self: subject.selfVerdict },
      after: { state: to, sheet: sheetTo, outcome: opinion.outcome },
      reason: opinion.reason,
      ...(to === 'returned' ? { needs: opinion.needs, dueOn: opinion.dueOn } : {}),
      own: Object.fromEntries(Object.entries(opinion.ownValues).map(([key, one]) => [key, one.valueText ?? String(one.value)])),
      ...{ person: actor.personId, post: chosen.postName, body: chosen.bodyName, assignment: chosen.assignmentId },
    },
  }
}

/** Adds a remark to the thread of a criterion. Whoever may read the sheet may speak; refused where it is empty or the sheet lies elsewhere. */
export async function remark(
  ctx: WriteCtx,
  actor: Actor,
  asked: { sheetId: number; criterion: string; text: string },
): Promise<Result<{ remarkId: number; unitId: number }>> {
  const text = asked.text.normalize('NFC').trim()
  const [subject] = await subjectsOf(ctx, [asked.sheetId], asked.criterion)
  if (!subject) return refused(reviewRefusals.unknown)
  const may = allowed(actor, 'sheet.read', placeOfSubject(subject))
  if (!may.ok) return may
  if (text === '') return refused(reviewRefusals.emptyRemark)
  const { unitId, sheetId, criterion } = subject
  const { postName, bodyName } = may.value
  const post = `${postName}, ${bodyName}`
  const remarkId = await queries.addRemark(ctx.tx, {
    unitId,
    sheetId,
    criterion,
    text,
    personId: actor.personId,
    postName: post,
    at: ctx.now,
  })
  await ctx.enter({
    chain: `unit:${unitId}`,
    kind: 'review.remarked',
    payload: { unit: unitId, sheet: sheetId, criterion, remark: remarkId, text, person: actor.personId, post: postName, body: bodyName },
  })
  return done({ remarkId, unitId })
}
