import type { Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { demand } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { edgeOf, type Visit } from '../people/visit.reads.ts'
import { countryUnit } from '../units/reads.ts'

/**
 * The work of a form in one transaction: whoever sends it must have the verb at the unit (null: the country) at that very moment.
 * A refusal undoes all of it and is the answer, so that the page keeps what was typed.
 */
export const acting = <T>(
  visit: Visit & { actor: Actor },
  verb: Verb,
  unitId: number | null,
  work: (ctx: WriteCtx) => Promise<T>,
): Promise<Result<T>> =>
  writing({ db: visit.db, edge: edgeOf(visit) }, async (ctx) => {
    await demand(ctx, visit.actor, verb, unitId ?? (await countryUnit(ctx))?.id ?? 0)
    return work(ctx)
  })
