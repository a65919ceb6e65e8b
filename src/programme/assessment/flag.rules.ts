import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Measure, Verdict } from '../criteria/types.ts'
import { isJump } from './cell.rules.ts'

/** Why somebody should look at a row themselves. */
export type Flag =
  | { kind: 'jump'; indicator: string; now: number; before: number; on: LocalDate; unit: string | null }
  | { kind: 'nearBar'; indicator: string; now: number; bar: number; unit: string | null }
  | { kind: 'twin'; unitName: string; equal: number }
  | { kind: 'noProof'; indicators: string[] }
  | { kind: 'samePhoto'; unitName: string | null }
  | { kind: 'late'; dueOn: LocalDate }

/** Ours, not the law's: wide enough to be worth a look, narrow enough not to cry wolf. */
export const flagLimits = {
  /** so close above (or below) what is asked, in points of per cent, or as a share of the bar for amounts */
  nearBar: { percentPoints: 1, share: 0.02 },
  /** so many values equal to another commune's, of values that at most `shared` communes have */
  twin: { equal: 4, shared: 3 },
} as const

export type Seen = { measure: Measure; now: number | null; before: number | null; beforeOn: LocalDate | null }

/** Values that lie improbably far from last time's. */
export const jumpsIn = (indicator: string, seen: readonly Seen[]): Flag[] =>
  seen.flatMap(({ measure, now, before, beforeOn }) =>
    now !== null && before !== null && beforeOn !== null && isJump(measure, now, before)
      ? [{ kind: 'jump', indicator, now, before, on: beforeOn, unit: measure.unit }]
      : [],
  )

/** Met by a hair: the value lies just on the good side of what is asked. What stands at the end of its scale is not near anything. */
export function nearBar(verdict: Verdict, measure: Measure | undefined): Flag[] {
  const { value, threshold } = verdict
  const bar = threshold?.value
  if (verdict.verdict !== 'met' || !measure || typeof value !== 'number' || typeof bar !== 'number') return []
  if (measure.kind !== 'percent' && measure.kind !== 'number' && measure.kind !== 'score') return []
  if (value === measure.bounds?.[0] || value === measure.bounds?.[1]) return []
  const limit = measure.kind === 'percent' ? flagLimits.nearBar.percentPoints : Math.abs(bar) * flagLimits.nearBar.share
  const near = Math.abs(value - bar) <= limit
  return near ? [{ kind: 'nearBar', indicator: verdict.code, now: value, bar, unit: measure.unit }] : []
}

/** The smallest, the middle and the largest of values; null where there are none. */
export function spreadOf(values: readonly number[]): { low: number; median: number; high: number; count: number } | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high, count] = [sorted[0], sorted.at(-1), sorted.length]
  if (low === undefined || high === undefined) return null
  const middle = Math.floor(count / 2)
  const upper = sorted[middle] as number
  const median = count % 2 === 1 ? upper : Number((((sorted[middle - 1] as number) + upper) / 2).toPrecision(12))
  return { low, median, high, count }
}
