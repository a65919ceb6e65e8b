import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { roundsRunning, workCalendar } from '../calendar/reads.ts'
import { notify } from '../calendar/round.actions.ts'
import { noticeTexts } from '../calendar/text.ts'
import { noticeKinds, type Round } from '../calendar/types.ts'
import { addWorkingDays } from '../calendar/working-day.rules.ts'
import { tell } from '../desk/actions.ts'
import { roundProgress } from './round.reads.ts'
import { toldToday } from './round.rules.ts'

/** working days before its last day from which a commune is reminded */
const soonDays = 3

/** Tells the communes of all running rounds what is new: that one opened, ends soon, is over. Each is told once; how many were told now. */
export const tellOfRounds = (db: Db, edge: Edge): Promise<number> =>
  writeAs(db, edge, async (ctx) => {
    let told = 0
    for (const round of await roundsRunning(ctx)) told += await tellOf(ctx, round)
    return told
  })

async function tellOf(ctx: WriteCtx, round: Round): Promise<number> {
  const progress = await roundProgress(ctx, round.id, null)
  const soon = addWorkingDays(ctx.today, soonDays, await workCalendar(ctx, round.unitId))
  const lists = toldToday(progress?.communes ?? [], ctx.today, soon)
  const dueOf = new Map(progress?.communes.map(({ unitId, ownDueOn }) => [unitId, ownDueOn]))
  let told = 0
  for (const kind of noticeKinds)
    if (kind !== 'cancelled') {
      told += await notify(ctx, round.id, kind, lists[kind])
      await tell(
        ctx,
        lists[kind].map((unitId) => ({
          to: { unitId },
          key: `round:${round.id}:${kind}`,
          title: noticeTexts[kind](round.name, dueOf.get(unitId) ?? round.dueOn),
          href: `/ky-bao-cao/${round.id}`,
        })),
      )
    }
  return told
}
