import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import { heldPublished, publishedCount } from './published.queries.ts'
import { moneyAgainstLog } from './verify.queries.ts'

/** Are the published tables, the movements of money, the payments and the arrears those that the log tells of? */
export async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const money = await moneyAgainstLog(ctx.tx)
  return [
    await checkHeld(ctx, 'funding.published', await publishedCount(ctx.tx), heldPublished),
    ...money.map(({ fact, rows, unit, source, found, isTold }) => ({
      fact,
      checked: rows,
      wrong: source === null ? null : { unit: unit ?? '', source, told: isTold ? 1 : null, found },
    })),
  ]
}
