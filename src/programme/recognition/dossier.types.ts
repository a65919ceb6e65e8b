import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Certainty, Tier, VerdictValue } from '../criteria/types.ts'
import type { BodyLevel, Verb } from '../people/types.ts'
import type { Level, Stage } from '../units/types.ts'

export const dossierKinds = ['recognition', 'acknowledgement', 'revocation'] as const
export type DossierKind = (typeof dossierKinds)[number]

export const dossierStates = ['draft', 'sent', 'inSession', 'voted', 'signed', 'decided', 'published', 'returned', 'withdrawn'] as const
export type DossierState = (typeof dossierStates)[number]

export const dossierVerbs = [
  'amend',
  'confirm',
  'freeze',
  'return',
  'withdraw',
  'convene',
  'attend',
  'adjourn',
  'startVote',
  'enterPaper',
  'closeVote',
  'sign',
  'unsign',
  'number',
  'publish',
] as const
export type DossierVerb = (typeof dossierVerbs)[number]

/** One way on: from which states, to which (null: it stays where it is), and which verbs of the house it asks, one of them. */
export type Move = {
  verb: DossierVerb
  from: readonly DossierState[]
  to: DossierState | null
  asks: readonly Verb[]
  needsReason: boolean
}

/** What the rules found against a recognised unit: the text of the rule, where it stands, and the offenders by name. */
export type Grounds = { text: string; source: string; certainty: Certainty; foundOn: LocalDate; offenders: readonly string[] }

/** One row = one dossier. */
export type Dossier = {
  unitId: number
  id: number
  kind: DossierKind
  tier: Tier
  setId: string
  setVersion: number
  sheetId: number | null
  asOf: LocalDate
  bookedYear: number
  rules: RulesKey
  deciderId: number
  endsActOn: LocalDate | null
  grounds: Grounds | null
  state: DossierState
  version: number
  openedBy: number
  openedAt: Date
}

/** One row = one step that was taken. */
export type DossierStep = {
  number: number
  verb: DossierVerb | 'open'
  from: DossierState
  to: DossierState
  what: string
  reason: string
  digest: string
  personId: number
  person: string
  post: string
  at: Date
}

/** A value of the law with where it was read and how sure it is, or why nobody could say it. */
export type Legal<T> = { value: T; source: string; certainty: Exclude<Certainty, 'missing'> } | { value: null; because: string }

export const rulesKeys = ['2010-2015', '2016-2020', '2021-2025', '2026-2030'] as const
export type RulesKey = (typeof rulesKeys)[number]

export const conditionKeys = ['criteria', 'satisfaction', 'arrears', 'security', 'registered', 'predecessors', 'grounds'] as const
export type ConditionKey = (typeof conditionKeys)[number]

/** `computed`: the system knows it from data; `asserted`: a body says so with a document. */
export type ConditionRule = {
  key: ConditionKey
  kinds: readonly DossierKind[]
  by: 'computed' | 'asserted'
  source: string
  certainty: Certainty
}

export type PaperRule = { key: string; name: string; kinds: readonly DossierKind[]; source: string; certainty: Certainty }

/** Which units of a level can be recognised, in which tiers, until when, and who decides. */
export type Office = { level: Level; tiers: readonly Tier[]; until: LocalDate | null; decider: Legal<BodyLevel> }

export const barredParts = ['prepared', 'verified', 'appraised'] as const
export type BarredPart = (typeof barredParts)[number]

export type VoteBase = 'present' | 'all'
export type BallotKind = 'secret' | 'open'

/** What the law says of a vote. Whoever submitted the sheet never votes on it: that is a rule of this house. */
export type VoteLaw = {
  share: Legal<Ratio>
  base: Legal<VoteBase>
  quorum: Legal<Ratio>
  ballot: Legal<BallotKind>
}

/** How dossiers of a period are made, voted on and decided. */
export type PeriodRules = {
  key: RulesKey
  name: string
  /** holds for sets whose period ends by this year; null: for all later ones */
  lastYear: number | null
  /** holds from this day on, for sets that name no period */
  from: LocalDate
  offices: readonly Office[]
  conditions: readonly ConditionRule[]
  papers: readonly PaperRule[]
  vote: VoteLaw
}

