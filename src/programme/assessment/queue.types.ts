import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import type { Round } from '../calendar/types.ts'
import type { CriteriaSet, Criterion, Verdict, VerdictValue } from '../criteria/types.ts'
import type { ProofLink } from '../evidence/proof.types.ts'
import type { Stage } from '../units/types.ts'
import type { Flag } from './flag.rules.ts'
import type { RoleAt } from './procedure.types.ts'
import type { ReviewStage, Subject } from './review.types.ts'

/** Whose work is asked for: what waits at a stage under a unit, for some criteria, or for those that a body answers for. */
export type QueueScope = {
  stage: ReviewStage
  unitId: number
  /** `set/number`; null: all */
  criteria: readonly string[] | null
  /** keeps to what the body answers for, where it answers for anything */
  bodyId: number | null
}

/** What waits of one criterion in one round. */
export type QueueLine = {
  roundId: number
  roundName: string
  setId: string
  criterion: string
  criterionName: string
  waiting: number
  late: number
  /** with the communes, to be mended */
  returned: number
  /** said already */
  done: number
  /** the first day on which something is due; null where nobody set one or nothing waits */
  dueOn: LocalDate | null
}

/** A value of a measure that a row shows. */
export type Reading = {
  measure: string
  now: number | string | null
  before: number | string | null
  beforeOn: LocalDate | null
  beforeStage: Stage | null
  own: number | string | null
}

/** A criterion of one commune in the queue. */
export type QueueRow = {
  subject: Subject
  unitCode: string
  startedOn: LocalDate | null
  dueOn: LocalDate | null
  isLate: boolean
  /** by the rules, with what the commune says; undefined where the unit did not live on the day */
  verdict: Verdict | undefined
  previous: { verdict: VerdictValue; on: LocalDate; stage: Stage } | null
  readings: Map<string, Reading>
  /** whom it is compared with: others of its group, or of the province */
  group: string | null
  /** by indicator; what stands for the criterion as a whole under its own code */
  proofs: ReadonlyMap<string, readonly ProofLink[]>
  flags: Flag[]
  /** why this person may not say anything of it now */
  barred: Refusal | null
  /** of the last return */
  back: { reason: string; needs: string; dueOn: LocalDate | null } | null
}

export type CriterionQueue = { round: Round; set: CriteriaSet; criterion: Criterion; rows: QueueRow[] }

/** A step on one criterion of one sheet that is overdue. */
export type Overdue = {
  unitId: number
  provinceId: number | null
  sheetId: number
  criterion: string
  stage: ReviewStage
  dueOn: LocalDate
  /** whom it is told to */
  to: RoleAt
}

/** The same step overdue in the communes of a province, with the bodies that answer for it. */
export type OverdueGroup = {
  stage: ReviewStage
  roundName: string
  provinceId: number | null
  provinceName: string | null
  setId: string
  criterion: string
  dueOn: LocalDate
  count: number
  units: string[]
  bodies: string[]
}
