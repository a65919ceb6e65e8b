import type { LocalDate } from '../../platform/base/local-date.ts'
import type { BodyKind, RoleId } from './types.ts'

export const movedKinds = ['assignment', 'duty', 'account'] as const
export type MovedKind = (typeof movedKinds)[number]

/** Something of people that lasts beyond the end of its unit: an assignment, a duty of a body, the keeping of an account. */
export type AtEndedUnit = { kind: MovedKind; id: number; unitId: number; on: LocalDate; who: string; what: string }

/** An assignment with its post, as it is continued elsewhere. */
export type BodyOfPost = {
  personId: number
  role: RoleId
  criteria: string[] | null
  from: LocalDate
  validTo: string
  postId: number
  postName: string
  bodyName: string
  bodyKind: BodyKind
  bodyUnitId: number
}

/** One of them goes to a unit that takes over. */
export type Succession = {
  kind: MovedKind
  id: number
  from: { id: number; name: string }
  to: { id: number; name: string; level: string }
  on: LocalDate
}

/** What came of it: the new row beside the old one. */
export type Succeeded = { kind: MovedKind; oldId: number; newId: number; fromUnitId: number; toUnitId: number }