/** What a council's own regulation says. `share: null`: as the law says. */
export type OwnVoteRule = {
  share: Ratio | null
  base: VoteBase
  quorum: Ratio
  ballot: BallotKind
  barred: BarredPart[]
  document: string
  validFrom: LocalDate
}

/** The rule that a session votes by; pinned when it is convened. */
export type VoteRule = { share: Ratio; base: VoteBase; quorum: Ratio; ballot: BallotKind; source: string }

export type Outcome = 'met' | 'notMet' | 'unknown'

/** One line of the checklist, with what it rests on. */
export type Condition = {
  key: ConditionKey
  outcome: Outcome
  /** what was found, Vietnamese */
  text: string
  offenders: string[]
  /** the document or data that it rests on; null where there is none yet */
  evidence: string | null
  /** a body says so; nothing here could compute it */
  asserted: boolean
  source: string
  certainty: Certainty
}

/** What a body says of a condition. */
export type Confirmation = {
  condition: ConditionKey
  holds: boolean
  body: string
  document: string
  dated: LocalDate
  note: string
  person: string
  at: Date
}

export type Paper = {
  id: number
  paper: string
  number: string
  dated: LocalDate
  issuer: string
  hash: string | null
  fileName: string | null
}

export type StageVerdict = { verdict: VerdictValue; basis: 'asserted' | 'judged'; since: LocalDate }

/** A value as it is known at a stage on the day of the dossier; exact numbers are text. */
export type ValueLine = { measure: string; name: string; unit: string | null; values: Partial<Record<Stage, string>> }

export type CriterionLine = {
  code: string
  name: string
  verdicts: Partial<Record<Stage, StageVerdict>>
  values: ValueLine[]
}

/** What a body said of a criterion of the sheet. */
export type Opinion = { criterion: string; stage: Stage; outcome: string; reason: string; body: string; post: string; on: LocalDate }

/** What the council sees. Frozen as canonical JSON when it is sent; everything in it is text, whole numbers and lists. */
export type Content = {
  unit: { id: number; code: string; name: string; level: Level; province: string | null }
  dossier: { kind: DossierKind; tier: Tier; bookedYear: number; rules: RulesKey; asOf: LocalDate }
  set: { id: string; version: number; name: string; decision: string }
  sheet: { id: number; asOf: LocalDate; submittedOn: LocalDate | null } | null
  criteria: CriterionLine[]
  conditions: Condition[]
  papers: Omit<Paper, 'id'>[]
  opinions: Opinion[]
}

/** One row = a frozen content. */
export type Snapshot = { number: number; content: string; hash: string; frozenAt: Date; frozenBy: string }

export const choices = ['agree', 'disagree', 'blank'] as const
export type Choice = (typeof choices)[number]

export const sessionStates = ['convened', 'voting', 'closed', 'adjourned'] as const
export type SessionState = (typeof sessionStates)[number]

/** One row = one meeting of the council. */
export type Session = VoteRule & {
  unitId: number
  dossierId: number
  id: number
  snapshot: number
  heldOn: LocalDate
  place: string
  state: SessionState
  counts: VoteCounts | null
  remarks: string[]
  passed: boolean | null
}

export type Seat = {
  assignmentId: number
  personId: number
  person: string
  post: string
  part: 'chair' | 'secretary' | 'member'
  present: boolean
  barredBecause: string | null
  /** whether the seat has voted; never what */
  voted: boolean
  onPaper: string | null
  /** who voted in the member's place by delegation */
  standIn: string | null
  /** what it said, in an open vote only */
  said: { choice: Choice; remark: string } | null
}

export type VoteCounts = Record<Choice, number>

export const authorities = ['', 'TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const
export type Authority = (typeof authorities)[number]

/** One row = the decision on a dossier. */
export type Decision = {
  unitId: number
  dossierId: number
  kind: DossierKind
  tier: Tier
  snapshot: number
  hash: string
  bodyId: number
  body: string
  authority: Authority
  capacity: string
  post: string
  signer: string
  signedBy: number
  signedAt: Date
  number: string | null
  decidedOn: LocalDate | null
  actOn: LocalDate | null
  publishedOn: LocalDate | null
}
