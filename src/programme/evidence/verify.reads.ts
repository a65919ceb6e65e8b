import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { FactCheck } from './types.ts'

/** Are the sources those that the log tells of: their titles, who entered them, and whether they are demonstration data? */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  return [{ fact: 'evidence.source', checked: await queries.sourceCount(tx), wrong: await queries.wrongSource(tx) }]
}
