import type { ReadCtx } from '../../platform/events/context.ts'
import type { Condition } from './ask.types.ts'
import { askOf, nextQuery, type Options } from './option.rules.ts'
import { countOf, keyOrder, rowsOf } from './reads.ts'
import type { Dataset, Field, Row } from './types.ts'

const chosen = (row: Row, select: readonly Field[]): Row => Object.fromEntries(select.map(({ name }) => [name, row[name] ?? null]))

/** A page of the feed: its rows, how many there are in all where that was asked, and the query of the next page. */
export async function feedPage(
  ctx: ReadCtx,
  dataset: Dataset,
  options: Options,
  query: URLSearchParams,
): Promise<{ rows: Row[]; count: number | null; next: string | null }> {
  const rows = options.top === 0 ? [] : await rowsOf(ctx, dataset, askOf(options))
  return {
    rows: rows.slice(0, options.limit).map((row) => chosen(row, options.select)),
    count: options.counts ? await countOf(ctx, dataset, options.where) : null,
    next: nextQuery(query, options, rows),
  }
}

/** The one row that a condition names. */
export const feedEntity = async (ctx: ReadCtx, dataset: Dataset, where: Condition): Promise<Row | undefined> =>
  (await rowsOf(ctx, dataset, { where, order: keyOrder(dataset), after: null, skip: 0, limit: 1 }))[0]
