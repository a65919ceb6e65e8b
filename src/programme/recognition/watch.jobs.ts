import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import * as queries from './watch.queries.ts'
import { type WatchedTier, warningsAt, watchedAt } from './watch.reads.ts'
import type { Warning } from './watch.types.ts'
import { failingText, ruleText } from './watch.views.ts'

export type WatchRun = { warned: number; ended: number }

/**
 * Warns of every recognised commune that came into the frame of revocation or next to it, and ends the warnings that hold no longer: each
 * change is kept and entered in the log of the commune once. Nothing is revoked by it. A province at a time, so that no lock holds the country.
 */
export async function watchAll(db: Db, edge: Edge): Promise<WatchRun> {
  const provinces = await read(db, (tx) => queries.watchedProvinces(tx, edge.today))
  const run = { warned: 0, ended: 0 }
  for (const provinceId of provinces) {
    const { warned, ended } = await writeAs(db, edge, (ctx) => watchUnder(ctx, provinceId))
    run.warned += warned
    run.ended += ended
  }
  return run
}

/** The same for one province. */
export async function watchUnder(ctx: WriteCtx, provinceId: number): Promise<WatchRun> {
  const stood = new Map((await watchedAt(ctx, provinceId)).map((one) => [`${one.unitId} ${one.tier}`, one]))
  const open = new Map((await warningsAt(ctx, provinceId)).map((one) => [`${one.unitId} ${one.tier}`, one]))
  const over = [...open].flatMap(([key, warning]) => (stood.get(key)?.weighed.group === warning.group ? [] : [[key, warning] as const]))
  const ending = new Map(over)
  const fresh = new Map(
    [...stood].flatMap(([key, one]) => {
      const warning = open.has(key) && !ending.has(key) ? null : freshWarning(one, ctx.today)
      return warning ? [[key, warning] as const] : []
    }),
  )
  const ended = await queries.endWarnings(ctx.tx, [...ending.values()], ctx.today)
  const warned = await queries.addWarnings(ctx.tx, [...fresh.values()], ctx.now)
  const events = [
    ...ended.map(({ unitId, tier, number }) => {
      const { group } = ending.get(`${unitId} ${tier}`) as Warning
      return { unitId, kind: 'recognition.warningEnded', payload: { unit: unitId, tier, number, group, on: ctx.today } }
    }),
    ...warned.map(({ unitId, tier, number }) => {
      const { since, group, setId, rule, offenders } = fresh.get(`${unitId} ${tier}`) as queries.NewWarning
      return { unitId, kind: 'recognition.warned', payload: { unit: unitId, tier, number, since, group, set: setId, rule, offenders } }
    }),
  ]
  await enterAll(
    ctx.tx,
    events.map(({ unitId, kind, payload }) => ({ chain: `unit:${unitId}`, kind, payload, actor: ctx.actor, at: ctx.now })),
  )
  return { warned: warned.length, ended: ended.length }
}

function freshWarning(one: WatchedTier, since: LocalDate): queries.NewWarning | null {
  const { unitId, tier, failing, weighed, yardstick } = one
  if ((weighed.group !== 'risk' && weighed.group !== 'near') || !yardstick.rule || !yardstick.set) return null
  const offenders = failing.map((criterion) => failingText(yardstick.set, criterion))
  return { unitId, tier, since, group: weighed.group, setId: yardstick.set.id, rule: ruleText(yardstick.rule), offenders }
}
