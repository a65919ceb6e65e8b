import { createHash } from 'node:crypto'
import type { Entered } from './types.ts'

/** how long a look at the database is believed, in milliseconds */
const freshness = 5_000
/** sessions that are kept at most; the longest unasked goes first */
const most = 10_000

type Kept = { entered: Entered; today: string; lookedAt: number }

/**
 * Who stands behind a session, for some seconds: officers save cells at hundreds a second, and nobody's post changes as often.
 * What this process does itself (sign-out, another role, an account disabled) forgets the person at once. A second process on the same
 * database learns of it with its next look, so it believes an ended session or an ended post for at most five seconds more.
 */
export function rememberVisits() {
  const kept = new Map<string, Kept>()
  let changes = 0
  const drop = (isMeant: (one: Entered) => boolean) => {
    changes++
    for (const [key, { entered }] of kept) if (isMeant(entered)) kept.delete(key)
  }
  return {
    /** Under which key a request's cookies are remembered: all of them, so that equal keys mean equal questions; never the token itself. */
    keyOf: (cookie: string): string => createHash('sha256').update(cookie).digest('base64'),
    /** To be taken before the look that `keep` is given: what changed in between is not believed. */
    stamp: (): number => changes,
    get(key: string, { today, now }: { today: string; now: Date }): Entered | null {
      const known = kept.get(key)
      if (!known) return null
      const age = now.getTime() - known.lookedAt
      if (age >= 0 && age < freshness && known.today === today) return known.entered
      kept.delete(key)
      return null
    },
    keep(key: string, entered: Entered, { today, now, stamp }: { today: string; now: Date; stamp: number }): void {
      if (stamp !== changes) return
      kept.delete(key)
      kept.set(key, { entered, today, lookedAt: now.getTime() })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    /** After anything that changes what a person may do or whether a session lives. */
    forget: (personId: number): void => drop(({ actor }) => actor.personId === personId),
    /** After what may change it for several persons. */
    forgetAll: (): void => drop(() => true),
  }
}
