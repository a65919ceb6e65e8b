import type { Verb } from './types.ts'

/** A key with which a program works under somebody's assignment, as administrators see it; the key itself nobody sees again. */
export type Token = {
  id: number
  name: string
  personId: number
  personName: string
  postName: string
  unitName: string
  verbs: Verb[]
  madeAt: Date
  madeBy: string
  expiresAt: Date
  /** to the hour; null: never yet */
  usedAt: Date | null
  revokedAt: Date | null
  /** why it opens nothing although nobody revoked it */
  state: 'works' | 'revoked' | 'expired' | 'postEnded' | 'accountClosed'
}

/** An assignment for which a token may be made. */
export type TokenPost = { assignmentId: number; personId: number; personName: string; text: string; verbs: Verb[] }
