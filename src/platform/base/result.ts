import { type Refusal, Refused } from './refusal.ts'

/** What a decision gives: the outcome, or the reason why not. Refusals are expected answers, never exceptions of the program. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (refusal: Refusal): Result<never> => ({ ok: false, refusal })

/** The outcome; a refusal is thrown, to be carried to whoever opened the transaction. */
export const orThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}
