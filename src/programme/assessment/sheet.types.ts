import type { LocalDate } from '../../platform/base/local-date.ts'
import type { CriteriaSet, Facts, Verdict, VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import type { CriterionState, SheetState } from './procedure.types.ts'

export type { CriterionState, SheetState } from './procedure.types.ts'

export const cellOrigins = ['typed', 'pasted', 'workbook', 'prefilled', 'moved'] as const
export type CellOrigin = (typeof cellOrigins)[number]

/** The self-assessment of a unit by one set in one round. */
export type Sheet = {
  id: number
  unitId: number
  roundId: number
  setId: string
  setVersion: number
  procedure: string
  asOf: LocalDate
  state: SheetState
  /** grows with every write */
  version: number
  sourceId: number
  openedBy: string
  openedAt: Date
  submittedAt: Date | null
  submittedBy: number | null
  successorUnitId: number | null
}

/** What stands in a cell: one measure. `value` and `valueText` are null where what was typed is not a value. */
export type Cell = {
  measure: string
  version: number
  typed: string
  value: number | null
  valueText: string | null
  problem: string | null
  note: string
  origin: CellOrigin
  originNote: string | null
  personId: number
  by: string
  savedAt: Date
}

/** Where a criterion of a sheet stands. */
export type SheetCriterion = {
  criterion: string
  state: CriterionState
  version: number
  reason: string | null
  needs: string | null
  dueOn: LocalDate | null
}

/** The value of a measure before the sheet's day, at the furthest stage that it reached. */
export type Previous = { measure: string; value: number | null; valueText: string | null; on: LocalDate; stage: Stage; source: string }

/** A sheet as it stands, whole: its law, cells, verdicts. `views` tells what of it leaves the server. */
export type WholeSheet = {
  sheet: Sheet
  unitName: string
  unitCode: string
  roundName: string
  opensOn: LocalDate
  dueOn: LocalDate
  set: CriteriaSet
  /** a newer version of the set that covers the sheet's day, null when there is none */
  newerVersion: number | null
  /** the sheet of the unit that this one went into */
  successorSheetId: number | null
  criteria: readonly SheetCriterion[]
  cells: readonly Cell[]
  previous: readonly Previous[]
  /** by the rules of the set, with what is known at stage self; one verdict a criterion, its indicators as parts */
  verdicts: readonly Verdict[]
  /** undefined where the unit did not live on the sheet's day */
  facts: Facts | undefined
}

/** What a device sends to save one cell. `mutation` is its own key: sending twice saves once. `base` is the version that it changed, 0 for an empty cell. */
export type CellChange = {
  measure: string
  mutation: string
  base: number
  typed: string
  note: string
  origin?: CellOrigin
  originNote?: string
}

export type CellOutcome = 'saved' | 'repeated' | 'same' | 'conflict' | 'locked' | 'absent' | 'unknown'

/** What became of a change: the cell as it stands now (the other's value on a conflict), and the criteria that it moved. */
export type SavedCell = {
  outcome: CellOutcome
  sheetVersion: number
  state: SheetState | null
  cell: Cell | null
  verdicts: { criterion: string; verdict: VerdictValue; explanation: string }[]
}

/** Something that keeps a sheet from being submitted. */
export type Gap = { criterion: string; indicator: string; measure: string | null; what: string }
