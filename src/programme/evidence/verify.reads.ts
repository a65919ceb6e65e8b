import type { RawBuilder } from 'kysely'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './queries.ts'
import type { FactCheck, Held } from './types.ts'
import { wrongFacts } from './verify.queries.ts'

/** Are the sources those that the log tells of: their titles, who entered them, and whether they are demonstration data? */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  return [{ fact: 'evidence.source', checked: await queries.sourceCount(tx), wrong: await queries.wrongSource(tx) }]
}

/** Are the facts of one kind those that the log tells of? `held` is the module's query of what its tables hold, `checked` how many rows. */
export async function checkHeld({ tx }: ReadCtx, fact: string, checked: number, held: RawBuilder<Held>): Promise<FactCheck> {
  return { fact, checked, wrong: await wrongFacts(tx, fact, held) }
}
