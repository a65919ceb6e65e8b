import type { Fit } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Kind, Level } from '../units/types.ts'

/**
 * How sure a legal value is: read in the official text; read on a page that reports it; recalled by a person of the field
 * and not checked; inferred from neighbouring facts; nobody could say it.
 */
export const certainties = ['official', 'secondary', 'recalled', 'inferred', 'missing'] as const
export type Certainty = (typeof certainties)[number]

/** The seven columns of the tables of thresholds, in the order of the law. */
export const regions = ['TDMNPB', 'DBSH', 'BTB', 'DHNTB', 'TN', 'DNB', 'DBSCL'] as const
export type Region = (typeof regions)[number]

export const tiers = ['standard', 'advanced', 'model', 'modern', 'completion'] as const
export type Tier = (typeof tiers)[number]

export const measureKinds = ['number', 'percent', 'score', 'level', 'yesNo'] as const
export type MeasureKind = (typeof measureKinds)[number]

/** What is measured, whatever set asks for it: one key in `measures.yaml`. */
export type Measure = {
  key: string
  name: string
  kind: MeasureKind
  /** null for levels and for yes/no */
  unit: string | null
  /** which way is better */
  direction: 'up' | 'down'
  /** smallest and largest possible value; null = open */
  bounds: [number | null, number | null] | null
  /** of a level: from the lowest to the highest; absent where the scale is not known */
  levels?: string[]
  note?: string
}

/** A number, a yes, or a level, with how sure it is. `null` = nobody could source it, always `missing`. */
export type Value = { value: number | boolean | string | null; certainty: Certainty }

/** A slot of the law: whoever is named sets the value by a decision of its own. */
export type SetBy = { setBy: 'province' | 'ministry'; body?: string; note?: string; certainty: Certainty }

/** Which value applies to whom. `source` holds keys of the set's `sources`; without it the indicator's apply. */
export type Threshold =
  | { same: Value; source?: string[] }
  | { byRegion: Record<Region, Value>; national?: Value; source?: string[] }
  | { byGroup: Record<string, Value>; source?: string[] }
  | { byAreaClass: Record<string, Value>; otherwise: Threshold; source?: string[] }
  /** the value of the year of the assessment; a year that is not named has none */
  | { byYear: Record<string, Threshold> }
  /** a level for the end of a period: reached earlier is met, not reached earlier says nothing until the interim level is set */
  | { byEndOf: number; threshold: Threshold; interim: SetBy }
  | SetBy

/** One test. Closed grammar, no expressions. A test without `measure` takes the indicator's. */
export type Test =
  | { atLeast: Threshold; measure?: string }
  | { atMost: Threshold; measure?: string }
  | { within: { from: Threshold; to: Threshold }; measure?: string }
  | { equals: Threshold; measure?: string }
  | { yes: { certainty: Certainty; source?: string[] }; measure?: string }
  | { oneOf: { values: string[]; certainty: Certainty; source?: string[] }; measure?: string }
  /** at least this level of the scale (lowest first) */
  | { level: Threshold; scale?: string[]; measure?: string }
  /** at least `factor` × what another set asks of the same unit at the same date for `measure` */
  | { ratioTo: { set: string; measure: string; factor: number; certainty: Certainty; source?: string[] }; measure?: string }
  /** at least this percentage of the units below of these kinds meet a set (its id) or a yes/no measure (its key) */
  | { shareOfUnits: { kinds: Kind[]; meet: string; atLeast: Value; source?: string[] } }
  /** the unit itself meets a set; the set's own id: all of its criteria */
  | { meetsSet: { set: string; certainty: Certainty; source?: string[] } }
  | { allOf: Test[] }
  | { anyOf: Test[] }

export type Indicator = {
  /** null where nobody could say it */
  code: string | null
  name: string
  unit: string | null
  measure: string | null
  /** null where nobody could say what is asked */
  test: Test | null
  /** key of a yes/no measure: «nếu có». No = not applicable */
  appliesIf?: string
  leadField?: string
  /** where in the decision, when it is not simply its row of the annex */
  clause?: string
  /** how sure its name and existence are; thresholds carry their own */
  certainty: Certainty
  source: string[]
  note?: string
}

export type Criterion = {
  code: string
  name: string
  group?: string
  /** field of the lead body, for indicators that do not name their own */
  leadField?: string
  /** how many indicators the law gives it, where that is known though not all could be listed */
  indicatorCount?: number
  certainty: Certainty
  source: string[]
  note?: string
  indicators: Indicator[]
}

/** What a set asks beside its criteria. */
export type Condition = Omit<Indicator, 'code' | 'leadField' | 'appliesIf'> & { code: string }

export type Band = { lo: number; hi: number | null }

