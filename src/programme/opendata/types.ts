export type ColumnType = 'String' | 'Int32' | 'Decimal' | 'Date' | 'Boolean'

/** A column of a data set: its name for machines, its head for people. */
export type Column = { name: string; head: string; type: ColumnType; width: number }

export const datasetCodes = ['don-vi', 'ban-duyet', 'chi-tieu', 'ket-qua-xa', 'ket-qua-tieu-chi'] as const
export type DatasetCode = (typeof datasetCodes)[number]

/** A set of data that anybody may take away. */
export type Dataset = {
  code: DatasetCode
  /** its name in the OData service */
  entity: string
  name: string
  description: string
  /** what one row is */
  row: string
  /** of which time it tells */
  period: string
  /** how often it changes */
  cycle: string
  source: string
  /** the first column is the key of a row */
  columns: readonly Column[]
  /** its rows come release by release */
  byRelease: boolean
}

export type Value = string | number | boolean | null
export type Row = Record<string, Value>

/** A condition on a row, as `$filter` says it. */
export type Condition =
  | { kind: 'test'; column: string; is: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'; value: Value }
  | { kind: 'and' | 'or'; parts: Condition[] }

/** What a program asks of a data set by OData. */
export type Query = {
  select: string[] | null
  filter: Condition | null
  order: { column: string; down: boolean }[]
  top: number | null
  skip: number
  count: boolean
  /** where a page before this one ended: which release, and which of its rows */
  from: Place
}

export type Place = { release: number; row: number }

export const fileKinds = ['csv', 'xlsx', 'json'] as const
export type FileKind = (typeof fileKinds)[number]
