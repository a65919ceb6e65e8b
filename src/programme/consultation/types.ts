import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Certainty, Tier, VerdictValue } from '../criteria/types.ts'

/** A number of the law, or of who may set it, with how sure it is. Null: nobody could say it, and `note` says why. */
export type LegalNumber = { value: number | null; certainty: Certainty; source: string; note?: string }

export const surveyTiers = ['standard', 'advanced', 'model', 'modern'] as const satisfies readonly Tier[]
export type SurveyTier = (typeof surveyTiers)[number]

export const thresholdKeys = ['overall', 'content', 'coverage'] as const
export type ThresholdKey = (typeof thresholdKeys)[number]

/** Smallest percentages: satisfied overall, satisfied with each content, households of the commune that answered. */
export type Thresholds = Record<ThresholdKey, LegalNumber>

/** What residents are asked. One content is the overall one. */
export type Content = { key: string; text: string; overall: boolean }

export const answers = ['satisfied', 'notSatisfied', 'noOpinion'] as const
export type Answer = (typeof answers)[number]

/** How often a content was answered so; `blank` counts papers on which it was left open. */
export type Counts = Record<Answer | 'blank', number>

export type SurveyState = 'open' | 'closed' | 'cancelled'

/** A survey of how satisfied the residents of a commune are. */
export type Survey = {
  id: number
  unitId: number
  unitName: string
  year: number
  tier: SurveyTier
  bodyName: string
  method: string
  households: number
  asked: number
  contents: Content[]
  contentsSource: string
  ownThresholds: Partial<Record<ThresholdKey, { percent: number; source: string }>>
  opensOn: LocalDate
  closesOn: LocalDate
  state: SurveyState
  openedBy: string
  closedOn: LocalDate | null
  closedBy: string | null
  result: SurveyResult | null
  resultHash: string | null
  cancelledBecause: string | null
}

export type NewSurvey = Pick<
  Survey,
  | 'year'
  | 'tier'
  | 'bodyName'
  | 'method'
  | 'households'
  | 'asked'
  | 'contents'
  | 'contentsSource'
  | 'ownThresholds'
  | 'opensOn'
  | 'closesOn'
>

/** Of those who answered a content (who chose «no opinion» among them), how many are satisfied. */
export type ContentResult = Content & { counts: Counts; share: Ratio }

export type TestName = ThresholdKey
/** One threshold against what came out; `content` says of which content. */
export type SatisfactionTest = {
  of: TestName
  content?: string
  share: Ratio
  threshold: LegalNumber
  verdict: Exclude<VerdictValue, 'notApplicable'>
}

/** What a survey came to: kept with it when it closes, and hashed into the event log. */
export type SurveyResult = {
  households: number
  asked: number
  answered: number
  web: number
  paper: number
  contents: ContentResult[]
  thresholds: Thresholds
  tests: SatisfactionTest[]
  verdict: Exclude<VerdictValue, 'notApplicable'>
  explanation: string
}

/** What others ask of a survey: the answer of `satisfactionOf`. */
export type Satisfaction = {
  surveyId: number
  /** households of the commune, those asked, those that answered */
  households: number
  asked: number
  answered: number
  /** answered of all households */
  coverage: Ratio
  /** empty until the survey is closed */
  shares: { key: string; text: string; overall: boolean; share: Ratio }[]
  threshold: Thresholds
  /** unjudgeable until the survey is closed */
  verdict: Exclude<VerdictValue, 'notApplicable'>
  explanation: string
  closedOn: LocalDate | null
  /** of the frozen result, as the event log holds it */
  hash: string | null
}

/** Invitation codes made together: a ballot box. */
export type CodeBatch = {
  id: number
  label: string
  size: number
  used: number
  madeBy: string
  madeOn: LocalDate
  annulledBecause: string | null
}

export type PaperState = 'entered' | 'checked' | 'returned'

/** Papers counted and typed in together. */
export type PaperBatch = {
  id: number
  label: string
  papers: number
  counts: Record<string, Counts>
  scan: string
  state: PaperState
  enteredById: number
  enteredBy: string
  checkedBy: string | null
  reason: string | null
}

export const flagKinds = ['manyAtOnce', 'oneAddress', 'uniformPapers'] as const
export type FlagKind = (typeof flagKinds)[number]

/** Something suspicious; open until somebody says what it was. */
export type Flag = {
  id: number
  kind: FlagKind
  subject: string
  count: number
  seenAt: Date
  resolvedBy: string | null
  resolution: string | null
}

export type NewPapers = Pick<PaperBatch, 'label' | 'papers' | 'scan' | 'counts'>

export type Suspicion = Pick<Flag, 'kind' | 'subject' | 'count'>

/** A survey with all that came in. */
export type WholeSurvey = {
  survey: Survey
  codes: CodeBatch[]
  papers: PaperBatch[]
  flags: Flag[]
  web: number
  paper: number
  /** how many more codes may be made */
  left: number
}

/** A survey or a posting in a list. */
export type SurveyLine = Pick<Survey, 'id' | 'unitId' | 'unitName' | 'year' | 'tier' | 'opensOn' | 'closesOn' | 'state'> & {
  answered: number
  asked: number
}

/** A closed survey in the public list. */
export type ClosedSurvey = Pick<Survey, 'id' | 'unitName' | 'year' | 'tier'> & { provinceName: string | null; closedOn: LocalDate }

export const channels = ['paper', 'loudspeaker', 'meeting', 'web'] as const
export type Channel = (typeof channels)[number]
export const outcomes = ['accepted', 'explained', 'passedOn'] as const
export type Outcome = (typeof outcomes)[number]
export type PostingState = 'open' | 'closed' | 'withdrawn'

/** A criterion as the commune judged it when the sheet was posted. */
export type PostedCriterion = { code: string; name: string; verdict: VerdictValue | null }

/** What hangs: the self-assessment as it was. */
export type Posted = { setId: string; setName: string; decision: string; roundName: string; asOf: LocalDate; criteria: PostedCriterion[] }

/** A self-assessment posted for the residents to see and speak of. */
export type Posting = {
  id: number
  unitId: number
  unitName: string
  sheetId: number
  places: string[]
  from: LocalDate
  until: LocalDate
  days: number
  daysSource: string
  daysCertainty: Certainty
  posted: Posted
  hash: string
  state: PostingState
  postedBy: string
  closedOn: LocalDate | null
  withdrawnBecause: string | null
  opinions: number
  handled: number
  changedSince: boolean
}

/** A posting in the public list. */
export type HangingPosting = Posting & { provinceName: string | null }

/** What a resident said of a posting; the contact itself is read apart, and that is logged. */
export type Opinion = {
  id: number
  channel: Channel
  criterion: string | null
  text: string
  hasContact: boolean
  receivedOn: LocalDate
  enteredBy: string
  outcome: Outcome | null
  answer: string | null
  handledBy: string | null
  handledOn: LocalDate | null
}

/** A sheet that could be posted. */
export type PostableSheet = {
  sheetId: number
  setId: string
  setVersion: number
  roundName: string
  asOf: LocalDate
  procedure: string
  version: number
  hasOpenPosting: boolean
}

export type NewPosting = Pick<Posting, 'places' | 'from' | 'until' | 'days' | 'daysSource' | 'daysCertainty'>

/** What others ask of a posting: the answer of `postingOf`. */
export type PostingStanding = {
  postingId: number
  from: LocalDate
  until: LocalDate
  /** opinions received, and those of them that have an answer */
  opinions: number
  handled: number
  state: PostingState
  closedOn: LocalDate | null
  /** the sheet was changed after what hangs was taken from it */
  changedSince: boolean
}
