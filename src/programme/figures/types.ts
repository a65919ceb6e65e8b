import type { FigureValue } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Frame, Unit } from '../units/types.ts'

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
  /** Vietnamese sentences a reader must see: another date shown, partial splits, set ended … */
  notes: string[]
}

/** One row of the table of parts (provinces of the country, districts or communes of a province …). */
export type PartRow = {
  unit: Pick<Unit, 'id' | 'code' | 'name' | 'kind' | 'level'>
  inScope: number
  withData: number
  recognised: number | null
  advanced: number | null
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
