import type { Paper } from '../../platform/base/paper.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { doerOf } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import { enterDocument, letterheadOf } from './draft.actions.ts'
import type { Source } from './types.ts'

/**
 * Puts a paper of another module into the life of a document: a draft of the actor's unit, without number, day and signature. The same
 * source gives the same document, however often it is asked, as long as that one is not dropped or recalled.
 */
export async function draft(
  ctx: WriteCtx,
  actor: Actor,
  given: { paper: Paper; bodyId: number; source: Source },
): Promise<{ id: number; isNew: boolean }> {
  const who = doerOf(actor)
  orThrow(allowed(actor, 'documents.draft', await placeOf(ctx, who.unitId)))
  await letterheadOf(ctx, who.unitId, given.bodyId)
  const before = await queries.documentsOfSource(ctx.tx, who.unitId, given.source)
  const living = before.find(({ state }) => state !== 'dropped' && state !== 'recalled')
  if (living) return { id: living.id, isNew: false }
  const paper = { ...given.paper, number: { ...given.paper.number, ordinal: null }, on: null }
  const key = `${given.source.kind}:${given.source.id}:${before.length}`
  return enterDocument(ctx, actor, {
    paper,
    bodyId: given.bodyId,
    draft: { approverId: null, authorityId: null },
    source: given.source,
    corrects: null,
    key,
  })
}
