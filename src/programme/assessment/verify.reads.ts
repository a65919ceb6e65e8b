import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkHeld } from '../evidence/verify.reads.ts'
import type { WrongKey } from './types.ts'
import * as queries from './verify.queries.ts'

/** Are the measurements, verdicts and counts those that the log tells of? */
export async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const counts = await queries.counts(ctx.tx)
  return [
    await checkHeld(ctx, 'assessment.measurement', counts.measurement, queries.heldMeasurements),
    await checkHeld(ctx, 'assessment.verdict', counts.verdict, queries.heldVerdicts),
    await checkHeld(ctx, 'assessment.criteriaCount', counts.criteriaCount, queries.heldCounts),
  ]
}

export type Derived = { of: 'standing' | 'tally'; checked: number; wrong: WrongKey | null }

/** Do standings and tallies, reckoned again from all facts, come out as they stand? */
export async function checkDerived({ tx }: ReadCtx): Promise<Derived[]> {
  const counts = await queries.counts(tx)
  return [
    { of: 'standing', checked: counts.standing, wrong: await queries.wrongStanding(tx) },
    { of: 'tally', checked: counts.tally, wrong: await queries.wrongTally(tx) },
  ]
}
