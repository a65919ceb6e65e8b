import { bell } from './chance.ts'
import type { Commune } from './country.ts'

/** A commune with how well off it is thought to be: its district's place plus its own. */
export type Ranked = Commune & { strength: number }

type Lift = { among: string[]; atLeast: number }

/** Ranks communes, strongest first. `districts` holds what is added for each district's code; `lift` keeps those named from the bottom. */
export function rank(communes: Commune[], districts: Record<string, number>, lift?: Lift): Ranked[] {
  const own = (c: Commune) => (districts[c.district] ?? 0) + 0.9 * bell('strength', c.code)
  const floor = (c: Commune) => (lift?.among.includes(c.code) ? lift.atLeast + 0.2 * bell('lift', c.code) : Number.NEGATIVE_INFINITY)
  return communes
    .map((c) => ({ ...c, strength: Math.max(own(c), floor(c)) }))
    .sort((a, b) => b.strength - a.strength || (a.code < b.code ? -1 : 1))
}
