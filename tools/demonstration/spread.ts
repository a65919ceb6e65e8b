/** One commune waiting for its number of criteria: `pull` is where it leans, `lo`…`hi` what it may have. */
export type Leaning = { code: string; pull: number; lo: number; hi: number }

/**
 * Gives each commune a whole number of criteria within its bounds so that they sum to `total` exactly:
 * everyone moves by the same shift, then the parts below one go to the largest remainders.
 * Throws where the bounds cannot hold the total, which is a mistake in the constants of a province.
 */
export function spread(communes: Leaning[], total: number): Map<string, number> {
  const sum = (of: (c: Leaning) => number) => communes.reduce((all, c) => all + of(c), 0)
  if (sum((c) => c.lo) > total || sum((c) => c.hi) < total) {
    throw new Error(`${communes.length} communes hold ${sum((c) => c.lo)}…${sum((c) => c.hi)} criteria, not ${total}`)
  }
  const at = (shift: number) => (c: Leaning) => Math.min(c.hi, Math.max(c.lo, c.pull + shift))
  let [low, high] = [-60, 60]
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (sum(at(middle)) < total) low = middle
    else high = middle
  }
  const exact = communes.map((c) => ({ ...c, real: at(low)(c), whole: Math.floor(at(low)(c)) }))
  let left = total - exact.reduce((all, c) => all + c.whole, 0)
  const byRemainder = [...exact].sort((a, b) => b.real - b.whole - (a.real - a.whole) || (a.code < b.code ? -1 : 1))
  for (const c of byRemainder) {
    if (left === 0) break
    if (c.whole < c.hi) {
      c.whole++
      left--
    }
  }
  if (left !== 0) throw new Error(`${left} criteria could not be placed`)
  return new Map(exact.map((c) => [c.code, c.whole]))
}
