import type { LocalDate } from '../../platform/base/local-date.ts'

/** Where money comes from. `integrated`: of other national programmes and projects that serve this one (vốn lồng ghép). */
export const sources = ['central', 'province', 'district', 'commune', 'integrated', 'credit', 'enterprise', 'community'] as const
export type FundingSource = (typeof sources)[number]

/** What it may be spent on. `unsorted`: its source knows no such difference (credit, enterprises, the community), or nobody said. */
export const kinds = ['investment', 'recurrent', 'unsorted'] as const
export type FundingKind = (typeof kinds)[number]

export const movements = ['allocate', 'adjust', 'carryOver', 'withdraw'] as const
export type Movement = (typeof movements)[number]

/** What money is told apart by within a unit and a budget year. */
export type Line = { source: FundingSource; kind: FundingKind; carried: boolean }

/** What happened to a line, in đồng. What was taken away is negative. */
export type LineSums = {
  allocated: number
  adjusted: number
  carriedOver: number
  withdrawn: number
  /** of it, what the place itself has handed on to units under it; of them it is their plan */
  handedOn: number
  /** of it, what came to the place itself and not straight to a unit under it */
  own: number
  disbursed: number
  /** of it, by the place itself */
  disbursedByOwn: number
}
export type LineOf = Line & LineSums

/** A movement of money, as it was entered. */
export type Allocation = Line & {
  unitId: number
  unitName: string
  id: number
  year: number
  movement: Movement
  amount: number
  fromUnitId: number | null
  fromName: string | null
  giver: string | null
  decision: string
  decidedOn: LocalDate
  note: string | null
  enteredBy: string
}

export type NewAllocation = Pick<Allocation, 'year' | 'movement' | 'amount' | 'giver' | 'decision' | 'decidedOn' | 'note'> & Line

/** A project, with what was approved last and what came of it. */
export type Project = {
  unitId: number
  unitName: string
  id: number
  name: string
  setId: string | null
  criteria: string[]
  /** the total investment as it was approved last, in đồng */
  investment: number
  decision: string
  decidedOn: LocalDate
  disbursed: number
  /** the last day on which something was paid; null: never */
  paidOn: LocalDate | null
  owed: number | null
  ended: 'finished' | 'stopped' | null
  endedOn: LocalDate | null
  endedByDocument: string | null
}

export type Approval = { id: number; total: number; decision: string; decidedOn: LocalDate; enteredBy: string }
export type NewProject = Pick<Project, 'name' | 'setId' | 'criteria'> & Omit<Approval, 'id' | 'enteredBy'>

/** Money paid out, or taken back. */
export type Disbursement = Line & {
  unitId: number
  unitName: string
  id: number
  projectId: number | null
  projectName: string | null
  year: number
  paidOn: LocalDate
  amount: number
  document: string
  reverses: number | null
  /** of it, what later rows took back; 0 or negative */
  reversed: number
  reason: string | null
  enteredBy: string
}

export type NewDisbursement = Line & Pick<Disbursement, 'projectId' | 'year' | 'paidOn' | 'amount' | 'document'>

/** Of which unit, with all under it, and of which budget year, as known by which day. */
export type Frame = { unitId: number; year: number; asOf: LocalDate }

/** One unit right under a place: what it has, what it spent. */
export type UnitSums = { unitId: number; code: string; name: string; plan: number; disbursed: number }

/** What a published table may be told apart by beside the sources and kinds. */
export type PublishedSource = FundingSource | 'all'
export type PublishedKind = FundingKind | 'total'

/** A line of a published table, as it was printed («310,3»); null where it was left empty. */
export type PublishedLine = {
  source: PublishedSource
  kind: PublishedKind
  plan: string | null
  disbursed: string | null
  remaining: string | null
  percent: string | null
}

/** A table that somebody published. */
export type PublishedTable = {
  unitId: number
  unitCode: string
  unitName: string
  title: string
  asOf: LocalDate
  year: number
  /** đồng in one of what was printed */
  moneyUnit: number
  document: string
  url: string | null
  demonstration: boolean
  lines: PublishedLine[]
}

export const goods = ['cement', 'land', 'labour', 'other'] as const
export type Good = (typeof goods)[number]
export const givers = ['people', 'enterprise', 'state'] as const
export type Giver = (typeof givers)[number]

/** Something given in kind, or taken back. Its quantity is an exact decimal as text («12.5»); its worth only where a document states it. */
export type InKind = {
  unitId: number
  unitName: string
  id: number
  projectName: string | null
  good: Good
  what: string
  quantity: string
  measure: string
  giver: Giver
  givenOn: LocalDate
  document: string
  worth: number | null
  worthDocument: string | null
  reverses: number | null
  /** of it, what later rows took back; «0» or negative */
  reversed: string
  reason: string | null
  enteredBy: string
}

export type NewInKind = Pick<
  InKind,
  'good' | 'what' | 'quantity' | 'measure' | 'giver' | 'givenOn' | 'document' | 'worth' | 'worthDocument'
> & {
  projectId: number | null
}

/** What a place was given of one good in a year; `priced` of so many rows have a worth that a document states. */
export type InKindSum = { good: Good; what: string; measure: string; quantity: string; rows: number; priced: number; worth: number }

/** What is owed for finished works of a project as of a day, with when and out of what it is to be paid. */
export type Arrears = {
  unitId: number
  unitName: string
  projectId: number
  projectName: string
  id: number
  asOf: LocalDate
  amount: number
  payBy: LocalDate | null
  payFrom: string | null
  document: string
  enteredBy: string
}
export type NewArrears = Pick<Arrears, 'asOf' | 'amount' | 'payBy' | 'payFrom' | 'document'>

/** What this system knows of a unit's arrears: the newest word of each project that has one. */
export type KnownArrears = {
  /** đồng */
  total: number
  /** projects of which anything was said */
  told: number
  /** the newest day of them */
  asOf: LocalDate
  owing: Pick<Arrears, 'projectName' | 'amount' | 'asOf'>[]
}

/** Money paid in a year on projects that serve a criterion, beside how many communes meet it before and after. */
export type CriterionMoney = {
  setId: string
  criterion: string
  projects: number
  communes: number
  disbursed: number
  metBefore: number
  judgedBefore: number
  metAfter: number
  judgedAfter: number
}
