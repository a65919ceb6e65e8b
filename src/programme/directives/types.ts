import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Stage } from '../units/types.ts'

export const sourceKinds = ['meeting', 'text', 'document', 'inspection', 'difficulty'] as const
/** Where a conclusion comes from; `id` is that of its own module, null where it has none. */
export type Source = { kind: (typeof sourceKinds)[number]; id: number | null; title: string; day: LocalDate | null }

/** Who answers for a task: a unit, or one of its bodies. */
export type Responsible = { unitId: number; bodyId: number | null }

export const spans = ['month', 'quarter', 'year'] as const
export type Every = (typeof spans)[number]

/** Comes again each period. `dueDay` is a day of the period's last month; null: no day was stated, then an occurrence has none. */
export type Recurrence = { every: Every; dueDay: number | null; until: LocalDate | null }

export const comparisons = ['atLeast', 'atMost', 'equals'] as const
export type Comparison = (typeof comparisons)[number]

/** An expected result that data can tell: a criterion of a commune is met at a stage, or a figure of the responsible unit reaches a value. */
export type Binding =
  | { kind: 'criterion'; setId: string; criterion: string; stage: Stage }
  | { kind: 'figure'; key: string; qualifier: Qualifier; stage: Stage | null; comparison: Comparison; value: number }

/** A piece of work as it is given. Several responsible units make one row that gathers, and one row for each of them. */
export type NewTask = {
  what: string
  sentence: string | null
  to: readonly Responsible[]
  /** bodies that help */
  cooperating: readonly number[]
  /** the expected result in words */
  expected: string | null
  binding: Binding | null
  /** null: no day was stated; never a guess */
  dueOn: LocalDate | null
  /** as the conclusion says it, «theo từng tháng» */
  dueWords: string | null
  recurrence: Recurrence | null
}

/** A conclusion with the work that follows. `key` names it for good, e.g. `meeting:12`: sent again it changes nothing. */
export type Conclusion = { source: Source; key: string; tasks: readonly NewTask[] }

export const openStates = ['assigned', 'accepted', 'reported', 'returned', 'reopened'] as const
export const endStates = ['done', 'closedByData', 'cancelled', 'expired'] as const
export type TaskState = (typeof openStates)[number] | (typeof endStates)[number]

export type StepKind =
  | 'assigned'
  | 'accepted'
  | 'progress'
  | 'reported'
  | 'confirmed'
  | 'returned'
  | 'extended'
  | 'cancelled'
  | 'closedByData'
  | 'reopened'
  | 'expired'
  | 'reminded'
  | 'escalated'
  | 'stopped'

/** Something that happened to a task. */
export type Step = {
  number: number
  kind: StepKind
  on: LocalDate
  by: string
  said: string | null
  percent: number | null
  evidence: string | null
  dueBefore: LocalDate | null
  dueAfter: LocalDate | null
}

export type NewStep = Partial<Pick<Step, 'said' | 'percent' | 'evidence' | 'dueBefore' | 'dueAfter'>> & { kind: StepKind }

/** A task in a list. */
export type TaskLine = {
  id: number
  unitId: number
  unitName: string
  bodyId: number | null
  bodyName: string | null
  what: string
  state: TaskState
  gathers: boolean
  dueOn: LocalDate | null
  dueWords: string | null
  every: Every | null
  period: LocalDate | null
  bound: boolean
  assignedOn: LocalDate
  assignedBy: string
  endedOn: LocalDate | null
  sourceTitle: string
  sourceDay: LocalDate | null
  /** of the tasks under it that were not cancelled: how many there are, are done, are still open, came to their end late or are late */
  parts: number
  partsDone: number
  partsOpen: number
  partsLate: number
  /** last percentage reported */
  percent: number | null
}

/** A task with everything that its page says. */
export type Task = TaskLine & {
  directiveId: number
  source: Source
  parentUnitId: number | null
  parentId: number | null
  sentence: string | null
  cooperating: { id: number; name: string }[]
  expected: string | null
  binding: Binding | null
  dueDay: number | null
  repeatsUntil: LocalDate | null
  seriesId: number | null
  assignerUnitId: number
  assignerBodyId: number | null
  assignerName: string
}

export const taskViews = ['roots', 'mine', 'all'] as const
export type TaskView = (typeof taskViews)[number]
export const stateFilters = ['open', 'overdue', 'undated', 'reported', 'ended', 'any'] as const
export type StateFilter = (typeof stateFilters)[number]

/** What a list is narrowed to. */
export type TaskFilter = { view: TaskView; state: StateFilter; bodyId: number | null; unitId: number | null; text: string }

/** How one body or unit stands with its tasks. */
export type BodyLine = {
  unitId: number
  unitName: string
  bodyId: number | null
  bodyName: string | null
  open: number
  overdue: number
  undated: number
  reported: number
  done: number
  byData: number
}
