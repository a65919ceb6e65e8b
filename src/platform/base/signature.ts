/** What a verifier says of one digital signature; null where it does not tell. */
export type SignatureSaid = {
  /** common name of the certificate */
  signer: string | null
  subject: string | null
  issuer: string | null
  /** as the verifier wrote it */
  signedAt: string | null
  /** whether the bytes are those that were signed */
  integrity: boolean | null
  /** whether its certificate is trusted and holds */
  trusted: boolean | null
}

/**
 * `valid`: whole and trusted; `doubtful`: whole, the certificate not known to be trusted; `invalid`: altered or revoked; `unsigned`: there is
 * none; `failed`: the verifier gave no answer; `unchecked`: there is no verifier.
 */
export type SignatureOutcome = 'valid' | 'doubtful' | 'invalid' | 'unsigned' | 'failed' | 'unchecked'

export type SignatureVerdict = {
  outcome: SignatureOutcome
  signatures: SignatureSaid[]
  /** who said it */
  verifier: string
  /** its own words, cut where they are long */
  said: string
}

/** Asks about the signatures of the file at a path. Never throws: what went wrong is the verdict `failed`. */
export type SignatureVerifier = (path: string) => Promise<SignatureVerdict>
