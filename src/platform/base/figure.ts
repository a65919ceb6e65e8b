import type { LocalDate } from './local-date.ts'
import type { Ratio } from './ratio.ts'

/**
 * A number that people quote, defined once. The module that owns it writes the definition in its `metrics.ts`;
 * `src/registry.ts` puts all of them together with the reads that answer them.
 */
export type FigureDefinition = {
  /** e.g. `communes-recognised`; stable, used in URLs, targets, reports */
  key: string
  /** Vietnamese name, as officers say it */
  name: string
  /** the sentence that defines it, Vietnamese */
  definition: string
  /** e.g. `xã`, `tiêu chí/xã`, `%` */
  unit: string
  /** what it is counted out of, Vietnamese; null when it stands alone */
  base: string | null
  /** how parts make the whole */
  sums: 'adds' | 'ratioOfSums' | 'never'
  /** at most this many decimals are published */
  decimals: 0 | 1 | 2
  /** which way is better, for targets and arrows; null when neither */
  better: 'up' | 'down' | null
}

/** Why a figure has no value. Unknown is not zero. */
export type Missing = { code: 'noData' | 'notComputable' | 'setEnded' | 'notReleased' | 'notApplicable'; text: string; units?: string[] }

/** What narrows a figure: a band, an upper bound, a criterion, a tier, a period, a year, the set of an earlier value. */
export type Qualifier = {
  lo?: number
  hi?: number | null
  k?: number
  criterion?: string
  tier?: string
  from?: LocalDate
  to?: LocalDate
  year?: number
}

/** One figure in one frame. */
export type FigureValue = {
  key: string
  /** further specification of the same key: a band `{lo, hi}`, a criterion, a tier, a target's date */
  qualifier: Qualifier | null
  /** name with its qualifier, e.g. «Số xã đạt 15–18 tiêu chí» */
  name: string
  /** rounded for people; null with `missing` */
  value: number | null
  /** exact; den = 1 for counts */
  exact: Ratio | null
  unit: string
  base: string | null
  /** day of the newest data that the value rests on; null when there is none */
  asOf: LocalDate | null
  set: string | null
  stage: string | null
  missing: Missing | null
  /** how many of the communes in scope have data, where that matters */
  coverage?: { have: number; of: number }
  /** list of the communes behind it exists (the figure opens) */
  opens: boolean
}
