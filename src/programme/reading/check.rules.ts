import { checkAverages } from './average.rules.ts'
import { checkBounds } from './bound.rules.ts'
import { checkAgainstData, checkRise } from './change.rules.ts'
import { type FactsOf, noFacts } from './facts.rules.ts'
import { checkMoney } from './money.rules.ts'
import { checkBands } from './partition.rules.ts'
import { checkShares } from './share.rules.ts'
import type { Finding, FoundFigure } from './types.ts'

/**
 * Everything in a text that does not agree: with itself, with what can be, and (through `facts`) with the database.
 * Silence where all is well. Tolerances stand in tolerance.rules.ts.
 */
export function check(figures: readonly FoundFigure[], facts: FactsOf = noFacts): Finding[] {
  const checks = [checkBounds, checkBands, checkAverages, checkShares, checkMoney, checkRise, checkAgainstData]
  return checks.flatMap((one) => one(figures, facts)).sort((a, b) => a.start - b.start)
}
