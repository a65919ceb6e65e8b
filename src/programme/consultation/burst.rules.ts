import type { Counts, Suspicion } from './types.ts'

/**
 * What is too much, or looks made up. These are this system's own limits, not the law's: an address may stand for a whole
 * village behind one telephone mast, so they are wide, and what is suspicious is shown to a person, never thrown away.
 */
export const limits = {
  /** within a quarter of an hour, from one address */
  wrongCodes: 30,
  opinions: 10,
  wrongTracking: 30,
  /** flagged, not refused */
  answersOfOneAddress: 20,
  answersInTenMinutes: 40,
  uniformPapers: 30,
} as const

const minute = 60_000
const floorTo = (at: Date, minutes: number) => new Date(Math.floor(at.getTime() / (minutes * minute)) * minutes * minute)

export const quarterOf = (at: Date): Date => floorTo(at, 15)
export const tenMinutesOf = (at: Date): Date => floorTo(at, 10)
/** tries of before are forgotten */
export const forgottenBefore = (at: Date): Date => new Date(at.getTime() - 60 * minute)

/** What an answer that just came makes suspicious; the address itself is not told. */
export function suspicionsOfArrival(now: Date, came: { inTenMinutes: number; ofAddress: number }): Suspicion[] {
  const found: Suspicion[] = []
  if (came.inTenMinutes >= limits.answersInTenMinutes)
    found.push({ kind: 'manyAtOnce', subject: tenMinutesOf(now).toISOString(), count: came.inTenMinutes })
  if (came.ofAddress >= limits.answersOfOneAddress)
    found.push({ kind: 'oneAddress', subject: quarterOf(now).toISOString(), count: came.ofAddress })
  return found
}

/** Many papers of which not one says anything but «satisfied». */
export function suspicionsOfPapers(batchId: number, papers: number, counts: Record<string, Counts>): Suspicion[] {
  const uniform = Object.values(counts).every(({ satisfied }) => satisfied === papers)
  return uniform && papers >= limits.uniformPapers ? [{ kind: 'uniformPapers', subject: String(batchId), count: papers }] : []
}
