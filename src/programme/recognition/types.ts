import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tier } from '../criteria/types.ts'

/** recognition: a decision on the unit itself; acknowledgement: a merged commune keeps what all its predecessors had. */
export type RecognitionKind = 'recognition' | 'acknowledgement'

/** One legal act; it lasts until revoked, whatever today's score says. */
export type Recognition = {
  unitId: number
  tier: Tier
  decidedOn: LocalDate
  kind: RecognitionKind
  /** the set it was granted under; null where the source does not say */
  set: string | null
  /** number of the decision; null where the source does not give it */
  decision: string | null
  body: string | null
  revokedOn: LocalDate | null
  revokedDecision: string | null
  note: string | null
  /** the year that its effect is booked to, where the decision says so */
  bookedYear: number | null
  sourceId: number
  knownAt: Date
}
