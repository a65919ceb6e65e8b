import { randomBytes } from 'node:crypto'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { openPostingOf } from './acting.actions.ts'
import { count, isWithin, type Resident } from './answer.actions.ts'
import { limits } from './burst.rules.ts'
import { codeFrom, codeHash, readCode, showCode } from './code.rules.ts'
import * as queries from './opinion.queries.ts'
import { isHanging, type OpinionForm, readAnswer, readArrival, readOpinion } from './opinion.rules.ts'
import { holdPosting, postingById } from './posting.queries.ts'
import { refusals } from './refusals.text.ts'

/**
 * Takes what a resident says of a posting, without an account; gives a code to follow it by. The log keeps only the hash of the text: a text may
 * name people, and the log is never erased.
 */
export async function sendOpinion(resident: Resident, postingId: number, form: OpinionForm): Promise<Result<{ code: string }>> {
  if (!(await isWithin(resident, 'opinion', limits.opinions))) return refused(refusals.tooMany)
  const code = codeFrom(randomBytes(16))
  const sent = await writing(resident, async (ctx) => {
    await holdPosting(ctx.tx, postingId)
    const posting = await postingById(ctx.tx, postingId)
    if (!posting || posting.state === 'withdrawn') throw new Refused(refusals.noPosting)
    if (!isHanging(posting, ctx.today)) throw new Refused(refusals.notWhilePosted(posting.from, posting.until))
    const opinion = orThrow(readOpinion(form, posting))
    const { unitId } = posting
    const trackingHash = codeHash(resident.secret, 'opinion', code)
    const arrival = { channel: 'web', receivedOn: ctx.today, by: ctx.actor, at: ctx.now } as const
    const opinionId = await queries.addOpinion(ctx.tx, { ...opinion, ...arrival, unitId, postingId, trackingHash })
    const payload = { postingId, opinionId, channel: 'web', criterion: opinion.criterion, text: sha256(opinion.text) }
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.opinionReceived', payload })
    return { code: showCode(code) }
  })
  if (sent.ok) await count(resident, 'opinion')
  return sent
}

/** Follows an opinion by its code: what was said, and the answer. Wrong codes count against the address. */
export async function trackOpinion(resident: Resident, typed: string): Promise<Result<queries.Tracked>> {
  if (!(await isWithin(resident, 'tracking', limits.wrongTracking))) return refused(refusals.tooMany)
  const code = readCode(typed)
  const found = code === null ? null : await read(resident.db, (tx) => queries.tracked(tx, codeHash(resident.secret, 'opinion', code)))
  if (found) return done(found)
  await count(resident, 'tracking')
  return refused(refusals.wrongTracking)
}

type Entered = OpinionForm & { channel: string; receivedOn: LocalDate | null }

/** Enters what was said on paper, at a meeting, or after the loudspeaker. */
export const enterOpinion = (acting: Acting, postingId: number, form: Entered): Promise<Result<{ opinionId: number }>> =>
  writing(acting, async (ctx) => {
    const posting = await openPostingOf(ctx, acting.actor, postingId)
    const arrival = orThrow(readArrival(form, posting, ctx.today))
    const opinion = orThrow(readOpinion(form, posting))
    const row = { ...opinion, ...arrival, unitId: posting.unitId, postingId, trackingHash: null, by: ctx.actor, at: ctx.now }
    const opinionId = await queries.addOpinion(ctx.tx, row)
    const payload = { postingId, opinionId, ...arrival, criterion: opinion.criterion, text: sha256(opinion.text) }
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.opinionReceived', payload })
    return { opinionId }
  })

/** Answers an opinion, or answers it better while the posting is open. */
export const answerOpinion = (
  acting: Acting,
  postingId: number,
  opinionId: number,
  form: { outcome: string; answer: string },
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const posting = await openPostingOf(ctx, acting.actor, postingId)
    const answer = orThrow(readAnswer(form))
    const found = await queries.answerOpinion(ctx.tx, { postingId, opinionId, ...answer, by: ctx.actor, on: ctx.today })
    if (!found) throw new Refused(refusals.noOpinion)
    const payload = { postingId, opinionId, outcome: answer.outcome, answer: sha256(answer.answer) }
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.opinionAnswered', payload })
    return {}
  })

/** How the sender of an opinion can be reached. It is personal, so that somebody looked is logged. */
export const readContact = (acting: Acting, postingId: number, opinionId: number): Promise<Result<{ contact: string }>> =>
  writing(acting, async (ctx) => {
    const posting = await openPostingOf(ctx, acting.actor, postingId)
    const contact = await queries.contactOf(ctx.tx, postingId, opinionId)
    if (contact === null) throw new Refused(refusals.noContact)
    const payload = { postingId, opinionId, personId: acting.actor.personId }
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.contactRead', payload })
    return { contact }
  })
