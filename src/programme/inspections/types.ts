import type { LocalDate } from '../../platform/base/local-date.ts'

export const states = ['planned', 'held', 'concluded', 'cancelled'] as const
export type State = (typeof states)[number]

export const acts = ['move', 'find', 'takeBack', 'explain', 'assign', 'conclude', 'cancel'] as const
export type Act = (typeof acts)[number]

/** How much weighs what was found; says nothing of whether a criterion is met. */
export const severities = ['note', 'shortcoming', 'violation'] as const
export type Severity = (typeof severities)[number]

/** What an office means to inspect in a year. */
export type Plan = {
  id: number
  unitId: number
  unitName: string
  year: number
  title: string
  reason: string
  document: string | null
  madeBy: string
  /** how many units were chosen, and how many of them have been visited by this plan */
  chosen: number
  visited: number
}

/** A unit of a plan. */
export type Chosen = {
  unitId: number
  unitCode: string
  unitName: string
  reason: string | null
  visitId: number | null
  visitedOn: LocalDate | null
}

export type Visit = {
  id: number
  unitId: number
  unitName: string
  planId: number | null
  planTitle: string | null
  bodyId: number
  bodyName: string
  /** where the people of the body work */
  bodyUnitId: number
  heldOn: LocalDate
  subject: string
  /** posts, not persons */
  team: string[]
  explainBy: LocalDate | null
  state: State
  conclusion: string | null
  concludedOn: LocalDate | null
  cancelledBecause: string | null
  madeBy: string
}

export type NewVisit = Pick<Visit, 'heldOn' | 'subject' | 'team' | 'explainBy'>

/** A visit in a list, with what was found and how much of it waits for an explanation. */
export type VisitLine = Pick<Visit, 'id' | 'unitName' | 'bodyName' | 'heldOn' | 'subject' | 'state'> & {
  findings: number
  unexplained: number
}

export type Finding = {
  number: number
  criterion: string | null
  severity: Severity
  text: string
  proofId: number | null
  enteredBy: string
  takenBackBecause: string | null
  explanation: { text: string; on: LocalDate; by: string } | null
}
export type NewFinding = Pick<Finding, 'criterion' | 'severity' | 'text' | 'proofId'>

export type Course = {
  id: number
  unitId: number
  unitName: string
  title: string
  topic: string
  fromOn: LocalDate
  untilOn: LocalDate
  /** of teaching, for one person */
  hours: number
  place: string
  organiser: string
  cancelledBecause: string | null
  /** of the units that the reader may see */
  units: number
  people: number
}
export type NewCourse = Pick<Course, 'title' | 'topic' | 'fromOn' | 'untilOn' | 'hours' | 'place' | 'organiser'>

/** How many of a unit came to a course; names only where the unit keeps them here. */
export type Attendance = { unitId: number; unitName: string; people: number; names: string | null }

export const unitViews = ['all', 'notInspected', 'notTrained'] as const
export type UnitView = (typeof unitViews)[number]

/** What a unit had in a year. */
export type UnitYear = {
  unitId: number
  unitName: string
  visits: number
  lastVisit: LocalDate | null
  findings: number
  courses: number
  people: number
  /** people × hours of each course */
  personHours: number
}
export type YearTotals = { units: number; inspected: number; trained: number }
