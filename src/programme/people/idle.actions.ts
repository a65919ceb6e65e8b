import type { Db } from '../../platform/db/database.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import type { Settings } from './settings.rules.ts'
import { idleBecause } from './text.ts'
import { disableAll, idleSince } from './use.queries.ts'

const day = 86_400_000

/**
 * Disables accounts that nobody has worked with for too long (TCVN 14423:2026: 45 days): how many. To be run every day; a second run
 * finds nothing more. An administrator opens them again.
 */
export const disableIdle = (db: Db, { idleDays }: Pick<Settings, 'idleDays'>, edge: Edge): Promise<number> =>
  writeAs(db, edge, async (ctx) => {
    const idle = await idleSince(ctx.tx, new Date(ctx.now.getTime() - idleDays * day), ctx.today)
    const disabled = new Set(
      await disableAll(
        ctx.tx,
        idle.map(({ id }) => id),
        idleBecause(idleDays),
        ctx.now,
      ),
    )
    for (const { id, usedAt } of idle.filter((one) => disabled.has(one.id)))
      await ctx.enter({
        chain: `person:${id}`,
        kind: 'people.idleDisabled',
        payload: { personId: id, days: idleDays, usedAt: usedAt.toISOString() },
      })
    return disabled.size
  })
