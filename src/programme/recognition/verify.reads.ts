import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import * as queries from './verify.queries.ts'

/** Are the recognitions, superseded ones included, those that the log tells of? */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  const { recognition } = await queries.counts(tx)
  return [{ fact: 'recognition.recognition', checked: recognition, wrong: await queries.wrongRecognitions(tx) }]
}