export type CriteriaSet = {
  id: string
  version: number
  aliases: string[]
  name: string
  decision: string
  annex?: string
  issued: LocalDate | null
  /** from when units are judged by it */
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  period: string | null
  level: Level
  tier: Tier
  /** a province's own set: the province's code on `validFrom` */
  provinceCode?: string
  /** null: the set has none, or nobody could say how many */
  counts: { criteria: number | null; indicators: number | null }
  /** indicators that exist by law and could not be listed; every criterion not known to be complete is unjudgeable while > 0 */
  unlisted?: number
  /** groups of units with thresholds of their own */
  groups?: { code: string; name: string; certainty: Certainty; source: string[] }[]
  bands?: Band[]
  /** units of these area classes take this region's column wherever they lie */
  areaOverride?: { classes: string[]; takes: Region; certainty: Certainty; source: string[] }
  amendedBy?: { decision: string; date: LocalDate; note: string; certainty: Certainty }[]
  notes?: string[]
  /** key → address of the page that was read */
  sources: Record<string, string>
  /** the measures that it asks for, as they stood in `measures.yaml` when it was read; not part of its file */
  measures?: Record<string, Measure>
  criteria: Criterion[]
  conditions: Condition[]
}

export type VerdictValue = 'met' | 'notMet' | 'notApplicable' | 'unjudgeable'

/** Why a verdict could not be given. */
export type UnjudgeableReason =
  | 'noMeasurement'
  | 'valueUnreadable'
  | 'slotUnset'
  | 'thresholdMissing'
  | 'classUnknown'
  | 'unlisted'
  | 'partUnjudgeable'
  | 'referenceMissing'

/** One verdict and its explanation: value, test, threshold, and why this threshold. */
export type Verdict = {
  /** indicator, criterion or condition: its code, or its place («3.?2») where the code is unknown */
  code: string
  verdict: VerdictValue
  reason?: UnjudgeableReason
  /** Vietnamese: «62,5% ≥ 60% (cột Trung du miền núi phía Bắc; mức đọc ở nguồn thứ cấp): đạt» */
  explanation: string
  value?: number | boolean | string | null
  threshold?: Value
  /** place in the decision */
  clause?: string
  parts?: Verdict[]
}

/** A province's value for a slot of a national set. */
export type Slot = { threshold: Threshold; decision: string; decidedOn: LocalDate }

/** Everything that `judge` may know of a unit on a day. Absent = unknown, never «no». */
export type Facts = {
  date: LocalDate
  region: Region | null
  /** null: nobody classified the unit */
  areaClasses: readonly string[] | null
  group: string | null
  /** measure → value; yes/no as boolean or 1/0 */
  measurements: ReadonlyMap<string, number | boolean | string>
  /** `slotKey(set, indicator)` → value */
  slots: ReadonlyMap<string, Slot>
  /** other sets by id, for `ratioTo` */
  sets: ReadonlyMap<string, CriteriaSet>
  /** `shareKey(kinds, meet)` → units that meet / units */
  shares: ReadonlyMap<string, Ratio>
  /** set id → whether the unit itself meets it */
  meets: ReadonlyMap<string, VerdictValue>
}

export type Judgement = { criteria: Verdict[]; conditions: Verdict[]; whole: Verdict }

/** What is wrong in a file, where, and how to mend it (Vietnamese). */
export type Problem = { file: string; line: number; what: string; mend: string }

/** One published version without its criteria. */
export type SetSummary = Pick<
  CriteriaSet,
  'id' | 'version' | 'aliases' | 'name' | 'decision' | 'issued' | 'validFrom' | 'validTo' | 'period' | 'level' | 'tier'
> & {
  hash: string
  provinceId: number | null
  criteriaCount: number | null
  bands: Band[] | null
  publishedAt: Date
  publishedBy: string
}

/** What a province set for a slot, from a day on. */
export type SlotValue = Slot & { setId: string; version: number; indicator: string; validFrom: LocalDate; knownAt: Date; enteredBy: string }

/** A file of a set as it stands in the folder. */
export type SetFile = { file: string; hash: string; set: CriteriaSet }

/** What became of a row from one set to the next. */
export type RowChange = 'new' | 'dropped' | 'renumbered' | 'renamed' | 'unitChanged' | 'measureChanged' | 'testChanged'

/** How a threshold moved over all columns that both rows have. */
export type Overall = 'up' | 'down' | 'mixed' | 'same' | 'incomparable'

/** A set (without a criterion), a criterion or an indicator as a search finds it. */
export type ProvisionLine = {
  setId: string
  criterion: string | null
  title: string
  setName: string
  decision: string
  issued: LocalDate | null
  fit: Fit
}
