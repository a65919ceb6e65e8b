import { judgeCriterion } from '../criteria/judge.rules.ts'
import type { CriteriaSet, Facts, Verdict, VerdictValue } from '../criteria/types.ts'

/** What two sets say of one unit with the same values. */
export type UnitJudged = { unitId: number; name: string; before: Verdict[]; after: Verdict[] }

/** What a set says of one unit: its criteria with their rows. */
export const judged = (set: CriteriaSet, facts: Facts): Verdict[] => set.criteria.map((criterion) => judgeCriterion(set, criterion, facts))

/** How many units a row, or a criterion, comes out otherwise for; the first of them by name. */
export type Changed = { toMet: number; toNotMet: number; toUnknown: number; fromUnknown: number; units: string[] }

export type SetImpact = {
  /** units that have values at all, of those that the set judges */
  measured: number
  of: number
  /** units of which at least one criterion comes out otherwise */
  units: number
  /** by row of the new set, under its key there */
  rows: Map<string, Changed>
  /** units by how many criteria they would meet more or fewer: «+1» → 11 */
  balance: { change: number; units: number }[]
}

const rowVerdicts = (criteria: readonly Verdict[]): Map<string, VerdictValue> =>
  new Map(criteria.flatMap(({ parts }) => parts ?? []).map(({ code, verdict }) => [code, verdict]))

const metOf = (criteria: readonly Verdict[]): number => criteria.filter(({ verdict }) => verdict === 'met').length

const none = (): Changed => ({ toMet: 0, toNotMet: 0, toUnknown: 0, fromUnknown: 0, units: [] })

/** as many units as are named of one row */
const named = 8

/** Counts what changes. `pairs`: key of a row of the new set → key of the row of the old one that it continues. */
export function impactOf(all: readonly UnitJudged[], pairs: ReadonlyMap<string, string>, of: number): SetImpact {
  const rows = new Map<string, Changed>()
  const balances = new Map<number, number>()
  let units = 0
  for (const { name, before, after } of all) {
    const [old, now] = [rowVerdicts(before), rowVerdicts(after)]
    let isChanged = false
    for (const [key, oldKey] of pairs) {
      const [from, to] = [old.get(oldKey), now.get(key)]
      if (from === undefined || to === undefined || from === to) continue
      isChanged = true
      const row = rows.get(key) ?? none()
      rows.set(key, row)
      if (row.units.length < named) row.units.push(name)
      if (to === 'unjudgeable') row.toUnknown++
      else if (from === 'unjudgeable') row.fromUnknown++
      else if (to === 'notMet') row.toNotMet++
      else row.toMet++
    }
    const change = metOf(after) - metOf(before)
    balances.set(change, (balances.get(change) ?? 0) + 1)
    if (isChanged || change !== 0) units++
  }
  const balance = [...balances].map(([change, count]) => ({ change, units: count })).sort((a, b) => a.change - b.change)
  return { measured: all.length, of, units, rows, balance }
}
