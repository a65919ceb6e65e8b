import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { idOf } from '../consultation/survey.rules.ts'
import { allowed, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { type OverdueOf, overdueOf } from './reads.ts'
import type { Responsible } from './types.ts'

/** Whom does an address ask to urge: `?don-vi=6&co-quan=2`. */
export const urgedIn = (query: URLSearchParams): Responsible => ({
  unitId: idOf(query.get('don-vi') ?? ''),
  bodyId: idOf(query.get('co-quan') ?? '') || null,
})

/** What is late today of one body or unit, for whoever may give work there. */
export async function lateFor(ctx: ReadCtx, actor: Actor, to: Responsible): Promise<Result<OverdueOf>> {
  const found = await overdueOf(ctx, to)
  if (!found) return refused(notHere)
  const held = allowed(actor, 'tasks.assign', await placeOf(ctx, found.unitId))
  return held.ok ? done(found) : refused(held.refusal)
}
