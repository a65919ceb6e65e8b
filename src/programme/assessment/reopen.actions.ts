import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Held } from '../people/types.ts'
import { recordVerdicts } from './actions.ts'
import * as queries from './review.queries.ts'
import { subjectsOf } from './review.reads.ts'
import { wrongReturn } from './review.rules.ts'
import { reviewRefusals } from './review.text.ts'
import type { Reviewer, ReviewStage, Subject } from './review.types.ts'
import { holdSheets } from './sheet.queries.ts'
import { mayStep, take } from './step.rules.ts'

export type Reopening = {
  unitId: number
  sheetId: number
  criteria: readonly string[]
  reason: string
  needs: string
  dueOn: LocalDate | null
}

/**
 * Opens criteria of a sheet again after bodies have said what they think: what they said stays in the thread, its verdicts hold no more,
 * and the commune submits these criteria anew. Refused where it does not say why, what is needed and until when, or is not this office's.
 */
export async function reopen(ctx: WriteCtx, actor: Reviewer, given: Reopening): Promise<Result<{ unitId: number }>> {
  const asked = { ...given, reason: tidy(given.reason), needs: tidy(given.needs) }
  const [first] = asked.criteria
  if (first === undefined) return refused(reviewRefusals.noCriteria)
  await holdSheets(ctx.tx, [asked.unitId], true)
  const [subject] = await subjectsOf(ctx, [asked.sheetId], first)
  if (subject?.unitId !== asked.unitId) return refused(reviewRefusals.unknown)
  const { procedure, sheetState, unitPath, hands, criteria } = subject
  const step = mayStep({ procedure, state: sheetState, verb: 'reopen', actor, place: { unitPath }, hands })
  if (!step.ok) return step
  const wrong = wrongReturn(asked, ctx.today)
  if (wrong) return refused(wrong)
  const taken = take(step.value, criteria, asked.criteria)
  if (!taken.ok) return taken
  await enter(ctx, actor, subject, asked, taken.value.state)
  return done({ unitId: subject.unitId })
}

async function enter(ctx: WriteCtx, actor: Reviewer, subject: Subject, asked: Reopening, to: Subject['sheetState']): Promise<void> {
  const { unitId, sheetId, setId, asOf, sheetState } = subject
  const { reason, needs, dueOn, criteria } = asked
  const { assignmentId, postName, bodyName } = actor.chosen as Held
  const stage: ReviewStage = sheetState === 'appraised' ? 'appraised' : 'verified'
  const last = (await queries.lastReviews(ctx.tx, [unitId], [sheetId], null)).filter((one) => criteria.includes(one.criterion))
  const by = { personId: actor.personId, assignmentId }
  const reviews = criteria.map((criterion) => ({
    ...({ unitId, sheetId, criterion, stage, outcome: 'returned', selfVerdict: null, reason, ownValues: {}, ...by } as const),
  }))
  await queries.addReviews(ctx.tx, reviews, ctx.now)
  const back = { reason, needs, dueOn }
  await queries.moveReviewed(
    ctx.tx,
    criteria.map((criterion) => ({ unitId, sheetId, criterion, to: 'returned', back })),
  )
  await queries.moveSheets(ctx.tx, [{ unitId, sheetId, verb: 'reopen', from: sheetState, to, reason, ...by }], ctx.now)
  const voided = last
    .filter(({ outcome }) => outcome !== 'returned')
    .map(
      ({ criterion, stage: at }) =>
        ({ unitId, setId, stage: at, criterion, asOf, verdict: 'unjudgeable', reason: `Mở lại: ${reason}` }) as const,
    )
  await recordVerdicts(ctx, voided, { title: `Mở lại phiếu, ${bodyName}` })
  await ctx.enter({
    chain: `unit:${unitId}`,
    kind: 'review.reopened',
    payload: {
      unit: unitId,
      sheet: sheetId,
      before: sheetState,
      after: to,
      criteria,
      reason,
      needs,
      dueOn,
      person: actor.personId,
      post: postName,
      body: bodyName,
    },
  })
}
