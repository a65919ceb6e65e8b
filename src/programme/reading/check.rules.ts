import { checkAverages } from './average.rules.ts'
import { checkBounds } from './bound.rules.ts'
import { checkAgainstData, checkRise } from './change.rules.ts'
import { type FactsOf, noFacts } from './facts.rules.ts'
import { checkMoney } from './money.rules.ts'
import { checkBands } from './partition.rules.ts'
import { checkShares } from './share.rules.ts'
import { suggestionOf, type Told } from './suggest.rules.ts'
import type { Finding, FoundFigure } from './types.ts'

/**
 * Everything in a text that does not agree: with itself, with what can be, and (through `facts`) with the database.
 * Silence where all is well. Tolerances stand in tolerance.rules.ts.
 */
export function check(figures: readonly FoundFigure[], facts: FactsOf = noFacts): Finding[] {
  const checks = [checkBounds, checkBands, checkAverages, checkShares, checkMoney, checkRise, checkAgainstData]
  const found = checks.flatMap((one) => one(figures, facts))
  // a number that is wrong in itself need not be told again that the data say otherwise
  const wrong = found.filter((one) => one.severity === 'error')
  const told = (one: Told) =>
    one.kind === 'database' && wrong.some((other) => other !== one && other.start < one.end && other.end > one.start)
  return found
    .filter((one) => !told(one))
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, suggestion: suggestionOf(one) }))
}
