import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'

/** Which files of demonstration data are entered already? Their hashes. */
export const demonstrationHashes = async (ctx: ReadCtx): Promise<ReadonlySet<string>> => new Set(await queries.demonstrationHashes(ctx.tx))
