import { createContext } from 'react-router'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { workCalendar } from '../calendar/reads.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import type { Actor } from '../people/types.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import type { PlacedItem } from './types.ts'
import { placed as grouped } from './work.rules.ts'

/** What each module has waiting; the server hands over `src/work.ts`. */
export const gathersContext = createContext<readonly Gather[]>([])

/**
 * What waits for a person, under every post that they hold today? Each post is asked at its own place, as its holder would be who works
 * there: the second net shows no more, and no less where the posts lie apart. `db` is the house's own.
 */
export async function workOf({ db, today }: { db: Db; today: LocalDate }, actor: Actor, gathers: readonly Gather[]): Promise<PlacedItem[]> {
  const items: WorkItem[] = []
  let calendar: WorkCalendar = { rules: [], arrangements: [] }
  for (const [unitId, held] of Map.groupBy(actor.held, (one) => one.unitId))
    await read(placed(db, { unitId, today }), async (tx) => {
      const ctx = { tx, today }
      for (const one of held) for (const gather of gathers) items.push(...(await gather(ctx, one, actor)))
      calendar = await workCalendar(ctx)
    })
  return grouped(items, today, calendar)
}
