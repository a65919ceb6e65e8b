import type { ReadCtx } from '../../platform/events/context.ts'
import { participantsOf, roundById, workCalendar } from '../calendar/reads.ts'
import type { Round } from '../calendar/types.ts'
import * as queries from './round.queries.ts'
import { type CommuneProgress, progressOf } from './round.rules.ts'

export type RoundProgress = { round: Round; communes: CommuneProgress[] }

/** How do the communes of a round stand, those that owe their sheet first? `within` keeps to a unit and what lies in it; undefined for no such round. */
export async function roundProgress(ctx: ReadCtx, roundId: number, within: number | null): Promise<RoundProgress | undefined> {
  const round = await roundById(ctx, roundId)
  if (!round) return undefined
  const all = await participantsOf(ctx, roundId)
  const seen = within === null ? null : new Set((await queries.communesIn(ctx.tx, within, ctx.today)).map(({ unitId }) => unitId))
  const communes = seen ? all.filter(({ unitId }) => seen.has(unitId)) : all
  const sheets = await queries.sheetsOfRound(ctx.tx, roundId)
  return { round, communes: progressOf(round, communes, sheets, ctx.today, await workCalendar(ctx, round.unitId)) }
}
