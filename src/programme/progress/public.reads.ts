import type { ReadCtx } from '../../platform/events/context.ts'
import { publicTarget, publicTargets } from '../plan/reads.ts'
import { burnUp, measure } from './target.reads.ts'
import type { PublicMeasured, PublicTargetPage } from './types.ts'

const rowsOfPage = 50

/** Public targets of a place and under it, due in a year, a page at a time, or all of them (null); measured today from releases alone. */
export async function publicPlan(
  ctx: ReadCtx,
  filter: { placeId: number | null; year: number | null },
  page: number | null,
): Promise<{ rows: PublicMeasured[]; total: number; pages: number }> {
  const span = page === null ? { limit: 10_000, offset: 0 } : { limit: rowsOfPage, offset: (page - 1) * rowsOfPage }
  const { rows, total } = await publicTargets(ctx, { ...filter, ...span })
  return { rows: await measure(ctx, rows, ctx.today, 'public'), total, pages: Math.ceil(total / rowsOfPage) }
}

/** A public target with its course over the releases and the documents of before that were public; undefined where it is not public. */
export async function publicTargetPage(ctx: ReadCtx, id: number): Promise<PublicTargetPage | undefined> {
  const found = await publicTarget(ctx, id)
  if (!found) return undefined
  const [target] = await measure(ctx, [found.target], ctx.today, 'public')
  return target && { target, before: found.before, series: await burnUp(ctx, target, target.measuredOn) }
}
