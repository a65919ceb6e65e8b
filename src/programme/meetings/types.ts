import type { FigureDefinition, FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Responsible } from '../directives/types.ts'
import type { Stage } from '../units/types.ts'

export const meetingKinds = ['online', 'inPerson', 'mixed'] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingStates = ['planned', 'invited', 'opened', 'closed', 'concluded', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** What leads a meeting from one state to the next. */
export type MeetingStep = 'invite' | 'open' | 'close' | 'conclude' | 'cancel'

/** What is done on a meeting without moving it. */
export type MeetingWork = 'agenda' | 'invitations' | 'papers' | 'answers' | 'attendance' | 'speeches' | 'minutes' | 'conclusions'

/** A meeting: who holds it, when, where, who leads it. */
export type Meeting = {
  id: number
  unitId: number
  unitName: string
  bodyId: number
  bodyName: string
  title: string
  kind: MeetingKind
  heldOn: LocalDate
  /** «14:00» */
  startsAt: string
  place: string
  chair: string
  chairPost: string
  secretary: string
  /** invited by word, outside the system */
  guests: string
  previousId: number | null
  state: MeetingState
  version: number
  madeBy: string
  /** by the secretary's clock */
  openedClock: string | null
  /** when the figures were frozen */
  openedAt: Date | null
  closedClock: string | null
  cancelledBecause: string | null
}

export type NewMeeting = Pick<
  Meeting,
  'bodyId' | 'title' | 'kind' | 'heldOn' | 'startsAt' | 'place' | 'chair' | 'chairPost' | 'secretary' | 'guests' | 'previousId'
>

/** A meeting in a list; `answer` is that of the reader's own unit, where it is invited. */
export type MeetingLine = Pick<
  Meeting,
  'id' | 'unitName' | 'bodyName' | 'title' | 'kind' | 'heldOn' | 'startsAt' | 'place' | 'chair' | 'state'
> & {
  holds: boolean
  answer: Answer | null
}

export type AgendaItem = { title: string; presenter: string; minutes: number | null }

export const answers = ['attend', 'delegate', 'absent'] as const
export type Answer = (typeof answers)[number]

/** An invited unit, or one body of it, with its newest answer and attendance. */
export type Invitation = {
  id: number
  unitId: number
  bodyId: number | null
  name: string
  sent: boolean
  answer: Answer | null
  who: string
  reason: string
  answeredBy: string | null
  answerVersion: number
  present: number | null
  attendees: string
  enteredBy: string | null
  attendanceVersion: number
}

/** How many were invited, what they answered, how many points wrote down who was there. */
export type InvitationCounts = Record<Answer, number> & { all: number; unsent: number; silent: number; noted: number; people: number }

export const invitationFilters = ['all', 'silent', 'attend', 'delegate', 'absent', 'unnoted'] as const
export type InvitationFilter = (typeof invitationFilters)[number]

/** Whom an office invites at once. */
export const invitedGroups = ['communes', 'wards', 'districts', 'provinces'] as const
export type InvitedGroup = (typeof invitedGroups)[number]

/** A figure that a text asks for: `{{communes-recognised ngay=31/12/2019 donvi=20}}`. */
export type FigureToken = {
  /** as it stands between the braces, tidied */
  token: string
  key: string
  unitCode: string | null
  asOf: LocalDate | null
  stage: Stage | null
  set: string | null
  qualifier: Qualifier
}

/** A figure with everything that says what it is; what is frozen, and what is compared with it later. */
export type StatedFigure = {
  figure: FigureValue
  definition: Pick<FigureDefinition, 'definition' | 'decimals'>
  unitName: string
  /** the day that was asked */
  asked: LocalDate
  set: string | null
  setVersion: number | null
}

/** A frozen figure. */
export type FrozenFigure = StatedFigure & { token: string; hash: string }

export type DocumentKind = 'paper' | 'minutes'

/** A text as it was left last. */
export type Written = {
  kind: DocumentKind
  number: number
  version: number
  title: string
  text: string
  writtenBy: string
  writtenAt: Date
}

/** What somebody wishes to say, or said. */
export type Speech = { id: number; unitId: number; unitName: string; position: number; speaker: string; text: string; enteredBy: string }

/** One item of the notice. */
export type Conclusion = {
  text: string
  /** to whom, as it is said: «Sở Y tế; các xã»; empty: to nobody by name */
  to: string
  product: string
  /** as it was said; empty: no deadline was stated */
  dueText: string
  dueOn: LocalDate | null
}

/** The conclusions as they stand, with who wrote them last. */
export type ConclusionDraft = { version: number; opening: string; items: Conclusion[]; writtenBy: string }

/** Whom a conclusion can be given to: those who were invited, and the bodies of the holder. */
export type Reachable = { name: string; code: string | null; group: InvitedGroup | 'bodies'; to: Responsible }

export type IssueKind = 'minutes' | 'conclusion'

/** Minutes or notice as they were issued. */
export type Issue<Content> = { version: number; content: Content; hash: string; because: string; issuedBy: string; issuedAt: Date }

/** Everything that the minutes print. */
export type MinutesContent = {
  title: string
  bodyName: string
  unitName: string
  heldOn: LocalDate
  opened: string
  closed: string | null
  kind: MeetingKind
  place: string
  chair: string
  chairPost: string
  secretary: string
  guests: string
  counts: InvitationCounts
  present: { name: string; present: number; who: string }[]
  away: { name: string; reason: string }[]
  agenda: AgendaItem[]
  papers: string[]
  speeches: { speaker: string; unitName: string; text: string }[]
  text: string
}

/** Everything that the notice prints. */
export type NoticeContent = Pick<MinutesContent, 'title' | 'bodyName' | 'unitName' | 'heldOn' | 'chair' | 'chairPost'> & {
  opening: string
  items: Conclusion[]
}

export type Span = { limit: number; offset: number }
