import { type Allowance, take } from './token.rules.ts'

/** callers that are counted at once; the longest unasked goes first, and begins anew when it comes again */
const most = 10_000

/**
 * Counts what each caller asks, so many a minute, in this process: two processes on one database allow twice as much. An allowance
 * refills evenly, so a burst may take it whole.
 */
export function countCalls(perMinute: number) {
  const counted = new Map<string, Allowance>()
  return {
    /** seconds after which a caller who was refused finds one more */
    retryAfter: Math.ceil(60 / perMinute),
    /** Takes one; false when the caller has used all of it up. */
    take(caller: string, now: Date): boolean {
      const left = take(counted.get(caller), perMinute, now.getTime())
      if (!left) return false
      counted.delete(caller)
      counted.set(caller, left)
      const [oldest] = counted.keys()
      if (counted.size > most && oldest !== undefined) counted.delete(oldest)
      return true
    },
  }
}
