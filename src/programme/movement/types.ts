import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'

/** What a body pledged, with what came of it: `given` is confirmed by the commune, `waiting` is not yet. In đồng, or in `unit`. */
export type Pledge = {
  id: number
  unitId: number
  unitCode: string
  unitName: string
  provinceId: number
  bodyId: number
  bodyName: string
  what: string
  /** money: đồng; else null */
  amount: number | null
  quantity: number | null
  unit: string | null
  /** null: the document states none */
  dueOn: LocalDate | null
  source: string
  pledgedOn: LocalDate
  enteredBy: string
  withdrawnBecause: string | null
  given: number
  waiting: number
}

export type ContributionState = 'entered' | 'confirmed' | 'rejected'
export type Contribution = {
  id: number
  value: number
  receivedOn: LocalDate
  note: string
  state: ContributionState
  enteredBy: string
  settledBy: string | null
  because: string | null
}

/** A body that helps, near a unit. */
export type Helper = { id: number; name: string }

/** Where the value of a criterion comes from: a figure of the registry, or a count that each commune enters. */
export const criterionSources = ['count', 'figure'] as const
export type CriterionSource = (typeof criterionSources)[number]

/** From this value on so many points. */
export type Band = { from: number; points: number }

/** A criterion of a round, as data: what is measured, which way is better, and how it becomes points. */
export type Criterion = {
  key: string
  name: string
  source: CriterionSource
  unit: string
  better: 'more' | 'less'
  /** points of who is first; the others get their share by rank. Null where bands say the points. */
  weight: number | null
  bands: Band[] | null
}

export type RoundState = 'open' | 'closed' | 'cancelled'

export type Round = {
  id: number
  unitId: number
  unitName: string
  name: string
  issuer: string
  decisionNumber: string
  opensOn: LocalDate
  closesOn: LocalDate
  criteria: Criterion[]
  state: RoundState
  openedBy: string
  result: Ranking | null
  resultHash: string | null
  closedOn: LocalDate | null
  closedBy: string | null
  cancelledBecause: string | null
}

/** A unit with its values by criterion; a criterion that nobody knows is missing. */
export type Competitor = { unitId: number; name: string; values: Record<string, number> }

export type Ranked = {
  unitId: number
  name: string
  rank: number
  values: Record<string, number>
  points: Record<string, Ratio>
  total: Ratio
}
/** What a round came to: units of the same total share a rank; those without all data are not ranked, and not last. */
export type Ranking = { ranked: Ranked[]; unranked: { unitId: number; name: string; missing: string[] }[] }

export const commendedKinds = ['unit', 'body', 'household', 'person'] as const
export type CommendedKind = (typeof commendedKinds)[number]

export type Commendation = {
  id: number
  unitId: number
  unitName: string
  roundName: string | null
  name: string
  kind: CommendedKind
  form: string
  deed: string
  state: 'proposed' | 'decided' | 'declined'
  proposedBy: string
  proposedOn: LocalDate
  decisionNumber: string | null
  decidedOn: LocalDate | null
  decidedBody: string | null
  because: string | null
}

export type NewPledge = {
  what: string
  amount: number | null
  quantity: number | null
  unit: string | null
  dueOn: LocalDate | null
  source: string
  pledgedOn: LocalDate
}

export type NewRound = {
  name: string
  issuer: string
  decisionNumber: string
  opensOn: LocalDate
  closesOn: LocalDate
  criteria: Criterion[]
}
