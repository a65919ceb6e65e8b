import type { ReadCtx } from '../../platform/events/context.ts'
import { setImpact } from '../assessment/set-impact.reads.ts'
import { compareSets } from '../criteria/compare.rules.ts'
import { checkFiles } from '../criteria/proposal.reads.ts'
import type { SetFiles } from '../criteria/proposal.types.ts'
import { setVersion } from '../criteria/reads.ts'
import type { SetTrial } from './set-proposal.types.ts'

/** What would publishing these files change? Nothing is written. */
export async function trySet(ctx: ReadCtx, files: SetFiles): Promise<SetTrial> {
  const checked = await checkFiles(ctx, files)
  const after = checked.set
  const before = checked.before && (await setVersion(ctx, checked.before.id, checked.before.version))
  if (!after || !before) return { checked, beside: null }
  const comparison = compareSets(before, after)
  return { checked, beside: { before, after, comparison, impact: await setImpact(ctx, { before, after, comparison }) } }
}
