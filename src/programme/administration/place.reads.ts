import { Refused } from '../../platform/base/refusal.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Held, Verb } from '../people/types.ts'
import { countryUnit } from '../units/reads.ts'

/** Under which assignment may the visitor do this at the unit (null: the country)? Throws Refused where they may not. */
export async function mayAt(ctx: ReadCtx, actor: Actor, verb: Verb, unitId: number | null): Promise<Held> {
  const may = allowed(actor, verb, await placeOf(ctx, unitId ?? (await countryUnit(ctx))?.id ?? 0))
  if (!may.ok) throw new Refused(may.refusal)
  return may.value
}
