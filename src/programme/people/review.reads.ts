import type { ReadCtx } from '../../platform/events/context.ts'
import { delegationsOf } from './delegation.queries.ts'
import type { DelegationOf } from './delegation.types.ts'
import { peopleOf } from './reads.ts'
import { lastReviews, vacantPosts } from './review.queries.ts'
import { monthsAfter, reviewed } from './review.rules.ts'
import type { Reviewed, VacantPost } from './review.types.ts'
import type { Settings } from './settings.rules.ts'
import type { Actor } from './types.ts'

export type Review = { accounts: Reviewed[]; vacant: VacantPost[]; delegationsOver: DelegationOf[] }

type About = { actor: Actor; settings: Settings; now: Date }

/** What may everybody do whose account the administrators of this unit keep, and who has looked through it when? What waits longest first. */
export async function reviewOf(ctx: ReadCtx, unitId: number, { actor, settings, now }: About): Promise<Review> {
  const people = await peopleOf(ctx, unitId)
  const ids = people.map(({ id }) => id)
  const last = new Map((await lastReviews(ctx.tx, ids)).map((one) => [one.personId, one]))
  const { reviewMonths: months, idleNoticeDays: idleDays, secondFactor } = settings
  const reader = { personId: actor.personId, secondFactor }
  const accounts = people.map((one) => reviewed(one, last.get(one.id) ?? null, { reader, idleDays, months, now, today: ctx.today }))
  const over = (await delegationsOf(ctx.tx, ids, monthsAfter(ctx.today, -months))).filter((one) => one.void || one.until < ctx.today)
  return {
    accounts: accounts.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    vacant: await vacantPosts(ctx.tx, unitId, ctx.today),
    delegationsOver: over,
  }
}
