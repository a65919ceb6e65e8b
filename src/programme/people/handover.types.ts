import type { LocalDate } from '../../platform/base/local-date.ts'

/** What is open with a person in one module: so many of one kind, and where they are seen. */
export type OpenItem = { kind: string; count: number; label: string; href: string | null }

/** What a handover moved, in words, as it was shown. */
export type Moved = { posts: string[]; delegations: string[]; items: OpenItem[] }

export type Handover = {
  id: number
  unitId: number
  fromPersonId: number
  fromName: string
  toPersonId: number
  toName: string
  /** the receiver's first day */
  takesOverOn: LocalDate
  reason: string
  moved: Moved
  doneBy: string
  doneAt: Date
}
