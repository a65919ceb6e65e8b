/** An exact number on its way: numerator and denominator are integers (or exact decimals as text handled by the owner). */
export type Ratio = { num: number; den: number }

/**
 * Rounds num/den half away from zero to `decimals` places, once, at the edge.
 * Exact for |num| · 10^decimals · 2 < 2^53 (BigInt beyond is not needed for counts of communes).
 */
export function roundRatio({ num, den }: Ratio, decimals: number): number | null {
  if (den === 0) return null
  const scale = 10n ** BigInt(decimals)
  const top = BigInt(num) * scale * 2n
  const bottom = BigInt(den) * 2n
  const sign = top < 0n !== bottom < 0n && top !== 0n ? -1n : 1n
  const [absTop, absBottom] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const rounded = sign * ((absTop * 2n + absBottom) / (absBottom * 2n))
  return Number(rounded) / Number(scale)
}
