/**
 * How every button of a dossier is pressed: one transaction that holds the dossier, asks whether this person may do this here and now,
 * does it, and keeps the step with the version that it made. A button pressed twice is one step. Whoever read an older version is told what
 * changed since.
 */
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type Edge, type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed, may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Held, Verb } from '../people/types.ts'
import { addStep, holdDossier, moveDossier, stepsAfter } from './dossier.queries.ts'
import { moveOf, nextState } from './dossier.rules.ts'
import { refusals, verbNames } from './dossier.text.ts'
import type { Dossier, DossierVerb } from './dossier.types.ts'

/** Who does it, and where it is written. */
export type Doing = { db: Db; actor: Actor; edge: Edge }

/** Which button: of which dossier, as of which version the page was read, with which reason, and all that the form said. */
export type Press = { dossierId: number; seen: number; verb: DossierVerb; reason?: string; said?: Record<string, unknown> }

/** In the transaction: the dossier as it was before the step, and who takes it. */
export type Pressed = { ctx: WriteCtx; dossier: Dossier; held: Held; actor: Actor }

/** What was done, for people, and what the log keeps of it. */
export type Done = { what: string; payload?: Record<string, unknown> }

/** Takes one step of a dossier. */
export const press = (doing: Doing, given: Press, work: (pressed: Pressed) => Promise<Done>): Promise<Result<{ dossierId: number }>> =>
  writing(doing, async (ctx) => {
    const { dossierId, seen, verb, said = {} } = given
    const reason = tidy(given.reason ?? '')
    const { asks, needsReason } = moveOf(verb)
    const dossier = (await holdDossier(ctx.tx, dossierId)) ?? refuse(refusals.unknown)
    const place = await placeOf(ctx, dossier.unitId)
    const held = orThrow(allowed(doing.actor, asks.find((one) => may(doing.actor, one, place)) ?? (asks[0] as Verb), place))
    const digest = sha256(canonical({ verb, reason, ...said }))
    if (await wasPressed(ctx, dossier, seen, { verb, digest, personId: doing.actor.personId })) return { dossierId }
    const to = orThrow(nextState(dossier.state, verb))
    if (needsReason && reason === '') refuse(refusals.noReason)
    const { what, payload } = await work({ ctx, dossier, held, actor: doing.actor })
    const number = dossier.version + 1
    await addStep(ctx.tx, {
      unitId: dossier.unitId,
      dossierId,
      number,
      verb,
      from: dossier.state,
      to,
      what,
      reason,
      digest,
      personId: doing.actor.personId,
      assignmentId: held.assignmentId,
      now: ctx.now,
    })
    await moveDossier(ctx.tx, dossier, to, number)
    await ctx.enter({
      chain: `unit:${dossier.unitId}`,
      kind: `dossier.${verb}`,
      payload: { dossier: dossierId, version: number, from: dossier.state, to, post: held.assignmentId, what, reason, ...payload },
    })
    return { dossierId }
  })

/** Whether the next step after the version that was seen is this very one; refused with what changed where it is another. */
async function wasPressed(
  ctx: WriteCtx,
  dossier: Dossier,
  seen: number,
  one: { verb: DossierVerb; digest: string; personId: number },
): Promise<boolean> {
  if (dossier.version === seen) return false
  const since = await stepsAfter(ctx.tx, dossier, seen)
  const [next] = since
  if (next && next.verb === one.verb && next.digest === one.digest && next.personId === one.personId) return true
  return refuse(
    refusals.changed(since.map(({ person, post, verb, what }) => ({ where: `${person} (${post})`, what: what || verbNames[verb] }))),
  )
}
