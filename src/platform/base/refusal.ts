/**
 * An expected "no": a code, a Vietnamese sentence that says what to do, and the offenders by name.
 * `status` is the HTTP status that the edge answers with.
 */
export type Refusal = {
  code: string
  /** one Vietnamese sentence, no exclamation mark: what is wrong and what to do */
  text: string
  /** each offender: where it stands and what is wrong with it */
  offenders?: { where: string; what: string }[]
  status?: 400 | 401 | 403 | 404 | 409 | 413 | 414 | 422 | 429 | 503
}

/** Carries a refusal out of deep code to the edge; anything else thrown is a bug. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.text)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** Told by name, not by class: the page build and the command line each hold a copy of this file. */
export const isRefused = (error: unknown): error is Refused => error instanceof Error && error.name === 'Refused' && 'refusal' in error

/** Throws it. */
export const refuse = (refusal: Refusal): never => {
  throw new Refused(refusal)
}
