import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import * as queries from './verify.queries.ts'

/** Are the registrations and targets those that the log tells of? */
export async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const { registration, target } = await queries.counts(ctx.tx)
  return [
    await checkHeld(ctx, 'plan.registration', registration, queries.heldRegistrations),
    await checkHeld(ctx, 'plan.target', target, queries.heldTargets),
  ]
}
