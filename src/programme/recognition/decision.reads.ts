import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './decision.queries.ts'

export const pageSize = 50

/** Which decisions are public? Newest first, a page at a time. */
export async function publishedDecisions(
  { tx }: Pick<ReadCtx, 'tx'>,
  page: number,
): Promise<{ rows: queries.PublicDecision[]; pages: number }> {
  const [rows, count] = [
    await queries.publishedDecisions(tx, { id: null, limit: pageSize, offset: (page - 1) * pageSize }),
    await queries.publishedCount(tx),
  ]
  return { rows, pages: Math.max(1, Math.ceil(count / pageSize)) }
}

/** One public decision; undefined where it is not there or not public. */
export const publishedDecision = async ({ tx }: Pick<ReadCtx, 'tx'>, id: number): Promise<queries.PublicDecision | undefined> =>
  (await queries.publishedDecisions(tx, { id, limit: 1, offset: 0 }))[0]
