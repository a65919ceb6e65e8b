import type { ReadCtx } from '../../platform/events/context.ts'
import { modelsUnder as modelRows } from './model.queries.ts'
import type { Model } from './model.types.ts'

const rowsOfPage = 50

/** Which production models are there in a unit and under it? The newest year first, a page at a time; page 0 is the whole list. */
export async function modelsUnder(
  ctx: ReadCtx,
  filter: { unitId: number; folded: string },
  page: number,
): Promise<{ rows: Model[]; total: number; pages: number }> {
  const span = page === 0 ? { limit: 20_000, offset: 0 } : { limit: rowsOfPage, offset: (page - 1) * rowsOfPage }
  const rows = await modelRows(ctx.tx, filter, ctx.today, span)
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.ceil(total / rowsOfPage) }
}
