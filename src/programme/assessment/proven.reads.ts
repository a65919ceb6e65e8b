import type { ReadCtx } from '../../platform/events/context.ts'
import { setVersion } from '../criteria/reads.ts'
import { indicatorKey } from '../criteria/walk.rules.ts'
import { proofsFor } from '../evidence/proof.reads.ts'
import { missingProofs } from '../evidence/proof.rules.ts'
import type { Sheet } from './sheet.types.ts'

/** Which indicators of a sheet have evidence that is not withdrawn and holds on its day? */
export async function provenIn(ctx: ReadCtx, sheet: Sheet): Promise<ReadonlySet<string>> {
  const set = await setVersion(ctx, sheet.setId, sheet.setVersion)
  if (!set) return new Set()
  const proofs = await proofsFor({ ...ctx, today: sheet.asOf }, sheet.unitId, {
    set: sheet.setId,
    year: Number(sheet.asOf.slice(0, 4)),
    sheetId: sheet.id,
  })
  const codes = [
    ...set.criteria.flatMap((criterion) => criterion.indicators.map((_, index) => indicatorKey(criterion, index))),
    ...set.conditions.map(({ code }) => code),
  ]
  const missing = new Set(missingProofs(codes, proofs))
  return new Set(codes.filter((code) => !missing.has(code)))
}
