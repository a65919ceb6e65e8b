import type { ReadCtx } from '../../platform/events/context.ts'
import type { Actor } from '../people/types.ts'
import { roleVerbs } from './audience.rules.ts'
import * as queries from './queries.ts'
import { mostCounted } from './text.ts'
import type { Notice } from './types.ts'

/** notices that a list shows */
const most = 200

/** What was a person told, in all posts that they hold today? The latest first. */
export const noticesOf = (ctx: ReadCtx, { personId, held }: Actor): Promise<Notice[]> =>
  queries.noticesFor(ctx.tx, { personId, held, roleVerbs }, most)

/** How much of it have they not seen yet? One more than `mostCounted` at most: it stands on every page. */
export const unseenOf = async (ctx: ReadCtx, { personId, held }: Actor): Promise<number> =>
  held.length === 0 ? 0 : queries.unseenFor(ctx.tx, { personId, held, roleVerbs }, mostCounted + 1)
