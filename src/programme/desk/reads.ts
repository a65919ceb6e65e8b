import type { ReadCtx } from '../../platform/events/context.ts'
import { roles } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './queries.ts'
import type { Notice } from './types.ts'

/** notices that a list shows */
const most = 200

/** What was a person told, in all posts that they hold today? The latest first. */
export const noticesOf = (ctx: ReadCtx, { personId, held }: Actor): Promise<Notice[]> =>
  queries.noticesFor(
    ctx.tx,
    { personId, held, pairs: held.flatMap(({ unitId, role }) => roles[role].map((verb) => `${unitId} ${verb}`)) },
    most,
  )
