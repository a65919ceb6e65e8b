import type { WriteCtx } from '../../platform/events/context.ts'
import { enterAll, lockChains } from '../../platform/events/log.ts'
import * as queries from './queries.ts'
import type { Entered, Source } from './types.ts'

/** A source for facts that are about to be entered; its time is the known time of them all. */
export async function openSource(
  ctx: WriteCtx,
  source: Pick<Source, 'kind' | 'title' | 'hash' | 'demonstration'>,
): Promise<{ sourceId: number; knownAt: Date }> {
  const added = await queries.addSource(ctx.tx, { ...source, enteredBy: ctx.actor, at: ctx.now })
  return { sourceId: added.id, knownAt: added.enteredAt }
}

/** Holds the facts of these units for this transaction, so that nobody else moves their standings meanwhile. */
export async function holdUnits(ctx: WriteCtx, unitIds: readonly number[]): Promise<void> {
  const homes = await queries.chainsOf(ctx.tx, unitIds)
  await lockChains(ctx.tx, [...new Set(homes.map((home) => home.chain))])
}

/**
 * Tells the log what was entered: per chain and table one event with the count and digest of the facts of each unit,
 * from which `ntm verify` finds the first unit whose facts are no longer those of the file.
 */
export async function enterFacts(
  ctx: WriteCtx,
  origin: { sourceId: number; knownAt: Date },
  landed: readonly { fact: string; units: readonly Entered[] }[],
  file: { file?: string; hash?: string } = {},
): Promise<void> {
  const [source] = await queries.toldOf(ctx.tx, origin.sourceId)
  const ids = [...new Set(landed.flatMap((one) => one.units.map((unit) => unit.unitId)))]
  const chainOf = new Map((await queries.chainsOf(ctx.tx, ids)).map((home) => [home.unitId, home.chain]))
  const events = landed.flatMap(({ fact, units }) => {
    const byChain = Map.groupBy(units, (unit) => chainOf.get(unit.unitId) ?? `unit:${unit.unitId}`)
    return [...byChain].map(([chain, told]) => ({
      chain,
      kind: 'facts.entered',
      payload: {
        fact,
        source: origin.sourceId,
        ...source,
        knownAt: origin.knownAt.toISOString(),
        ...file,
        facts: told.reduce((sum, unit) => sum + unit.facts, 0),
        units: Object.fromEntries(told.map((unit) => [unit.unitId, [unit.facts, unit.digest]])),
      },
      actor: ctx.actor,
      at: ctx.now,
    }))
  })
  await enterAll(ctx.tx, events)
}
