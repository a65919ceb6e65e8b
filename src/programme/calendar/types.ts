import type { LocalDate } from '../../platform/base/local-date.ts'

export const roundKinds = ['month', 'quarter', 'halfYear', 'year'] as const
export type RoundKind = (typeof roundKinds)[number]

/** What must be done in a round, in this order. `submit` is the commune's own; `send` goes to whoever stands above the unit that runs it. */
export const roundSteps = ['submit', 'verify', 'appraise', 'send'] as const
export type RoundStep = (typeof roundSteps)[number]

export type StepLevel = 'commune' | 'district' | 'department' | 'province'

/** How sure we are of what a rule of the law says. */
export type Certainty = 'official' | 'secondary' | 'recalled' | 'inferred'

/** A round of reporting that a country or a province runs for the communes under it. */
export type Round = {
  id: number
  /** who runs it */
  unitId: number
  kind: RoundKind
  year: number
  /** 1–12, 1–4, 1–2, 1 */
  number: number
  name: string
  /** ids of the criteria sets whose sheets are filled */
  setIds: string[]
  /** from this day sheets can be filled */
  opensOn: LocalDate
  /** the last day whose data count */
  closesOn: LocalDate
  /** the last day on which a commune may submit, without extensions */
  dueOn: LocalDate
  /** the day of its last step: after it the round is over */
  endsOn: LocalDate
  source: string
  openedBy: string
  openedAt: Date
  cancelledAt: Date | null
  cancelledBecause: string | null
}

/** `overdue`: the commune's day is over, the round is not; nothing can be submitted without an extension. */
export type RoundState = 'notYetOpen' | 'open' | 'overdue' | 'closed' | 'cancelled'

/** A round as a commune meets it. */
export type RoundForUnit = Round & { ownDueOn: LocalDate; isExtended: boolean; state: RoundState }

export type Deadline = { step: RoundStep; level: StepLevel; dueOn: LocalDate; citation: string; certainty: Certainty }

/** More time to submit: for one commune, or for all where the unit is the one that runs the round. */
export type Extension = {
  unitId: number
  unitName: string
  roundId: number
  number: number
  until: LocalDate
  reason: string
  grantedBy: string
  grantedAt: Date
}

export type ExtensionRequest = {
  unitId: number
  unitName: string
  roundId: number
  number: number
  until: LocalDate
  reason: string
  askedBy: string
  askedAt: Date
  answer: 'granted' | 'refused' | null
  answerReason: string | null
  answeredBy: string | null
}

export const noticeKinds = ['opened', 'dueSoon', 'overdue', 'cancelled'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** A phase of the programme, with the sets that communes are assessed by in it. */
export type Phase = { id: string; firstYear: number; lastYear: number; setIds: string[]; source: string; certainty: Certainty }

/** Between which days data of a report of a kind count, and when the province sends it up: days of the month, see `proposeRound`. */
export type ClosingWindow = {
  kind: RoundKind
  firstDay: number
  lastDay: number
  sendDay: number
  /** working days at least from closing to sending */
  gap: number
  source: string
  certainty: Certainty
}

/** A holiday of every year. */
export type HolidayRule = {
  key: string
  name: string
  calendar: 'solar' | 'lunar'
  month: number
  day: number
  beforeDays: number
  afterDays: number
  /** somebody decides each year which days around it are free; the two counts are then only what is usual */
  settledYearly: boolean
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  source: string
  certainty: Certainty
}

/** What a document arranges for a year. */
export type Arrangement = { year: number; document: string; off: LocalDate[]; work: LocalDate[] }

/** Everything that working days are counted from. */
export type WorkCalendar = { rules: HolidayRule[]; arrangements: Arrangement[] }

/** A day off that is no Saturday or Sunday of its own, or a Saturday or Sunday that is worked. */
export type SpecialDay = { day: LocalDate; name: string; works: boolean; certainty: Certainty; source: string }

/** A commune that takes part in a round. */
export type Participant = { unitId: number; code: string; name: string; ownDueOn: LocalDate; isExtended: boolean }
