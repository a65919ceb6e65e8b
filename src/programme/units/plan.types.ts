import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Kind, Unit } from './types.ts'

/** One record of a plan file with the line that it stands on. */
export type PlanRecord = { line: number; fields: Record<string, string> }

export type PlanKind = 'merge' | 'split' | 'extract' | 'move' | 'rename' | 'upgrade'

/** One row of a plan: territory (or the whole standing) of `from` goes to `to`. */
export type PlanRow = {
  line: number
  kind: PlanKind
  on: LocalDate
  decree: string | null
  /** code on the day before */
  from: string
  /** code from the day on; the same as `from` for move, rename and upgrade */
  to: string
  /** without its kind word; null = unchanged */
  toName: string | null
  toKind: Kind | null
  toParent: string | null
  /** part of the old unit that goes, in millionths; null = nobody states it */
  share: number | null
  note: string | null
}

/** What the database knows of the codes that a plan names. */
export type PlanFacts = {
  /** all versions that ever bore one of the codes, and all others of the same units */
  versions: Unit[]
  /** units under the units that the plan names, as they stand now */
  subordinates: Unit[]
  countryId: number
}

/** A version that begins. A new unit has a negative id until it is written; so has a parent that is new itself. */
export type PlannedVersion = {
  unitId: number
  code: string
  name: string
  shortName: string
  level: Unit['level']
  kind: Kind
  parentId: number | null
  provinceId: number | null
  validFrom: LocalDate
  territorySince: LocalDate | null
}

export type PlannedEdge = { from: Unit; whole: boolean /** millionths */; share: number | null; note: string | null }

/** One clause: a version made, from what, and on which lines of the plan it stands. */
export type PlannedTransition = {
  kind: PlanKind
  on: LocalDate
  decree: string | null
  makes: PlannedVersion
  edges: PlannedEdge[]
  lines: number[]
}

export type PlanOutcome = { transitions: PlannedTransition[] }

export type EffectKind = 'unitEnds' | 'unitBegins' | 'versionEnds' | 'versionBegins' | 'parentMoves'

/** One consequence of a plan, for the dry run. */
export type Effect = { effect: EffectKind; on: LocalDate; code: string; name: string; text: string }
