import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { allowed, may, verbsOf } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './document.queries.ts'
import type { Situation } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as settings from './setting.queries.ts'
import type { Doer, OfficialDocument } from './types.ts'

/** Who works, as far as the procedure asks. */
export const doerOf = (actor: Actor): Doer => ({
  personId: actor.personId,
  assignmentId: actor.chosen?.assignmentId ?? 0,
  unitId: actor.chosen?.unitId ?? 0,
  bodyId: actor.chosen?.bodyId ?? 0,
  delegatedBy: actor.chosen?.delegatedBy ?? null,
  verbs: verbsOf(actor),
})

const out = ['numbered', 'issued', 'recalled'] as const

/**
 * The document, where the actor may read it: in their own unit what concerns them, and all that has its number; under it only what went out.
 * Elsewhere it is not found.
 */
export async function seenDocument(ctx: ReadCtx, actor: Actor, id: number): Promise<OfficialDocument | null> {
  const document = await queries.documentById(ctx.tx, id)
  if (!document || !may(actor, 'documents.read', await placeOf(ctx, document.unitId))) return null
  const who = doerOf(actor)
  const isOut = out.some((state) => state === document.state)
  if (document.unitId !== who.unitId) return isOut && document.state !== 'numbered' ? document : null
  return isOut || (await queries.concernsReader(ctx.tx, id, who)) ? document : null
}

/** The same, held until the end of the transaction, where nobody took a step since the actor saw it. */
export async function heldDocument(ctx: WriteCtx, actor: Actor, id: number, seen: number): Promise<OfficialDocument> {
  await queries.holdDocument(ctx.tx, id)
  const document = await seenDocument(ctx, actor, id)
  if (!document) {
    orThrow(allowed(actor, 'documents.read'))
    return refuse(refusals.unknown)
  }
  return document.steps === seen ? document : refuse(refusals.changed)
}

/** What the procedure asks of a document. */
export async function situationOf(ctx: ReadCtx, document: OfficialDocument): Promise<Situation> {
  const taken = await queries.stepsOf(ctx.tx, document.id)
  const versions = await queries.versionsOf(ctx.tx, document.id)
  return {
    document,
    taken,
    writers: [...new Set(versions.flatMap(({ filled, personId }) => (filled === null ? [personId] : [])))],
    authority: document.authorityId === null ? null : await settings.authorityById(ctx.tx, document.authorityId),
    joinings: await settings.joiningsOf(ctx.tx, document.unitId, document.bodyId),
  }
}
