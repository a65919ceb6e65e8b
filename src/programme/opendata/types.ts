import type { LocalDate } from '../../platform/base/local-date.ts'

/** How a value of a field is written; `decimal` is exact up to 15 digits, `date` a day of Việt Nam. */
export type FieldKind = 'text' | 'integer' | 'decimal' | 'date' | 'boolean'

export type Field = {
  /** in files and in the feed; stable, Latin letters */
  name: string
  /** as people say it; may carry its unit */
  label: string
  kind: FieldKind
  note?: string
}

export type Value = string | number | boolean | null
export type Row = Record<string, Value>

export const formats = ['csv', 'xlsx', 'json', 'sdmx.csv'] as const
export type Format = (typeof formats)[number]

export const datasetCodes = [
  'don-vi',
  'thay-doi-don-vi',
  'dinh-nghia-so-lieu',
  'ban-duyet',
  'so-lieu',
  'ket-qua-xa',
  'ket-qua-tieu-chi',
  'gia-tri-chi-tieu',
  'cong-nhan',
  'ocop',
  'von-cong-bo',
  'muc-tieu',
] as const
export type DatasetCode = (typeof datasetCodes)[number]

/** A set of data that anybody may take away. Its code stands in addresses and never changes its meaning. */
export type Dataset = {
  code: DatasetCode
  /** of the feed: the set, and the type of what it holds */
  set: string
  type: string
  name: string
  description: string
  fields: readonly Field[]
  /** the fields that name a row, in the order in which rows leave */
  key: readonly string[]
  /** what the numbers are counted in */
  unit: string
  /** of which time the rows are */
  period: string
  /** when new rows come */
  cycle: string
  source: string
  formats: readonly Format[]
  /** from which fields an observation of SDMX is made */
  series?: SeriesFields
}

/** The fields of an observation: where, when, what, under which set and stage; `indicator` may be a word instead of a field. */
export type SeriesFields = {
  flow: string
  area: string
  time: string
  indicator: { field: string; qualifier?: string } | { fixed: string }
  /** set and stage of the release */
  set: string
  stage: string
  release: string
  value: string
  unit: { field: string } | { fixed: string }
  /** said where there is no value */
  missing?: string
  source: string
}

/** The state of a data set: when it last changed, and a word that differs between two states. */
export type Freshness = { updatedOn: LocalDate | null; mark: string }

export type Licence = { name: string; url: string | null }

/** What the owner of the site chose: under which licence, at which address; null: nobody chose. */
export type Owner = { licence: Licence | null; publicUrl: string | null }
