import type { WriteCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { NewNotice } from './types.ts'

/** Tells whoever it concerns, in the same transaction as what happened; what was told before is not told again. How many are new. */
export const tell = async (ctx: WriteCtx, notices: readonly NewNotice[]): Promise<number> =>
  notices.length === 0 ? 0 : queries.addNotices(ctx.tx, notices, ctx.now)

/** The person has seen everything up to this notice. */
export const markSeen = async (ctx: WriteCtx, personId: number, noticeId: number): Promise<void> => {
  await queries.markSeen(ctx.tx, personId, noticeId)
}
