import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Certainty } from '../criteria/types.ts'
import type { BodyKind, BodyLevel, RoleId } from '../people/types.ts'
import type { Stage } from '../units/types.ts'

/** Where a sheet stands; `closed`: its round is done with; `moved`: its draft went on in the unit's successor. */
export const sheetStates = ['draft', 'submitted', 'returned', 'verified', 'appraised', 'closed', 'moved'] as const
export type SheetState = (typeof sheetStates)[number]

/** Where one criterion of a sheet stands; a return reopens only the criteria that it names. */
export const criterionStates = ['open', 'submitted', 'returned', 'verified', 'appraised'] as const
export type CriterionState = (typeof criterionStates)[number]

export const stepVerbs = ['submit', 'withdraw', 'verify', 'appraise', 'return', 'reopen', 'close', 'move'] as const
export type StepVerb = (typeof stepVerbs)[number]

/** What is done around a sheet: opinions, meetings, votes, the decision. */
export const actVerbs = ['register', 'post', 'meet', 'file', 'survey', 'forward', 'vote', 'decide', 'publish'] as const
export type ActVerb = (typeof actVerbs)[number]

export const procedureKeys = ['2010-2015', '2016-2020', '2021-2025', 'two-tier'] as const
export type ProcedureKey = (typeof procedureKeys)[number]

/** Where a rule was read. `text: null`: it is a rule of this system, because the law is silent. */
export type Basis = { text: string | null; certainty: Certainty; url?: string; note?: string }

/** How long a step may take, or why nobody could say. */
export type Limit = { days: number; counted: 'workingDays' | 'calendarDays'; basis: Basis } | { days: null; because: string }

/** A share of votes, in whole per cent; of whom it is counted is not known for any period. */
export type VoteShare = { atLeastPercent: number; basis: Basis }

/** A role, and the level of the unit in which it is held. */
export type RoleAt = { role: RoleId; level: BodyLevel }

type Common = {
  id: string
  /** Vietnamese, as it stands in lists */
  name: string
  by: readonly RoleAt[]
  documents: readonly string[]
  limit: Limit
  vote?: VoteShare
  basis: Basis
}

/**
 * A step that a sheet takes. `to` is where the sheet is when all of its criteria have taken it; which criteria may
 * take it, and where they come to stand, says `criterion`.
 */
export type Step = Common & {
  verb: StepVerb
  from: readonly SheetState[]
  to: SheetState
  criterion: { from: readonly CriterionState[]; to: CriterionState } | null
  /** the verdicts that it brings */
  stage?: Stage
  /** who is told when it is overdue: the office of the level above those who take it */
  overdueTo?: RoleAt
}

/** Something that the law asks before, between or after the steps of the sheet: `holder` is the body that answers for it. */
export type Act = Common & {
  verb: ActVerb
  holder: { kind: BodyKind; level: BodyLevel }
  /** the step or act after which it comes; null: before the sheet */
  after: string | null
}

/** How communes are assessed and recognised in a period. */
export type Procedure = {
  key: ProcedureKey
  name: string
  from: LocalDate
  /** exclusive; null: until it is replaced */
  to: LocalDate | null
  basis: Basis
  steps: readonly Step[]
  acts: readonly Act[]
}

/** Who has had a sheet in hand: the same person does not check what they made. */
export type Hands = { filled: readonly number[]; submitted: readonly number[]; verified: readonly number[] }
