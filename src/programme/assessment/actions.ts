import type { Db } from '../../platform/db/database.ts'
import { write } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { enterFacts, enterFactsOf, holdUnits, openFor, openSource } from '../evidence/actions.ts'
import { judgeUnits } from './judge.actions.ts'
import { move } from './judge.queries.ts'
import * as queries from './queries.ts'
import type { Touched, VerdictFact } from './types.ts'

type NewVerdict = Omit<VerdictFact, 'basis' | 'sourceId' | 'knownAt'>
type Said = { title: string; demonstration?: boolean }
const sourceOf = ({ title, demonstration = false }: Said) => ({ kind: 'screen', title, hash: null, demonstration }) as const

/**
 * Enters what a body decided of criteria; standings, tallies and the log move in the same transaction.
 * What already stands is not entered again: the answer is how many facts are new.
 */
export async function recordVerdicts(ctx: WriteCtx, facts: readonly NewVerdict[], said: Said): Promise<number> {
  const [only, ...others] = facts
  if (!only) return 0
  if (others.length === 0) return recordVerdict(ctx, only, said)
  await holdUnits(ctx, [...new Set(facts.map((fact) => fact.unitId))])
  const origin = await openSource(ctx, sourceOf(said))
  const entered = await queries.enterVerdicts(ctx.tx, facts, origin)
  if (entered.length === 0) return 0
  await move(
    ctx.tx,
    facts.map(({ unitId, setId, stage }) => ({ unitId, setId, stage })),
  )
  await enterFacts(ctx, origin, [{ fact: 'assessment.verdict', units: entered }])
  return entered.reduce((sum, unit) => sum + unit.facts, 0)
}

/** One verdict, the way of every day: four round trips, whatever the size of the tables. */
async function recordVerdict(ctx: WriteCtx, fact: NewVerdict, { title, demonstration = false }: Said): Promise<number> {
  const origin = await openFor(ctx, fact.unitId, { title, demonstration })
  const line = await queries.say(ctx.tx, fact, origin)
  if (line === null) return 0
  await enterFactsOf(ctx, origin, 'assessment.verdict', [{ unitId: fact.unitId, facts: 1, digest: sha256(line) }])
  return 1
}

/** Enters measurements and judges their units anew, in one transaction. The answer is how many measurements are new. */
export async function recordMeasurements(ctx: WriteCtx, rows: readonly queries.NewMeasurement[], said: Said): Promise<number> {
  await holdUnits(ctx, [...new Set(rows.map((row) => row.unitId))])
  const origin = await openSource(ctx, sourceOf(said))
  const entered = await queries.enterMeasurements(ctx.tx, rows, origin)
  if (entered.length === 0) return 0
  const touched = rows.map(({ unitId, stage, validOn }): Touched => ({ unitId, stage, from: validOn }))
  const firsts = [...Map.groupBy(touched, ({ unitId, stage }) => `${unitId} ${stage}`).values()].flatMap((group) =>
    group.reduce((first, one) => (one.from < first.from ? one : first)),
  )
  const judged = await judgeUnits(ctx, origin, firsts)
  await enterFacts(ctx, origin, [
    { fact: 'assessment.measurement', units: entered },
    { fact: 'assessment.verdict', units: judged },
  ])
  return entered.reduce((sum, unit) => sum + unit.facts, 0)
}

/** Tells the planner how large the tables have become; after a large import. */
export const gatherStatistics = (db: Db): Promise<void> => write(db, queries.gatherStatistics)
