import type { ReadCtx } from '../../platform/events/context.ts'
import { setInForce } from '../criteria/reads.ts'
import { type CriteriaSet, type Tier, tiers } from '../criteria/types.ts'
import { revocationFor, watchedBy } from './watch.procedures.ts'
import * as queries from './watch.queries.ts'
import { weigh } from './watch.rules.ts'
import type { PeriodRevocation, Waiting, Warning, WatchAct, Watched, Weighed } from './watch.types.ts'

/** What a tier is watched by today. */
export type Yardstick = { tier: Tier; set: CriteriaSet | undefined; rule: PeriodRevocation | null }

/** A tier that a commune holds, with where it stands before the rule. */
export type WatchedTier = Watched & { weighed: Weighed; yardstick: Yardstick }

async function yardsticks(ctx: ReadCtx): Promise<Map<Tier, Yardstick>> {
  const found = new Map<Tier, Yardstick>()
  for (const tier of tiers) {
    const set = await setInForce(ctx, 'commune', watchedBy(tier), ctx.today)
    found.set(tier, { tier, set, rule: revocationFor(set, ctx.today) })
  }
  return found
}

/** How do the recognised communes at or under a place stand before the rule of revocation today? In the order of names. */
export async function watchedAt(ctx: ReadCtx, placeId: number): Promise<WatchedTier[]> {
  const by = await yardsticks(ctx)
  const sets = [...by].map(([tier, { set }]) => ({ tier, setId: set?.id ?? null }))
  const rows = await queries.watchedUnder(ctx.tx, { placeId, today: ctx.today, sets })
  return rows.map((row) => {
    const yardstick = by.get(row.tier) as Yardstick
    const { set, rule } = yardstick
    const facts = { setId: set?.id ?? '', total: set?.counts.criteria ?? null, settled: row.settled, failing: row.failing }
    return { ...row, yardstick, weighed: weigh(rule, facts) }
  })
}

/** The communes at or under a place that came of a merger and wait for what becomes of the recognitions of before. */
export const waitingAt = ({ tx, today }: ReadCtx, placeId: number): Promise<Waiting[]> => queries.waitingUnder(tx, { placeId, today })

/** Which warnings hold at a place? */
export const warningsAt = ({ tx, today }: ReadCtx, placeId: number): Promise<Warning[]> => queries.openWarnings(tx, { placeId, today })

/** Which reviews and explanations were asked for at a place, this year and the last? Newest first. */
export const watchActsAt = ({ tx, today }: ReadCtx, placeId: number): Promise<WatchAct[]> =>
  queries.watchActsUnder(tx, { placeId, today, since: Number(today.slice(0, 4)) - 1 })

/** The revocation dossiers that go on, by unit and tier. */
export const revocationsUnderWay = async ({ tx }: Pick<ReadCtx, 'tx'>): Promise<Map<string, number>> =>
  new Map((await queries.openRevocations(tx)).map(({ unitId, tier, id }) => [`${unitId} ${tier}`, id]))
