import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { FundingKind, FundingSource } from '../funding/types.ts'

/** What stands in a cell; null says why, and is shown as «–», never as 0. */
export type FormValue = { value: number | string; missing?: undefined } | { value: null; missing: string }

export type FormColumn = {
  key: string
  head: string
  /** heads of neighbours with the same group stand under it */
  group?: string
  kind: 'text' | 'integer' | 'decimal' | 'percent'
  width: number
}

/** `total`: the sum of all rows of the body above it, in the columns that `sums` of the table names. */
export type FormRow = { role: 'body' | 'group' | 'total'; cells: Record<string, FormValue> }

/** A table of an appendix with everything that says what it is. */
export type FormTable = {
  code: string
  title: string
  /** «ĐVT: xã» */
  unit: string
  place: string
  placeCode: string
  asOf: LocalDate
  source: string
  /** how sure the form is, where it is not our own */
  basis: string | null
  columns: FormColumn[]
  rows: FormRow[]
}

/** Where a cell of a prescribed form takes its value from; `none`: nothing in the system answers, and why. */
export type FormSource =
  | { kind: 'figure'; key: string; qualifier?: Qualifier }
  | { kind: 'money'; sources: readonly FundingSource[]; of?: readonly FundingKind[] }
  | { kind: 'none'; why: string }

export type PrescribedRow = { number: string; label: string; source: FormSource; group?: boolean }

/** A form that somebody prescribes: data, so another edition takes its place without another program. */
export type PrescribedForm = {
  code: string
  level: 'province' | 'commune'
  title: string
  unit: string
  columns: 'results' | 'money'
  /** `criteria`: a row for each criterion of the set, made when it is filled; `indicators`: for each indicator of the commune */
  rows: readonly PrescribedRow[] | 'criteria' | 'indicators'
}
