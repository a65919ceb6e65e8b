import type { LocalDate } from '../../platform/base/local-date.ts'
import type { RoleId } from './types.ts'

export type PersonRow = {
  id: number
  accountId: string | null
  name: string
  login: string | null
  unitId: number
  unitName: string
  secondFactor: boolean
  demonstration: boolean
  disabledBecause: string | null
  openedAt: Date
  /** when somebody last worked with the account; null: nobody ever did */
  usedAt: Date | null
  /** holds, or will hold, a post outside the unit */
  reachesBeyond: boolean
}

/** Somebody read what is kept of a person. */
export type PersonRead = { by: string; post: string | null; address: string | null; at: Date }

/** An account that nobody has worked with for long. */
export type Idle = { id: number; name: string; unitId: number; usedAt: Date }

export type AssignmentOf = {
  id: number
  personId: number
  role: RoleId
  postName: string
  bodyName: string
  unitId: number
  unitName: string
  criteria: string[] | null
  from: LocalDate
  /** last day */
  until: LocalDate | null
  state: 'before' | 'now' | 'over'
}

export type Person = PersonRow & { assignments: AssignmentOf[] }
