import type { LocalDate } from '../../platform/base/local-date.ts'
import type { GapKind, Kind, Level, TransitionKind } from './types.ts'

/** One record of a CSV file of `country/`, by column name. */
export type CsvRecord = Record<string, string>

/** The files of `country/` as read. */
export type CountryFiles = {
  threeTier: CsvRecord[]
  twoTier: CsvRecord[]
  merges: CsvRecord[]
  /** rows that replace those of `merges` with the same old code and date */
  mends: CsvRecord[]
  aliases: CsvRecord[]
  regions: CsvRecord[]
  border: CsvRecord[]
  attributes: CsvRecord[]
}

export type Origin = 'country' | '3tier' | '2tier' | 'plan'

/** One row to be: what a unit was over [validFrom, validTo). Open ends are `1900-01-01` and `infinity`. */
export type VersionDraft = {
  id: number
  unitId: number
  code: string
  name: string
  shortName: string
  level: Level
  kind: Kind
  parentId: number | null
  provinceId: number | null
  validFrom: LocalDate
  validTo: LocalDate | 'infinity'
  territorySince: LocalDate
  source: string
  note: string | null
}

export type TransitionDraft = {
  id: number
  kind: TransitionKind
  effectiveDate: LocalDate
  decree: string | null
  source: string
  note: string | null
}

export type EdgeDraft = {
  transitionId: number
  fromVersionId: number
  toVersionId: number
  whole: boolean
  share: number | null
  note: string | null
}

export type ClassDraft = {
  unitId: number
  scheme: string
  value: string
  validFrom: LocalDate
  validTo: LocalDate | 'infinity'
  source: string
  certainty: 'official' | 'secondary' | 'recalled' | 'inferred' | 'missing'
}

export type AttributeDraft = {
  unitId: number
  validFrom: LocalDate
  areaKm2: string | null
  population: number | null
  centreLon: string | null
  centreLat: string | null
  source: string
}

export type GapDraft = { kind: GapKind; unitId: number; onDate: LocalDate; note: string }
export type AliasDraft = { code: string; unitId: number; validFrom: LocalDate; note: string }

export type UnitDraft = { id: number; origin: Origin; code: string; versions: VersionDraft[] }

/** The whole country as rows of the tables of `units`. */
export type Country = {
  units: UnitDraft[]
  transitions: TransitionDraft[]
  edges: EdgeDraft[]
  classes: ClassDraft[]
  attributes: AttributeDraft[]
  gaps: GapDraft[]
  aliases: AliasDraft[]
}
