import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { refusals } from './refusals.text.ts'
import type { Series } from './types.ts'

/** A symbol as somebody typed it; empty stays empty, to be made from type and body. */
export function readSymbol(typed: string): Result<string> {
  const symbol = tidy(typed).replace(/^\//, '')
  return symbol === '' || /^[\p{L}\d&.]+(?:-[\p{L}\d&.]+)*$/u.test(symbol) ? done(symbol) : refused(refusals.badSymbol(symbol))
}

/** The number that a document on paper bears: the next of its series, so that nothing is left out; the one where it was given is told. */
export function readPaperOrdinal(
  typed: string,
  { last, began, name }: Pick<Series, 'last' | 'began' | 'name'>,
): Result<number | { taken: number }> {
  const text = tidy(typed)
  const ordinal = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (ordinal < 1) return refused(refusals.badOrdinal)
  if (ordinal <= began) return refused(refusals.takenBefore(ordinal, name))
  if (ordinal <= last) return done({ taken: ordinal })
  return ordinal === last + 1 ? done(ordinal) : refused(refusals.leavesGap(ordinal, last + 1))
}
