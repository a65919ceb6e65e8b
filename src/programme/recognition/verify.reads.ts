import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import * as queries from './verify.queries.ts'

/** Are the recognitions, superseded ones included, those that the log tells of? */
export async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const { recognition } = await queries.counts(ctx.tx)
  return [await checkHeld(ctx, 'recognition.recognition', recognition, queries.heldRecognitions)]
}
