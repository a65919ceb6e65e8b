/** What somebody may do: `burst` at once, and `perSecond` for ever. */
export type Rate = { perSecond: number; burst: number }

/** Takes `cost` from the bucket of `key`; the seconds after which it could be taken where it is empty, else 0. */
export type Take = (key: string, cost: number, now: number) => number

/**
 * A bucket of tokens for each key, that fills while nothing is taken. `most` keys are kept: the least recently seen is forgotten, which
 * gives it a full bucket again. `now` in milliseconds.
 */
export function createBuckets({ perSecond, burst }: Rate, most: number): Take {
  const buckets = new Map<string, { left: number; at: number }>()
  return (key, cost, now) => {
    const known = buckets.get(key)
    buckets.delete(key)
    const left = known ? Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond) : burst
    const price = Math.min(cost, burst)
    const taken = left >= price
    buckets.set(key, { left: taken ? left - price : left, at: now })
    if (buckets.size > most) buckets.delete(buckets.keys().next().value as string)
    return taken ? 0 : Math.max(1, Math.ceil((price - left) / perSecond))
  }
}
