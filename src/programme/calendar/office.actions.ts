import { Refused } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor, Held, Verb } from '../people/types.ts'
import { roundById } from './reads.ts'
import { refusals } from './text.ts'
import type { Round } from './types.ts'

/** The round, when the actor may do this where it is run; one elsewhere is not found. */
export async function roundAt(ctx: WriteCtx, actor: Actor, verb: Verb, roundId: number): Promise<{ round: Round; held: Held }> {
  orThrow(allowed(actor, verb))
  const round = await roundById(ctx, roundId)
  if (!round) throw new Refused(refusals.unknown)
  return { round, held: await demand(ctx, actor, verb, round.unitId) }
}
