import type { WriteCtx } from '../../platform/events/context.ts'
import { readMeasuresOf } from '../criteria/folder.reads.ts'
import type { ImportKind } from '../evidence/import.actions.ts'
import type { Problem } from '../evidence/types.ts'
import * as queries from './import.queries.ts'
import { countLayout, measurementLayout, readCount, readMeasurement, readVerdict, setsByName, verdictLayout } from './import.rules.ts'
import { wrongLevel } from './import.text.ts'
import { judgeUnits } from './judge.actions.ts'
import { touchedByFile } from './judge.queries.ts'
import type { SetInfo } from './types.ts'

/** Published sets by every name they go by. */
export async function setsForImport(ctx: WriteCtx): Promise<ReadonlyMap<string, SetInfo>> {
  const rows = await queries.publishedSets(ctx.tx)
  return setsByName(rows.map((row) => ({ ...row, criteria: new Set(row.criteria) })))
}

async function rowsOfWrongLevel(ctx: WriteCtx): Promise<Problem[]> {
  const rows = await queries.rowsOfWrongLevel(ctx.tx)
  return rows.map(({ line, set, wanted, found }) => ({ line, column: 'bo', value: set, reason: wrongLevel(set, wanted, found) }))
}

const verdicts: ImportKind = {
  ...verdictLayout,
  keyFields: 4,
  open: async (ctx) => readVerdict(await setsForImport(ctx)),
  check: rowsOfWrongLevel,
  land: async (ctx, origin) => {
    const units = await queries.enterVerdicts(ctx.tx, origin)
    await queries.moveTouched(ctx.tx)
    return [{ fact: 'assessment.verdict', units }]
  },
}

const counts: ImportKind = {
  ...countLayout,
  keyFields: 3,
  open: async (ctx) => readCount(await setsForImport(ctx)),
  check: rowsOfWrongLevel,
  land: async (ctx, origin) => {
    const units = await queries.enterCounts(ctx.tx, origin)
    await queries.moveTouched(ctx.tx)
    return [{ fact: 'assessment.criteriaCount', units }]
  },
}

const measurements: ImportKind = {
  ...measurementLayout,
  keyFields: 3,
  open: async () => readMeasurement((await readMeasuresOf('criteria-sets')).measures),
  land: async (ctx, origin) => [{ fact: 'assessment.measurement', units: await queries.enterMeasurements(ctx.tx, origin) }],
  after: async (ctx, origin) => [{ fact: 'assessment.verdict', units: await judgeUnits(ctx, origin, await touchedByFile(ctx.tx)) }],
}

export const importKinds: readonly ImportKind[] = [measurements, verdicts, counts]
