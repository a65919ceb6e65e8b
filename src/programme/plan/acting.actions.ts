import { isRefused, Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Held, Verb } from '../people/types.ts'

/** Who acts, through what, when. */
export type Acting = { db: Db; actor: Actor; edge: Edge }

/** One transaction; a refusal undoes all of it. */
export async function writing<T>({ db, edge }: Acting, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
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

/** The assignment under which the actor may do it in the unit; throws a refusal otherwise. */
export const demand = async (ctx: WriteCtx, actor: Actor, verb: Verb, unitId: number): Promise<Held> =>
  orThrow(allowed(actor, verb, await placeOf(ctx, unitId)))
