import type { LocalDate } from '../../platform/base/local-date.ts'

/** What a number in a text is a figure of. */
export const kinds = [
  'communes_total',
  'communes_recognised',
  'communes_new',
  'communes_meeting_19',
  'communes_change',
  'avg_criteria',
  'avg_criteria_change',
  'criteria_met',
  'criteria_met_total',
  'criteria_change',
  'band',
  'communes_meeting_criterion',
  'pct_communes',
  'pct_band',
  'advanced',
  'model',
  'districts_recognised',
  'villages_recognised',
  'villages_total',
  'basic_met',
  'capital_allocated',
  'capital_disbursed',
  'capital_total',
  'capital_remaining',
  'disbursement_pct',
  'arrears',
  'ocop_products',
  'ocop_stars',
  'ocop_producers',
  'income',
  'poverty_rate',
  'other',
] as const
export type FigureKind = (typeof kinds)[number]

export type FigureStatus = 'actual' | 'target' | 'estimate' | 'plan'

/** A piece of text with what it is; `start` and `end` count code points of the NFC text. */
export type Token = {
  type: 'word' | 'number' | 'fraction' | 'range' | 'date' | 'year' | 'document' | 'mark'
  /** lower case, slips mended: what rules look at */
  text: string
  start: number
  end: number
  /** number: its value; fraction: numerator; range: lower end */
  value?: number
  /** fraction: denominator; range: upper end */
  second?: number
  /** code points of the denominator or upper end */
  secondStart?: number
  secondEnd?: number
  /** date and year: the day, or the last day of the month or year, and how exact it was written */
  day?: LocalDate
  precision?: 'day' | 'month' | 'quarter' | 'half' | 'year'
  /** number written in words or with decimals */
  inWords?: boolean
  decimals?: number
}

/** A figure found in a text. */
export type FoundFigure = {
  what: FigureKind
  value: number
  /** of a range «1-2 tiêu chí»: the upper end; `value` is the lower */
  upTo: number | null
  unit: string
  status: FigureStatus
  /** «hơn», «gần», «khoảng», «ít nhất» …; null when stated flatly */
  approx: 'about' | 'over' | 'under' | 'at least' | 'at most' | null
  lo: number | null
  hi: number | null
  criterion: string | null
  place: string | null
  asOf: LocalDate | null
  sentence: string
  start: number
  end: number
  /** as printed */
  stated: string
  /** which rule read it, and the words it rests on: why it was read so */
  because: string
}

export type FoundDirective = { assignee: string; action: string; deadline: string | null; sentence: string }

export type FindingKind = 'sum' | 'average' | 'percent' | 'change' | 'unit' | 'bound' | 'database' | 'earlier'

export type Finding = {
  kind: FindingKind
  sentence: string
  stated: string
  computed: string
  /** the calculation, in figures */
  how: string
  /** the likely reason, Vietnamese */
  likely: string
  severity: 'error' | 'warning' | 'note'
  /** the sentence with the number that the calculation gives, for a person to copy or not; null where the text alone cannot tell it */
  suggestion: string | null
  start: number
  end: number
}
