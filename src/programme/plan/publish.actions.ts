import { Refused, refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { holdUnits } from '../evidence/actions.ts'
import { notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as publications from './publish.queries.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './target.queries.ts'
import type { TargetLine } from './types.ts'

/** A target held until the end of the transaction, where the actor approves what the public sees of its unit. */
async function held(ctx: WriteCtx, { actor }: Acting, id: number): Promise<TargetLine> {
  const found = (await queries.lineOf(ctx.tx, id)).find((one) => one.id === id)
  if (!found) throw new Refused(notHere)
  await demand(ctx, actor, 'portal.approve', found.unitId)
  await holdUnits(ctx, [found.unitId])
  return found
}

/**
 * Shows a target to everybody, in the name of this person, who did not enter it. Refused where it does not stand any more: the row known last
 * of its document is what is approved.
 */
export const publishTarget = (acting: Acting, id: number): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId, setOn } = await held(ctx, acting, id)
    const target = (await queries.lineOf(ctx.tx, id)).find((one) => one.setOn === setOn)
    if (target?.id !== id || target.status !== 'inForce') return refuse(refusals.notInForce)
    if (target.enteredBy === ctx.actor) return refuse(refusals.ownTarget)
    const made = { by: ctx.actor, personId: acting.actor.personId, on: ctx.today, at: ctx.now }
    if (await publications.publish(ctx.tx, target, made))
      await ctx.enter({ chain: chainOf({ unitId }), kind: 'plan.targetPublished', payload: { id, unitId } })
    return { id }
  })

/** Shows a target to the public no longer, with the reason; the publication is kept as ended. */
export const endPublication = (acting: Acting, id: number, said: string): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const target = await held(ctx, acting, id)
    const reason = tidy(said)
    if (reason === '') return refuse(refusals.noReason)
    if (!(await publications.end(ctx.tx, target, { by: ctx.actor, on: ctx.today, reason }))) return refuse(refusals.notPublic)
    await ctx.enter({ chain: chainOf(target), kind: 'plan.targetUnpublished', payload: { id, unitId: target.unitId, reason } })
    return { id }
  })
