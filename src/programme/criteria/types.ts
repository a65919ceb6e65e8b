import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Level } from '../units/types.ts'

/** How sure a legal value is. */
export type Certainty = 'official' | 'secondary' | 'recalled' | 'inferred' | 'missing'

export type Region = 'TDMNPB' | 'DBSH' | 'BTB' | 'DHNTB' | 'TN' | 'DNB' | 'DBSCL'

export type Tier = 'standard' | 'advanced' | 'model' | 'modern' | 'completion'

/** A number, a yes, or a level, with how sure it is and where it was read. `null` = nobody could source it. */
export type Value = { value: number | boolean | string | null; certainty: Certainty; source?: string[] }

/** Which value applies to whom; exactly one key. */
export type Threshold =
  | { same: Value }
  | { byRegion: Partial<Record<Region, Value>>; national?: Value }
  | { byGroup: Record<string, Value> }
  | { byAreaClass: Record<string, Value>; otherwise: Threshold }
  | { byYear: Record<string, Threshold> }
  | { setBy: 'province' | 'ministry'; body?: string; note?: string; certainty: Certainty }

/** One test. Closed grammar, no expressions. */
export type Test =
  | { atLeast: Threshold; measure?: string }
  | { atMost: Threshold; measure?: string }
  | { within: { from: Threshold; to: Threshold }; measure?: string }
  | { equals: Threshold; measure?: string }
  | { yes: { certainty: Certainty; source?: string[] }; measure?: string }
  | { oneOf: string[]; certainty: Certainty; measure?: string }
  | { level: Threshold; scale?: string[]; measure?: string }
  | {
      ratioTo: { measure: string; set: string; indicator?: string; factor: number }
      certainty: Certainty
      source?: string[]
      measure?: string
    }
  | { shareOfUnits: { level: Level | string; condition: string; atLeast: Value } }
  | { setBy: 'province' | 'ministry'; body?: string; note?: string; certainty: Certainty; measure?: string }
  | { allOf: Test[] }
  | { anyOf: Test[] }

export type Indicator = {
  /** null where nobody could say it */
  code: string | null
  name: string
  unit: string | null
  measure: string | null
  test: Test | null
  appliesIf?: string
  leadField?: string
  clause?: string
  certainty: Certainty
  source: string[]
  note?: string
}

export type Criterion = { code: string; name: string; group?: string; indicators: Indicator[]; certainty: Certainty; source: string[] }

export type Condition = {
  code: string
  name: string
  test: Test | null
  unit?: string
  certainty: Certainty
  source: string[]
  note?: string
}

export type CriteriaSet = {
  id: string
  version: number
  aliases: string[]
  name: string
  decision: string
  issued: LocalDate | null
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  period: string | null
  level: Level
  tier: Tier
  provinceCode?: string
  counts: { criteria: number | null; indicators: number | null }
  /** indicators that exist by law and could not be listed; every criterion is unjudgeable while > 0 */
  unlisted?: number
  bands?: { lo: number; hi: number | null }[]
  /** extremely difficult communes (and others named) take this region's column wherever they lie */
  areaOverride?: { classes: string[]; takes: Region; certainty: Certainty; source: string[] }
  criteria: Criterion[]
  conditions: Condition[]
  amendedBy?: { decision: string; date: LocalDate; note: string; certainty: Certainty }[]
  notes?: string[]
}

export type VerdictValue = 'met' | 'notMet' | 'notApplicable' | 'unjudgeable'

/** Why a verdict could not be given. */
export type UnjudgeableReason =
  | 'noMeasurement'
  | 'slotUnset'
  | 'thresholdMissing'
  | 'classUnknown'
  | 'unlisted'
  | 'partUnjudgeable'
  | 'referenceMissing'

/** One verdict and its explanation: value, test, threshold, and why this threshold. */
export type Verdict = {
  /** indicator or criterion code */
  code: string
  verdict: VerdictValue
  reason?: UnjudgeableReason
  /** Vietnamese: «62,5% ≥ 60% (cột Trung du miền núi phía Bắc): đạt» */
  explanation: string
  value?: number | boolean | string | null
  threshold?: Value
  parts?: Verdict[]
}
