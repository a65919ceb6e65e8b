import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Threshold, VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'

export type { Stage } from '../units/types.ts'

/** A value of a measure for a unit at a date; it belongs to no criteria set. */
export type Measurement = {
  unitId: number
  measure: string
  validOn: LocalDate
  stage: Stage
  value: number | null
  valueText: string | null
  sourceId: number
  knownAt: Date
}

/** What a body decided (asserted) or the rules gave (judged) for one criterion of a unit at a date. */
export type VerdictFact = {
  unitId: number
  setId: string
  stage: Stage
  criterion: string
  asOf: LocalDate
  verdict: VerdictValue
  reason: string | null
  basis: 'asserted' | 'judged'
  sourceId: number
  knownAt: Date
}

/** A criterion of a unit held a verdict over [from, to). */
export type Standing = {
  unitId: number
  setId: string
  stage: Stage
  criterion: string
  from: LocalDate
  to: LocalDate | null
  verdict: VerdictValue
  basis: 'asserted' | 'judged'
  sourceId: number
}

/** Counts of a unit's criteria over [from, to). */
export type Tally = {
  unitId: number
  setId: string
  stage: Stage
  from: LocalDate
  to: LocalDate | null
  met: number
  notMet: number | null
  notApplicable: number | null
  unjudgeable: number | null
  newest: LocalDate
}

/** What an import must know of a published set: one entry for all its versions. */
export type SetInfo = {
  id: string
  aliases: string[]
  level: string
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  criteriaCount: number | null
  criteria: ReadonlySet<string>
}

/** A standing (or, without criterion, a tally) that is not what its facts say. */
export type WrongKey = { unit: string; set: string; stage: Stage; criterion: string | null; from: LocalDate }

/** A verdict that the rules of a set gave, before it is entered. */
export type Judged = Omit<VerdictFact, 'basis' | 'sourceId' | 'knownAt'>

/** A unit whose measurements at a stage changed, from a day on. */
export type Touched = { unitId: number; stage: Stage; from: LocalDate }

/** What a province set for a slot from a day on. */
export type SlotRow = {
  provinceId: number
  set: string
  version: number
  indicator: string
  from: LocalDate
  threshold: Threshold
  decision: string
  decidedOn: LocalDate
}
