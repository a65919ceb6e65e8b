import type { LocalDate } from '../../platform/base/local-date.ts'

export type UnitPlanState = 'proposed' | 'approved' | 'declined' | 'withdrawn' | 'reversed'

/** A plan of changes of the map as somebody proposed it, with what became of it. */
export type UnitPlan = {
  id: number
  fileName: string
  /** the table as text: what is approved is what was proposed */
  file: string
  /** sha256 over what its rows say */
  plan: string
  note: string
  firstOn: LocalDate
  lastOn: LocalDate
  /** how many changes of the map it makes */
  changes: number
  state: UnitPlanState
  proposedById: number
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  reversedBy: string | null
  reversedAt: Date | null
  reversedBecause: string | null
}
