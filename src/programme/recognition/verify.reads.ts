import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import * as queries from './verify.queries.ts'

/**
 * Are the recognitions, superseded ones included, those that the log tells of; and what councils saw (by its hash), what they voted, and
 * what was decided?
 */
export async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const { recognition, snapshot, session, decision } = await queries.counts(ctx.tx)
  return [
    await checkHeld(ctx, 'recognition.recognition', recognition, queries.heldRecognitions),
    { fact: 'recognition.snapshot', checked: snapshot, wrong: await queries.wrongSnapshot(ctx.tx) },
    { fact: 'recognition.session', checked: session, wrong: await queries.wrongSession(ctx.tx) },
    { fact: 'recognition.decision', checked: decision, wrong: await queries.wrongDecision(ctx.tx) },
  ]
}
