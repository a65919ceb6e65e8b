import { Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Held, Verb } from '../people/types.ts'
import { roundById } from './reads.ts'
import { refusals } from './text.ts'
import type { Round } from './types.ts'

/** Who does something at the office, and through what. */
export type Acting = { db: Db; actor: Actor; edge: Edge }

/** Runs in one transaction; a refusal undoes all of it. */
export async function writing<T>({ db, edge }: Acting, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
  try {
    return done(await writeAs(db, edge, work))
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
}

export const orThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}

/** The assignment by which the actor may do this at the unit. */
export const heldAt = async (ctx: WriteCtx, actor: Actor, verb: Verb, unitId: number): Promise<Held> =>
  orThrow(allowed(actor, verb, await placeOf(ctx, unitId)))

/** The round, when the actor may do this where it is run; one elsewhere is not found. */
export async function roundAt(ctx: WriteCtx, actor: Actor, verb: Verb, roundId: number): Promise<{ round: Round; held: Held }> {
  orThrow(allowed(actor, verb))
  const round = await roundById(ctx, roundId)
  if (!round) throw new Refused(refusals.unknown)
  return { round, held: await heldAt(ctx, actor, verb, round.unitId) }
}
