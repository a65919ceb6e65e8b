/** How many worlds are lived through: 20 unless `NTM_SEEDS` says more. */
export const seeds = Array.from({ length: Number(process.env.NTM_SEEDS ?? '20') }, (_, at) => at + 1)

/** Chance that comes out the same for the same seed (mulberry32). */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed * 0x9e3779b9
  }
  /** from 0 to 1, without 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  below(count: number): number {
    return Math.floor(this.next() * count)
  }
  is(share: number): boolean {
    return this.next() < share
  }
  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T
  }
  /** a key as a device makes one */
  uuid(): string {
    const part = (digits: number) => Array.from({ length: digits }, () => this.below(16).toString(16)).join('')
    return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`
  }
}
