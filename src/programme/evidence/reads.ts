import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { Source } from './types.ts'

/** One source, or null. */
export const sourceById = async (ctx: ReadCtx, id: number): Promise<Source | null> => (await queries.sourcesByIds(ctx.tx, [id]))[0] ?? null

/** Sources by their ids, for pages that show where several facts come from. */
export async function sourcesById(ctx: ReadCtx, ids: readonly number[]): Promise<ReadonlyMap<number, Source>> {
  return new Map((await queries.sourcesByIds(ctx.tx, [...new Set(ids)])).map((source) => [source.id, source]))
}

/** Which files of demonstration data are entered already? Their hashes. */
export const demonstrationHashes = async (ctx: ReadCtx): Promise<ReadonlySet<string>> => new Set(await queries.demonstrationHashes(ctx.tx))
