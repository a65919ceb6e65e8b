import type { Db } from '../../platform/db/database.ts'
import { write } from '../../platform/db/database.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { enterFacts, holdUnits, openSource } from '../evidence/actions.ts'
import { judgeUnits } from './judge.actions.ts'
import { move } from './judge.queries.ts'
import * as queries from './queries.ts'
import type { Touched, VerdictFact } from './types.ts'

type Said = { title: string; demonstration?: boolean }
const sourceOf = ({ title, demonstration = false }: Said) => ({ kind: 'screen', title, hash: null, demonstration }) as const

/**
 * Enters what a body decided of criteria; standings, tallies and the log move in the same transaction.
 * What already stands is not entered again: the answer is how many facts are new.
 */
export async function recordVerdicts(
  ctx: WriteCtx,
  facts: readonly Omit<VerdictFact, 'basis' | 'sourceId' | 'knownAt'>[],
  said: Said,
): Promise<number> {
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
