import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { allowed } from './access.ts'
import { type Managing, writing } from './managing.actions.ts'
import { peopleOf } from './reads.ts'
import { addReviews } from './review.queries.ts'
import { postLine } from './review.views.ts'
import { refusals } from './text.ts'

/** Somebody looked through what these people may do and found it right. Nobody confirms the own account, nor one that reaches beyond the place. */
export const confirmReviews = (managing: Managing, personIds: readonly number[]): Promise<Result<{ count: number }>> =>
  writing(managing, async (ctx) => {
    const { actor } = managing
    const held = orThrow(allowed(actor, 'people.manage'))
    const wanted = new Set(personIds)
    if (wanted.size === 0) throw new Refused(refusals.nobodyChosen)
    const people = (await peopleOf(ctx, held.unitId)).filter(({ id }) => wanted.has(id))
    if (people.length < wanted.size) throw new Refused(refusals.noPerson)
    const beyond = people.find(({ reachesBeyond }) => reachesBeyond)
    if (beyond) throw new Refused(refusals.beyond)
    if (wanted.has(actor.personId)) throw new Refused(refusals.ownReview)
    const reviews = people.map(({ id, assignments }) => ({
      personId: id,
      held: assignments.filter(({ state }) => state !== 'over').map(postLine),
    }))
    await addReviews(ctx.tx, reviews, actor.personId, ctx.now)
    for (const { personId, held: posts } of reviews)
      await ctx.enter({ chain: `person:${personId}`, kind: 'people.reviewed', payload: { personId, posts, reviewerId: actor.personId } })
    return { count: reviews.length }
  })
