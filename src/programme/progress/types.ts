import type { LocalDate } from '../../platform/base/local-date.ts'
import type { SeriesPoint } from '../figures/types.ts'
import type { PublicTarget, SlowKind, TargetLine } from '../plan/types.ts'

/** Where a target stands. Unknown is not late: nobody is told to be slow for want of data. */
export type TargetState = 'reached' | 'open' | 'late' | 'unknown'

/** On which map a target is measured: the unit that holds its territory on the day, and no other territory; or why there is none. */
export type Ground = { unit: { id: number; code: string; name: string } | null; why: string | null }

/** A target with what its figure says on the day on which it is measured: its due day, or the day asked if that comes before. */
export type MeasuredTarget = TargetLine & {
  name: string
  unit: string
  decimals: 0 | 1 | 2
  /** on the scale of its unit: per cent are 30, not 0,3 */
  target: number
  measuredOn: LocalDate
  value: number | null
  /** day of the newest data that the value rests on */
  dataOf: LocalDate | null
  /** what is still to go in the good direction, 0 once reached; null where nobody can say */
  gap: number | null
  state: TargetState
  /** of an unknown one: the reason */
  why: string | null
  /** communes in scope on the map on which it was set, and on that on which it is measured */
  communes: { given: number | null; now: number | null }
}

/** A target that everybody may see, measured by what was released. */
export type PublicMeasured = MeasuredTarget & PublicTarget

/** A public target with its course over the releases, and the documents of before on it that were public. */
export type PublicTargetPage = { target: PublicMeasured; before: (PublicTarget & { endedBecause: string | null })[]; series: SeriesPoint[] }

/** The whole against the sum of its parts: whole = sum + gap, exactly. */
export type Pyramid = { whole: number; sum: number; gap: number; parts: number }

/** The pyramid of one target of a place, with what the parts are. */
/** `pyramid` is null where nobody registered: an empty list is not kept, so it says nothing. */
export type PyramidLine = { target: MeasuredTarget; of: 'registrations' | 'parts'; waiting: number; pyramid: Pyramid | null }

/** A document of before on the same figure and due day. */
export type Earlier = Pick<TargetLine, 'id' | 'setOn' | 'num' | 'den' | 'status' | 'document' | 'note' | 'mapOf'>

/** A target in the list, with the documents that it follows. */
export type ListedTarget = MeasuredTarget & { earlier: Earlier[] }

/** What a target means on another day's map. */
export type Requote = {
  on: LocalDate
  communes: number | null
  actual: number | null
  /** why there is no actual */
  missing: string | null
  /** the actual counts communes of before, by where they lie now */
  carried: boolean
  /** what the same plan adds until the due day: «61 + 13» */
  added: number | null
  target: number | null
  why: string | null
}

/** How communes under a unit registered in a year. */
export type RegisteredCount = { unitId: number; year: number; approved: number; proposed: number }

/** One rule that a commune meets, as it was set. */
export type SlowHit = { kind: SlowKind; criteria: number | null; months: number | null; by: string }

/** A criterion that a slow commune lacks, and whose duty it is there. */
export type Lacking = {
  unitId: number
  criterion: string
  name: string
  verdict: 'notMet' | 'unjudgeable'
  since: LocalDate
  bodies: string[]
}

/** A commune that is slow by at least one rule. */
export type SlowCommune = {
  unitId: number
  code: string
  name: string
  provinceName: string
  met: number
  needed: number | null
  newest: LocalDate
  /** of a registered one: the day by which it is to meet the standard */
  due: LocalDate | null
  /** criteria met so many months ago, where a rule asks */
  before: number | null
  hits: SlowHit[]
}
