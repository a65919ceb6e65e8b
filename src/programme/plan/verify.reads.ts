import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import * as queries from './verify.queries.ts'

/** Are the registrations and targets those that the log tells of? */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  const { registration, target } = await queries.counts(tx)
  return [
    { fact: 'plan.registration', checked: registration, wrong: await queries.wrongRegistrations(tx) },
    { fact: 'plan.target', checked: target, wrong: await queries.wrongTargets(tx) },
  ]
}
