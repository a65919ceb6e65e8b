import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Certainty } from '../calendar/types.ts'
import type { Finding } from '../reading/types.ts'
import type { Level, Stage } from '../units/types.ts'

export const reportKinds = ['month', 'quarter', 'halfYear', 'year', 'phase', 'decade'] as const
export type ReportKind = (typeof reportKinds)[number]

export type ReportLevel = 'commune' | 'district' | 'province'

/** Which period: `year` of a phase or of ten years is the last one, `number` is 1–12, 1–4, 1–2 or 1. */
export type Period = { kind: ReportKind; year: number; number: number }

/**
 * Days of a report, by months from the last one of its period (0; the first day: from its first one). The day of sending is a day of a month, or so
 * many working days after the closing day.
 */
export type Days = {
  firstMonth: number
  firstDay: number
  closeMonth: number
  closeDay: number
  send: { month: number; day: number } | { after: number }
  /** working days at least from closing to sending */
  gap: number
}

/** A report that is asked for at a level, as it holds for a unit: with what a unit above settled. */
export type Regime = Days & {
  code: string
  level: ReportLevel
  kind: ReportKind
  name: string
  receiver: Level
  content: 'words' | 'data' | 'both'
  method: string
  required: boolean
  source: string
  certainty: Certainty
  sendSource: string
  sendCertainty: Certainty
  /** whose setting it is; null: as the law or the system has it */
  setBy: { unitId: number; unitName: string; version: number; by: string } | null
}

/** What a unit settled. */
export type Setting = {
  required: boolean
  closeMonth: number
  closeDay: number
  sendMonth: number
  sendDay: number
  document: string
}

/** Slots are written `{{name}}`, with a facet `{{name.thay-doi}}`; what stands between square brackets falls away where a slot in it says nothing. */
export type OutlineSentence = {
  key: string
  /** a sentence with slots */
  text: string
  /** a sentence with one part for each slot whose name begins so: `item` has `{{*}}` where the slot stands */
  each?: { prefix: string; item: string }
  /** lines that a list gives, under the sentence */
  list?: ListKey
  /** what is said where the list has no line */
  empty?: string
}

/** A section of an outline: at the first level, or under one. */
export type OutlineSection = {
  key: string
  /** as it prints: «I», «1» */
  number: string
  title: string
  level: 1 | 2
  sentences: OutlineSentence[]
  /** what the people who write are to add, that no data tell */
  prompt: string
}

export type Outline = { subject: string; sections: OutlineSection[] }
export type OutlineAt = { outline: Outline; unitId: number | null; version: number | null }

export const listKeys = ['behind', 'tasks', 'proposals', 'missing'] as const
export type ListKey = (typeof listKeys)[number]

/** What a figure of a report is asked of. */
export type QuotedFrame = {
  unitId: number
  unitCode: string
  unitName: string
  asOf: LocalDate
  mapOf: LocalDate
  set: string
  setLabel: string
  stage: Stage
  scope: string
}

/** A figure as a report quotes it, with everything that says what it is. */
export type Quoted = {
  slot: string
  /** key in the registry of figures; null: counted from the rows of a module */
  key: string | null
  name: string
  definition: string
  unit: string
  style: 'count' | 'average' | 'percent' | 'money'
  decimals: number
  value: number | null
  exact: Ratio | null
  /** what it is counted out of */
  of: number | null
  /** why it has no value */
  missing: string | null
  /** day of the newest data behind it */
  asOf: LocalDate | null
  frame: QuotedFrame
  previous: { value: number; exact: Ratio; on: LocalDate } | null
  /** exact difference to the previous period; null with the reason */
  change: Ratio | null
  noChange: string | null
  target: { value: number; due: LocalDate; document: string; distance: number | null; reached: boolean | null } | null
  /** where it comes from and is mended */
  origin: { text: string; href: string }
}

/** Lines of a list: each with its figures as slots of its own. */
export type Lists = Record<ListKey, { lines: string[]; missing: string | null; more: number }>

/** Everything that a report is composed from. */
export type Ledger = {
  frame: QuotedFrame
  period: Period
  level: ReportLevel
  opensOn: LocalDate
  closesOn: LocalDate
  previousOn: LocalDate
  figures: Quoted[]
  lists: Lists
  /** reports of the units below: how many are asked for, how many came, who is missing */
  below: Below | null
}
export type Below = { regime: string; asked: number; came: number; missing: string[] }

/** One sentence of a section, as it stands in the report. */
export type Sentence = {
  key: string
  kind: 'generated' | 'own'
  /** with tokens for figures */
  text: string
  /** lines under it */
  lines: string[]
  /** of one that says that figures are missing */
  honest: boolean
  dropped: string | null
  /** somebody put its words differently */
  reworded: boolean
}
export type ComposedSection = Pick<OutlineSection, 'key' | 'number' | 'title' | 'level' | 'prompt'> & { sentences: Sentence[] }

/** What somebody changed of a section: in the order in which sentences stand. `text` null: as generated. */
export type EditItem = { key: string; kind: 'generated' | 'own'; text: string | null; dropped: string | null }

export const reportStates = ['draft', 'submitted', 'returned', 'approved', 'sent', 'received', 'aggregated'] as const
export type ReportState = (typeof reportStates)[number]
export const reportSteps = ['submit', 'sendBack', 'approve', 'send', 'receive', 'reject', 'aggregate', 'correct'] as const
export type ReportStep = (typeof reportSteps)[number]

export type Report = {
  id: number
  unitId: number
  unitName: string
  unitCode: string
  unitLevel: Level
  provinceName: string | null
  regime: string
  regimeName: string
  level: ReportLevel
  kind: ReportKind
  year: number
  number: number
  opensOn: LocalDate
  closesOn: LocalDate
  dueOn: LocalDate
  dueSource: string
  bodyId: number
  bodyName: string
  bodyKind: string
  outline: Outline
  outlineVersion: number | null
  state: ReportState
  steps: number
  frozen: number
  sent: number | null
  because: string | null
  begunBy: string
}

export type StepTaken = {
  number: number
  verb: ReportStep | 'start'
  toState: ReportState
  version: number | null
  reason: string
  by: string
  post: string
  at: Date
}

/** A table of an appendix, as it was when the report was frozen. */
export type AppendixTable = {
  code: string
  title: string
  /** «ĐVT: …» */
  unit: string
  columns: { key: string; head: string; numeric: boolean }[]
  rows: Record<string, string | number | null>[]
  source: string
}

/** Everything that a report says, at the moment at which it is frozen. */
export type FrozenContent = { ledger: Ledger; sections: ComposedSection[]; checked: { findings: number; acknowledged: number } }
export type Version = {
  version: number
  content: FrozenContent
  appendices: AppendixTable[]
  partial: boolean
  hash: string
  because: string
  frozenBy: string
  frozenAt: Date
}

/** A unit below with its report of the same period; null: it has not begun one. */
export type BelowLine = {
  unitId: number
  code: string
  name: string
  reportId: number | null
  state: ReportState | null
  sent: number | null
  sentAt: Date | null
}

/** A task that goes on after the period. */
export type OpenTask = { what: string; unitName: string; dueOn: LocalDate | null }

/** A finding of the checker on a report: in which section, in whose words, and whether somebody said why it stays. */
export type Checked = { key: string; section: string; own: boolean; finding: Finding; reason: string | null }
