import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Held } from '../people/types.ts'
import * as queries from './comment.queries.ts'
import type { Comment, CommentCount, CommentState, PublicComment } from './types.ts'

/** comments that stand under one article */
const mostShown = 200
const mostMonths = 36

/** What readers said of an article, as far as a person let it pass; the oldest first. */
export const shownComments = (ctx: Pick<ReadCtx, 'tx'>, articleId: number): Promise<PublicComment[]> =>
  queries.shownOf(ctx.tx, articleId, mostShown)

/** What waits for moderators in a unit and under it, or what became of the rest. */
export const commentsUnder = async (
  ctx: ReadCtx,
  { unitId }: Pick<Held, 'unitId'>,
  state: CommentState,
  page: number | null,
): Promise<Page<Comment>> => pageOf(await queries.commentsUnder(ctx.tx, { unitId, state }, spanOf(page)))

/** How many comments came in each month, and what became of them? The newest month first; nothing of anybody's words or name. */
export const commentCounts = (ctx: Pick<ReadCtx, 'tx'>): Promise<CommentCount[]> => queries.countsByMonth(ctx.tx, mostMonths)
