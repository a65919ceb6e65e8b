/** A number of the law as whole and scale: 1.10 → 11 × 10⁻¹. Exact for every decimal that people write. */
function decimalOf(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** −1, 0 or 1. Measures are decimals: 1.1 × 50 is 55, not 55.000000000000007. */
export function compareProducts(left: readonly number[], right: readonly number[]): -1 | 0 | 1 {
  const [a, b] = [productOf(left), productOf(right)]
  const scale = Math.max(a.scale, b.scale)
  const difference = a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Two numbers as they were written: no arithmetic, so nothing to be inexact about. */
export const compareExact = (left: number, right: number): -1 | 0 | 1 => (left < right ? -1 : left > right ? 1 : 0)

/** The product as a number, without the dust of binary fractions. */
export function timesExact(...factors: number[]): number {
  const { digits, scale } = productOf(factors)
  return Number(`${digits}e-${scale}`)
}

function productOf(factors: readonly number[]): { digits: bigint; scale: number } {
  return factors.map(decimalOf).reduce((a, b) => ({ digits: a.digits * b.digits, scale: a.scale + b.scale }), { digits: 1n, scale: 0 })
}
