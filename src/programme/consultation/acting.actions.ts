import { isRefused, Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { allowed, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { holdPosting, postingById } from './posting.queries.ts'
import { refusals } from './refusals.text.ts'
import { holdSurvey, surveyById } from './survey.queries.ts'
import type { Posting, Survey } from './types.ts'

/** Who acts, through what, when. */
export type Acting = { db: Db; actor: Actor; edge: Edge }

/** One transaction; a refusal undoes all of it. */
export async function writing<T>({ db, edge }: Pick<Acting, 'db' | 'edge'>, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
  try {
    return done(await writeAs(db, edge, work))
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}

export const orThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}

export const refuse = (refusal: Refused['refusal']): never => {
  throw new Refused(refusal)
}

/** Throws a refusal unless the actor may do it in the unit. */
export const demand = async (ctx: WriteCtx, actor: Actor, verb: Verb, unitId: number) =>
  orThrow(allowed(actor, verb, await placeOf(ctx, unitId)))

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

export const chainOf = ({ unitId }: { unitId: number }): string => `unit:${unitId}`
