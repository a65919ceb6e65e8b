import type { WriteCtx } from '../../platform/events/context.ts'
import { enterAll, type Happening, lockChains } from '../../platform/events/log.ts'
import * as queries from './queries.ts'
import type { Entered, Source } from './types.ts'

/** The source of facts that are about to be entered; its time is the known time of them all. */
export type Origin = { sourceId: number; knownAt: Date; title: string; demonstration: boolean }

export async function openSource(ctx: WriteCtx, source: Pick<Source, 'kind' | 'title' | 'hash' | 'demonstration'>): Promise<Origin> {
  const { title, demonstration } = source
  return { title, demonstration, ...(await queries.addSource(ctx.tx, { ...source, enteredBy: ctx.actor, at: ctx.now })) }
}

/** Holds the facts of one unit and opens a source for what a screen says of it: one round trip. */
export async function openFor(
  ctx: WriteCtx,
  unitId: number,
  said: { title: string; demonstration: boolean },
): Promise<Origin & { chain: string }> {
  return { ...said, ...(await queries.openFor(ctx.tx, unitId, { ...said, by: ctx.actor, at: ctx.now })) }
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
  origin: Origin,
  landed: readonly { fact: string; units: readonly Entered[] }[],
  file: { file?: string; hash?: string } = {},
): Promise<void> {
  const ids = [...new Set(landed.flatMap((one) => one.units.map((unit) => unit.unitId)))]
  const chains = await queries.chainsOf(ctx.tx, ids)
  await enterAll(ctx.tx, factEvents(ctx, origin, landed, new Map(chains.map((home) => [home.unitId, home.chain])), file))
}

/** Tells the log of facts of one unit whose chain is known. */
export const enterFactsOf = (ctx: WriteCtx, origin: Origin & { chain: string }, fact: string, units: readonly [Entered]): Promise<void> =>
  enterAll(ctx.tx, factEvents(ctx, origin, [{ fact, units }], new Map([[units[0].unitId, origin.chain]]), {}))

function factEvents(
  ctx: WriteCtx,
  { sourceId, knownAt, title, demonstration }: Origin,
  landed: readonly { fact: string; units: readonly Entered[] }[],
  chainOf: ReadonlyMap<number, string>,
  file: { file?: string; hash?: string },
): Happening[] {
  return landed.flatMap(({ fact, units }) => {
    const byChain = Map.groupBy(units, (unit) => chainOf.get(unit.unitId) ?? `unit:${unit.unitId}`)
    return [...byChain].map(([chain, told]) => ({
      chain,
      kind: 'facts.entered',
      payload: {
        fact,
        source: sourceId,
        title,
        demonstration,
        by: ctx.actor,
        knownAt: knownAt.toISOString(),
        ...file,
        ...(ctx.as ? { as: ctx.as } : {}),
        facts: told.reduce((sum, unit) => sum + unit.facts, 0),
        units: Object.fromEntries(told.map((unit) => [unit.unitId, [unit.facts, unit.digest]])),
      },
      actor: ctx.actor,
      at: ctx.now,
    }))
  })
}
