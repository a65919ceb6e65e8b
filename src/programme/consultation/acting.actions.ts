import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { holdPosting, postingById } from './posting.queries.ts'
import { refusals } from './refusals.text.ts'
import { holdSurvey, surveyById } from './survey.queries.ts'
import type { Posting, Survey } from './types.ts'

/** The survey, held until the end of the transaction, where the actor may do it; elsewhere it is not found. */
export async function heldSurvey(ctx: WriteCtx, actor: Actor, verb: Verb, id: number): Promise<Survey> {
  const survey = await surveyById(ctx.tx, id)
  if (!survey) {
    orThrow(allowed(actor, verb))
    return refuse(notHere)
  }
  await demand(ctx, actor, verb, survey.unitId)
  await holdSurvey(ctx.tx, id)
  // what stood in it before it was held may have changed since
  return (await surveyById(ctx.tx, id)) ?? refuse(notHere)
}

/** The same, where it still takes changes. */
export async function openSurveyOf(ctx: WriteCtx, actor: Actor, verb: Verb, id: number): Promise<Survey> {
  const survey = await heldSurvey(ctx, actor, verb, id)
  return survey.state === 'open' ? survey : refuse(refusals.notOpen)
}

/** The posting, held until the end of the transaction, where the actor keeps postings and it still takes changes. */
export async function openPostingOf(ctx: WriteCtx, actor: Actor, id: number): Promise<Posting> {
  const before = await postingById(ctx.tx, id)
  if (!before) {
    orThrow(allowed(actor, 'posting.keep'))
    return refuse(notHere)
  }
  await demand(ctx, actor, 'posting.keep', before.unitId)
  await holdPosting(ctx.tx, id)
  const posting = await postingById(ctx.tx, id)
  if (!posting) return refuse(notHere)
  return posting.state === 'open' ? posting : refuse(refusals.notPosted)
}
