import type { WriteCtx } from '../../platform/events/context.ts'
import { setsForImport } from '../assessment/import.actions.ts'
import type { ImportKind } from '../evidence/import.actions.ts'
import type { Problem } from '../evidence/types.ts'
import * as queries from './import.queries.ts'
import { readRecognition, recognitionLayout } from './import.rules.ts'
import { notMerged, predecessorsNot } from './text.ts'

/** A merged commune counts again by an acknowledgement only, and only when each of its xã had been recognised. */
async function unfoundedAcknowledgements(ctx: WriteCtx): Promise<Problem[]> {
  const rows = await queries.acknowledgementsWithout(ctx.tx)
  return rows.map(({ line, missing }) => ({
    line,
    column: 'loai',
    value: 'thua-nhan',
    reason: missing === null ? notMerged : predecessorsNot(missing),
  }))
}

const recognitions: ImportKind = {
  ...recognitionLayout,
  keyFields: 2,
  open: async (ctx) => {
    const sets = await setsForImport(ctx)
    return readRecognition((name) => sets.get(name)?.id)
  },
  check: unfoundedAcknowledgements,
  land: async (ctx, origin) => {
    await queries.supersede(ctx.tx, origin)
    return [{ fact: 'recognition.recognition', units: await queries.enterRecognitions(ctx.tx, origin) }]
  },
}

export const importKinds: readonly ImportKind[] = [recognitions]
