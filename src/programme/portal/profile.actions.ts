import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as queries from './profile.queries.ts'
import { type Given, readProfile } from './profile.rules.ts'
import { refusals } from './refusals.text.ts'

/**
 * Writes what the own office says of itself, as an edition that waits for somebody else's approval; what is public stays until then. `seen`: the
 * newest edition that the writer read. The same words sent twice are one edition.
 */
export const writeProfile = (acting: Acting, seen: number, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'portal.keep'))
    const said = orThrow(readProfile(given))
    const hash = sha256(canonical(said))
    const last = await queries.lastEdition(ctx.tx, unitId)
    if (last?.hash === hash) return { id: last.id }
    if ((last?.edition ?? 0) !== seen) return refuse(refusals.changed)
    const reason = last ? tidy(given('ly-do')).slice(0, 500) : null
    if (reason !== null && reason.length < 5) return refuse(refusals.noReason)
    const made = { by: ctx.actor, personId: acting.actor.personId, on: ctx.today, at: ctx.now }
    const id = await queries.addEdition(ctx.tx, { unitId, edition: seen + 1, said, hash, reason }, made)
    if (id === null) return refuse(refusals.changed)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'portal.profileWritten', payload: { edition: seen + 1, hash, reason } })
    return { id }
  })

/** Approves an edition for everybody, or returns it with a reason, in the name of somebody who did not write it; only the newest one. */
export const decideProfile = (acting: Acting, id: number, kind: 'approved' | 'returned', because: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { actor } = acting
    const edition = await queries.editionById(ctx.tx, id)
    if (!edition) {
      orThrow(allowed(actor, 'portal.approve'))
      return refuse(notHere)
    }
    const { unitId, edition: number, hash } = edition
    await demand(ctx, actor, 'portal.approve', unitId)
    if (edition.writerId === actor.personId) return refuse(refusals.own)
    if (edition.decision) return refuse(refusals.decided)
    if ((await queries.lastEdition(ctx.tx, unitId))?.id !== id) return refuse(refusals.replaced)
    const reason = kind === 'returned' ? tidy(because).slice(0, 500) : null
    if (reason !== null && reason.length < 5) return refuse(refusals.noReason)
    const made = { by: ctx.actor, personId: actor.personId, on: ctx.today, at: ctx.now }
    if (!(await queries.addDecision(ctx.tx, { unitId, edition: number, kind, reason }, made))) return refuse(refusals.decided)
    const happened = kind === 'approved' ? 'portal.profileApproved' : 'portal.profileReturned'
    await ctx.enter({ chain: chainOf({ unitId }), kind: happened, payload: { edition: number, hash, ...(reason ? { reason } : {}) } })
    return {}
  })
