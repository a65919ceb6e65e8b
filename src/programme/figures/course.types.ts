import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Unit } from '../units/types.ts'
import type { SeriesPoint } from './types.ts'

/** A unit as an address says it: its code, and where the code is meant as of a day, that day. */
export type UnitSlug = { code: string; on: LocalDate | null }

/** What the page of compared units is asked: units, a figure, on which map, drawn how; `text`: a unit to look for. */
export type CourseAsk = {
  units: string[]
  key: string | null
  qualifier: Qualifier
  map: 'atData' | 'today'
  draw: 'value' | 'share'
  text: string
}

/** A point of a unit's course; `carried`: counted over the communes of before, by where they lie today. */
export type CoursePoint = SeriesPoint & { carried: boolean }

/** One unit with its course over its published days, oldest first, and the units of before that hold figures of its territory. */
export type CourseUnit = {
  slug: string
  unit: Unit
  points: CoursePoint[]
  /** places of before whose territory it holds, with published figures of their own */
  before: { slug: string; name: string }[]
  /** of an ended unit: who holds its territory today */
  now: { slug: string; name: string }[]
}
