import type { LocalDate } from '../../platform/base/local-date.ts'
import type { SetImpact } from '../assessment/set-impact.rules.ts'
import type { Comparison } from '../criteria/compare.rules.ts'
import type { CheckedFiles } from '../criteria/proposal.types.ts'
import type { CriteriaSet } from '../criteria/types.ts'

/** What a proposed set would change: beside the one before, row by row, and for whom. */
export type SetTrial = {
  checked: CheckedFiles
  /** null where the files have a problem, or nothing of the kind was judged before */
  beside: { before: CriteriaSet; after: CriteriaSet; comparison: Comparison; impact: SetImpact & { on: LocalDate } } | null
}
