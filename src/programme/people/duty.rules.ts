import type { Answering } from './duty.types.ts'

/**
 * For which criteria, and where, does somebody answer whose assignment is for some criteria only (null: for all)?
 * A charge with all criteria is narrowed to those; a criterion of two charges stands once.
 */
export function narrow(charges: Answering[], criteria: string[] | null): Answering[] {
  const own = charges.flatMap((one) =>
    criteria === null
      ? [one]
      : one.criterion === null
        ? criteria.map((criterion) => ({ ...one, criterion }))
        : criteria.includes(one.criterion)
          ? [one]
          : [],
  )
  const merged = new Map<string | null, Set<number>>()
  for (const { criterion, unitIds } of own) {
    const units = merged.get(criterion) ?? new Set()
    for (const id of unitIds) units.add(id)
    merged.set(criterion, units)
  }
  return [...merged].map(([criterion, units]) => ({ criterion, unitIds: [...units].sort((a, b) => a - b) }))
}
