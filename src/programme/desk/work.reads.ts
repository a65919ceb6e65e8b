import { createContext } from 'react-router'
import type { ReadCtx } from '../../platform/events/context.ts'
import { workCalendar } from '../calendar/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import type { PlacedItem } from './types.ts'
import { placed } from './work.rules.ts'

/** What each module has waiting; the server hands over `src/work.ts`. */
export const gathersContext = createContext<readonly Gather[]>([])

/** What waits for a person, under every post that they hold today? */
export async function workOf(ctx: ReadCtx, actor: Actor, gathers: readonly Gather[]): Promise<PlacedItem[]> {
  const items: WorkItem[] = []
  for (const held of actor.held) for (const gather of gathers) items.push(...(await gather(ctx, held, actor)))
  return placed(items, ctx.today, await workCalendar(ctx))
}
