import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Held } from '../people/types.ts'
import * as queries from './comment.queries.ts'
import type { Comment, CommentCount, CommentState } from './types.ts'

const mostMonths = 36

/** What waits for moderators in a unit and under it, or what became of the rest. */
export const commentsUnder = async (
  ctx: ReadCtx,
  { unitId }: Pick<Held, 'unitId'>,
  state: CommentState,
  page: number | null,
): Promise<Page<Comment>> => pageOf(await queries.commentsUnder(ctx.tx, { unitId, state }, spanOf(page)))

/** How many comments came in each month, and what became of them? The newest month first; nothing of anybody's words or name. */
export const commentCounts = (ctx: Pick<ReadCtx, 'tx'>): Promise<CommentCount[]> => queries.countsByMonth(ctx.tx, mostMonths)
