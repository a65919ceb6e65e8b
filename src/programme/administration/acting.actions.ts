import { isRefused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { edgeOf, type Visit } from '../people/visit.reads.ts'
import { countryUnit } from '../units/reads.ts'

/**
 * The work of a form in one transaction: whoever sends it must have the verb at the unit (null: the country) at that very moment.
 * A refusal undoes all of it and is the answer, so that the page keeps what was typed.
 */
export async function acting<T>(
  visit: Visit & { actor: Actor },
  verb: Verb,
  unitId: number | null,
  work: (ctx: WriteCtx) => Promise<T>,
): Promise<Result<T>> {
  try {
    return await writeAs(visit.db, edgeOf(visit), async (ctx) => {
      const place = await placeOf(ctx, unitId ?? (await countryUnit(ctx))?.id ?? 0)
      const may = allowed(visit.actor, verb, place)
      return may.ok ? done(await work(ctx)) : may
    })
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}
