import type { StatedFigure } from './types.ts'

/** Whether a figure says something else than it did: another value, or none where there was one. */
export const hasMoved = (then: StatedFigure, now: StatedFigure): boolean => {
  const [a, b] = [then.figure.exact, now.figure.exact]
  if (a === null || b === null) return (a === null) !== (b === null)
  return a.num * b.den !== b.num * a.den
}
