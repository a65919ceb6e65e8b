import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Certainty } from '../criteria/types.ts'
import type { Level } from '../units/types.ts'

/** Who wrote it down: an office for itself, an office for a citizen, or the citizen on the public page. */
export const channels = ['office', 'behalf', 'web'] as const
export type Channel = (typeof channels)[number]

export const states = ['received', 'assigned', 'inProgress', 'passedUp', 'answered', 'published', 'merged', 'withdrawn', 'refused'] as const
export type State = (typeof states)[number]

/** Somebody still has to do something with it. */
export const openStates = ['received', 'assigned', 'inProgress', 'passedUp'] as const satisfies readonly State[]

export const acts = ['assign', 'start', 'answer', 'passUp', 'merge', 'withdraw', 'refuse', 'publish', 'unpublish'] as const
export type Act = (typeof acts)[number]

export type StepKind =
  | 'received'
  | 'assigned'
  | 'started'
  | 'passedUp'
  | 'answered'
  | 'answeredAbove'
  | 'merged'
  | 'gathered'
  | 'published'
  | 'unpublished'
  | 'withdrawn'
  | 'refused'

/** In how many working days something is answered; null: nobody said, and `note` says why. */
export type Clock = { days: number | null; source: string; certainty: Certainty; note?: string }

/** A body that may have to answer, and the level at which it works. */
export type Candidate = { bodyId: number; name: string; unitId: number; level: Level }

/** What is kept of a thread. The contact is read apart, and that is logged. */
export type Thread = {
  id: number
  unitId: number
  unitName: string
  channel: Channel
  criterion: string | null
  title: string
  text: string
  hasContact: boolean
  consent: boolean
  receivedOn: LocalDate
  raisedBy: string
  state: State
  atUnitId: number
  atLevel: Level
  atName: string
  bodyId: number | null
  bodyName: string | null
  below: number[]
  dueOn: LocalDate | null
  dueDays: number | null
  dueSource: string | null
  mergedInto: number | null
  closedOn: LocalDate | null
  steps: number
}

/** Something that was done with a thread. */
export type Step = {
  number: number
  kind: StepKind
  bodyName: string | null
  otherId: number | null
  text: string | null
  document: string | null
  documentOn: LocalDate | null
  on: LocalDate
  by: string
}

export type NewStep = {
  kind: StepKind
  bodyId?: number | null
  otherId?: number
  text?: string | null
  document?: string | null
  documentOn?: LocalDate | null
}

/** What is typed of a new one. */
export type NewThread = Pick<Thread, 'criterion' | 'title' | 'text' | 'consent' | 'receivedOn' | 'channel'> & { contact: string | null }

/** What changes of a thread when something is done with it. */
export type Change = Partial<
  Pick<Thread, 'state' | 'atUnitId' | 'bodyId' | 'below' | 'dueOn' | 'dueDays' | 'dueSource' | 'mergedInto' | 'closedOn'>
>

export const views = ['open', 'late', 'mine', 'answered', 'published', 'all'] as const
export type View = (typeof views)[number]
export type Filter = { view: View; criterion: string | null; bodyId: number | null }

/** A thread in a list. */
export type ThreadLine = Pick<
  Thread,
  'id' | 'unitName' | 'channel' | 'criterion' | 'title' | 'receivedOn' | 'state' | 'atName' | 'bodyName' | 'dueOn' | 'closedOn'
>

/** A body (null: nobody yet) with what is open before it. */
export type BodyLoad = { bodyId: number | null; name: string; open: number; late: number }

export type Photo = { number: number; hash: string; size: number; type: string }

/** What became of what citizens sent by the portal within a month, `2026-11`; `late` of each: after the day on which it was due. */
export type PublicCount = {
  month: string
  received: number
  answered: number
  answeredLate: number
  refused: number
  merged: number
  open: number
  openLate: number
}

/** What everybody may read of an answered one. */
export type Publication = {
  id: number
  unitName: string
  provinceName: string | null
  title: string
  question: string
  answer: string
  answeredBy: string
  answeredOn: LocalDate
  publishedOn: LocalDate
}

export const groupings = ['criterion', 'body', 'month'] as const
export type Grouping = (typeof groupings)[number]
/** How many were received in a year, and what became of them. */
export type Count = {
  key: string | null
  received: number
  open: number
  late: number
  inTime: number
  afterDue: number
  withoutDue: number
  refused: number
  passedUp: number
}
