import type { LocalDate } from '../../platform/base/local-date.ts'
import type { BodyKind } from './types.ts'

export type DutyKind = 'answers' | 'helps'

/** What a body is charged with at once: each unit with each criterion. */
export type DutyRows = {
  bodyId: number
  kind: DutyKind
  unitIds: number[]
  /** «xa-2026/17»; [null]: all */
  criteria: (string | null)[]
  from: LocalDate
  /** last day; null: until further notice */
  until: LocalDate | null
  source: string
}

export type DutifulBody = { bodyId: number; name: string; kind: BodyKind; unitId: number; criterion: string | null; source: string }

/** A duty as the people see it who charge bodies with it. */
export type Duty = {
  id: number
  bodyId: number
  bodyName: string
  bodyKind: BodyKind
  kind: DutyKind
  unitId: number
  unitName: string
  criterion: string | null
  from: LocalDate
  /** last day */
  until: LocalDate | null
  source: string
  /** has not begun yet */
  before: boolean
}

/** In which communes somebody answers for a criterion; null: for all criteria. */
export type Answering = { criterion: string | null; unitIds: number[] }
