import type { FigureValue, Missing, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Tier, Verdict, VerdictValue } from '../criteria/types.ts'
import type { CountedTier } from '../recognition/metrics.ts'
import type { FrameRequest } from '../units/frame.rules.ts'
import type { Frame, Level, Stage, Unit } from '../units/types.ts'

/**
 * A question. `public`: what anybody may see, so only releases answer, the last one before the day asked.
 * `office`: the standings alive on the very day asked, released or not.
 */
export type Ask = FrameRequest & { mode: 'public' | 'office' }

/** A criteria set in the version by which units are judged on a day. */
export type SetInForce = {
  id: string
  version: number
  /** «Bộ tiêu chí 2016–2020 (1980/QĐ-TTg)» */
  label: string
  tier: Tier
  level: string
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  criteriaCount: number | null
  bands: { lo: number; hi: number | null }[] | null
}

/** A unit and the day, set and stage of which its data answer; the country has one for each province. */
export type Base = {
  unitId: number
  level: Level
  asOf: LocalDate
  /** null: nothing can answer, and why */
  set: SetInForce | null
  stage: Stage
  release: Release | null
  /** a release up to this day says that the unit is reported whole, so a commune without recognition is known not to have it */
  covered: boolean
  why: Missing | null
}

/** A question whose unit, days, set and stage are settled: what every read of this module takes. */
export type ResolvedFrame = {
  mode: Ask['mode']
  /** the day that was asked; `frame.asOf` is the day of the data that answer */
  asked: LocalDate
  frame: Frame
  /** the set of the frame, null when no set was in force on its day */
  set: SetInForce | null
  release: Release | null
  bases: Base[]
  /** the release before, which changes are counted from; null when there is none */
  previous: Base | null
  /** true: places are counted on the map of another day than the data's */
  carried: boolean
  notes: string[]
}

/** How many communes of a base and a part have the same result; the counts of every figure are sums of these. */
export type FactRow = {
  /** index into the bases asked, from 0 */
  base: number
  /** the unit right under the frame's unit; null: communes split over several */
  partId: number | null
  communes: number
  met: number | null
  allMet: boolean
  /** communes of them with a criterion that nobody could judge */
  withUnjudgeable: number
  newest: LocalDate | null
  standard: number
  advanced: number
  model: number
  modern: number
  newly: number
  decidedNewest: LocalDate | null
  /** communes registered to reach the standard in the year */
  registered: number
}

/** Communes per verdict of one criterion of one base. */
export type CriterionCount = {
  base: number
  criterion: string
  name: string
  met: number
  notMet: number
  notApplicable: number
  unjudgeable: number
}

/** A commune that lies only partly where it is counted. */
export type Straddler = { unitId: number; name: string; inside: boolean; touched: number[] }

/** One commune of a frame with everything that counts for it. */
export type CommuneFact = {
  id: number
  code: string
  name: string
  shortName: string
  district: string | null
  districtId: number | null
  provinceId: number | null
  base: number
  partId: number | null
  met: number | null
  allMet: boolean
  unjudgeable: number | null
  newest: LocalDate | null
  standard: boolean
  advanced: boolean
  model: boolean
  modern: boolean
  firstOn: LocalDate | null
  firstKind: 'recognition' | 'acknowledgement' | null
  registered: boolean
}

/** The communes that a count counts, and those it is counted out of. */
export type Behind = { key: string; qualifier: Qualifier | null; name: string; numerator: CommuneFact[]; denominator: CommuneFact[] }

/** One point of a figure over the releases of a unit; `breaks`: made under another set than the point before. */
export type SeriesPoint = {
  asOf: LocalDate
  set: string
  stage: Stage
  value: number | null
  exact: Ratio | null
  of: number
  breaks: boolean
  missing: Missing | null
}

/** A target set on a figure, and how far it is. */
export type TargetRow = {
  key: string
  qualifier: Qualifier | null
  name: string
  unit: string
  due: LocalDate
  setOn: LocalDate
  /** the map on which it was set */
  mapOf: LocalDate
  target: number
  actual: number | null
  /** how much is still to go in the figure's good direction, 0 once reached; null where the actual or the direction is unknown */
  distance: number | null
  reached: boolean | null
  document: string
  note: string | null
}

/** One criterion of one commune. */
export type CriterionResult = {
  criterion: string
  name: string
  verdict: VerdictValue | null
  basis: 'asserted' | 'judged' | null
  since: LocalDate | null
  source: { title: string; demonstration: boolean; url: string | null } | null
  history: { from: LocalDate; to: LocalDate | null; verdict: VerdictValue; set: string; stage: Stage }[]
  /**
   * What the rules of the set give from the measurements known on the day: each indicator with value, threshold, clause and why.
   * It stands beside the verdict; where both say something and differ, people must see it. Null for a criterion that its file does not list.
   */
  judged: Verdict | null
}

/** A picture that was approved for the public. */
export type Release = {
  id: number
  unitId: number
  unitName: string
  unitCode: string
  asOf: LocalDate
  set: string
  stage: Frame['stage']
  scope: string
  approvedBy: string
  approvedOn: LocalDate
  title: string
  demonstration: boolean
}

/** A figure as a published document states it, shown beside the computed one. */
export type ReportedFigure = {
  key: string
  qualifier: FigureValue['qualifier']
  name: string
  value: number
  stated: string
  unit: string
  asOf: LocalDate
  document: string
  publishedOn: LocalDate | null
  url: string | null
  note: string | null
  /** the computed figure of the same key in this frame, and whether they agree at the printed precision; null when there is none to compare */
  agrees: boolean | null
  computed: number | null
}

/** An arithmetic identity over the figures of one frame, checked on every read; a broken one is shown. */
export type Identity = {
  key: 'bandsSum' | 'averageIsTotalOverCommunes' | 'partsSumToWhole' | 'criterionCountsSumToTotal'
  holds: boolean
  left: number
  right: number
  text: string
}

/** Everything that one frame says. */
export type Picture = {
  frame: Frame
  /** the release it shows, null when the frame asks beyond releases (office) or there is none */
  release: Release | null
  figures: FigureValue[]
  reported: ReportedFigure[]
  identities: Identity[]
  targets: TargetRow[]
  /** Vietnamese sentences a reader must see: another date shown, partial splits, set ended … */
  notes: string[]
}

/** One row of the table of parts (provinces of the country, districts or communes of a province …). */
export type PartRow = {
  unit: Pick<Unit, 'id' | 'code' | 'name' | 'kind' | 'level'>
  inScope: number
  /** communes that `recognised` is out of: those of places of which nothing is known are not among them */
  covered: number
  withData: number
  recognised: number | null
  /** communes that hold each tier or a higher one */
  tiers: Record<CountedTier, number> | null
  met: number | null
  /** exact average: met / withData */
  average: { num: number; den: number } | null
  /** for a commune: its own criteria met */
  criteriaMet: number | null
  recognisedTier: string | null
  /** what cannot be computed and because of which units */
  missing: string | null
}

/** One cell of the matrix. */
export type MatrixRow = {
  unit: Pick<Unit, 'id' | 'code' | 'name'>
  district: string | null
  verdicts: Record<string, 'met' | 'notMet' | 'notApplicable' | 'unjudgeable'>
  met: number | null
  recognised: boolean
  registered: boolean
}

/** A figure as a document states it. */
export type ReportedRow = {
  key: string
  qualifier: Qualifier
  asOf: LocalDate
  num: string
  den: string
  stated: string
  document: string
  publishedOn: LocalDate | null
  url: string | null
  note: string | null
}
