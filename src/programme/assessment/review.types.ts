import type { LocalDate } from '../../platform/base/local-date.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Actor } from '../people/types.ts'
import type { CriterionState, Hands, Procedure, SheetState, Step } from './procedure.types.ts'
import type { Standing } from './step.rules.ts'

/** The stages at which a body looks at what another one says. */
export const reviewStages = ['verified', 'appraised'] as const
export type ReviewStage = (typeof reviewStages)[number]

export const reviewOutcomes = ['met', 'notMet', 'notApplicable', 'unjudgeable', 'returned'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** A value of one's own beside the commune's. */
export type OwnValue = { value: number | null; valueText: string | null }
export type OwnValues = Record<string, OwnValue>

/** What a body said of a criterion of a sheet. */
export type Review = {
  criterion: string
  stage: ReviewStage
  number: number
  outcome: ReviewOutcome
  selfVerdict: VerdictValue | null
  reason: string
  ownValues: OwnValues
  personId: number
  personName: string
  postName: string
  bodyName: string
  reviewedAt: Date
}

/** One remark in the thread of a criterion. */
export type Remark = { id: number; criterion: string; text: string; personName: string; postName: string; saidAt: Date }

/** A criterion of a sheet as it lies before who looks at it. */
export type Subject = {
  unitId: number
  unitName: string
  /** from the unit up to the country, on the sheet's day */
  unitPath: number[]
  sheetId: number
  roundId: number
  setId: string
  setVersion: number
  procedure: Procedure
  asOf: LocalDate
  sheetState: SheetState
  criterion: string
  state: CriterionState
  version: number
  /** all criteria of the sheet */
  criteria: Standing[]
  hands: Hands
  /** the last that was said at each stage */
  last: Partial<Record<ReviewStage, Review>>
  /** what the rules say of the commune's values */
  selfVerdict: VerdictValue | null
}

/** What somebody says of one criterion of one sheet. `seen` is the version of the criterion that they looked at. */
export type Opinion = {
  sheetId: number
  seen: number
  outcome: ReviewOutcome
  reason: string
  /** of a return: what is needed, until when */
  needs: string
  dueOn: LocalDate | null
  ownValues: OwnValues
}

export type Reviewer = Pick<Actor, 'personId' | 'name' | 'chosen' | 'mustChangePassword'>

/** An opinion that may be entered: the step that it takes and where everything stands then. */
export type Decision = {
  subject: Subject
  opinion: Opinion
  step: Step
  to: CriterionState
  sheetTo: SheetState
  /** stages whose verdicts no longer hold because the criterion goes back */
  void: ReviewStage[]
}
