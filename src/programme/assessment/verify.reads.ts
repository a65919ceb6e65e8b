import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import type { WrongKey } from './types.ts'
import * as queries from './verify.queries.ts'

/** Are the measurements, verdicts and counts those that the log tells of? */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  const counts = await queries.counts(tx)
  return [
    { fact: 'assessment.measurement', checked: counts.measurement, wrong: await queries.wrongMeasurements(tx) },
    { fact: 'assessment.verdict', checked: counts.verdict, wrong: await queries.wrongVerdicts(tx) },
    { fact: 'assessment.criteriaCount', checked: counts.criteriaCount, wrong: await queries.wrongCounts(tx) },
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
