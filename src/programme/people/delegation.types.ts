import type { LocalDate } from '../../platform/base/local-date.ts'

export type DelegationRow = { assignmentId: number; toPersonId: number; reason: string; from: LocalDate; until: LocalDate }

export type DelegationOf = {
  id: number
  assignmentId: number
  /** where the assignment works */
  unitId: number
  holderId: number
  holderName: string
  toPersonId: number
  toName: string
  postName: string
  bodyName: string
  reason: string
  from: LocalDate
  /** last day */
  until: LocalDate
  /** was taken back before it began */
  void: boolean
}

/** Somebody who can stand in: works in the same unit or body. */
export type Colleague = { id: number; name: string; post: string | null }
