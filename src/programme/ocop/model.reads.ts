import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { modelsUnder as modelRows } from './model.queries.ts'
import type { Model } from './model.types.ts'

/** Which production models are there in a unit and under it? The newest year first, a page at a time; page 0 is the whole list. */
export async function modelsUnder(ctx: ReadCtx, filter: { unitId: number; folded: string }, page: number): Promise<Page<Model>> {
  return pageOf(await modelRows(ctx.tx, filter, ctx.today, spanOf(page || null)))
}
