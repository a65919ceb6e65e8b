import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import { heldPublished, publishedCount } from './published.queries.ts'

/** Are the published tables those that the log tells of? */
export const checkFacts = async (ctx: ReadCtx): Promise<FactCheck[]> => [
  await checkHeld(ctx, 'funding.published', await publishedCount(ctx.tx), heldPublished),
]
