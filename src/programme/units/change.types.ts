import type { LocalDate } from '../../platform/base/local-date.ts'

/** Who takes over territory of a unit that ends. A unit that a plan founds has a negative id until the plan is written. */
export type Successor = { unitId: number; code: string; name: string; whole: boolean; share: number | null }

/** A unit that ends, with everybody who takes territory of it. */
export type Ending = { unitId: number; code: string; name: string; on: LocalDate; successors: Successor[] }

/** A unit that goes on over other territory from a day on, or begins: results of before say nothing of it. */
export type Regrounded = { unitId: number; code: string; name: string; on: LocalDate; isNew: boolean }

/** What a change of the map does to units, for everybody who keeps something about them. */
export type MapChange = { endings: Ending[]; regrounded: Regrounded[] }

/** One kind of thing that a change of the map touches: how many, some of them by name, and what becomes of them. */
export type Impact = { kind: string; name: string; count: number; examples: string[]; fate: string }

/** What cannot be carried over a change: parts whose share nobody states, sums that cannot be told, villages without a heir. */
export type Carrying = {
  /** edges without a share, as sentences */
  withoutShare: string[]
  /** population of each unit made, or why it cannot be told */
  population: { name: string; people: number | null; why: string }[]
}
