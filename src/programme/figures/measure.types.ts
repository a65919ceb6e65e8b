import type { CountedTier } from '../recognition/metrics.ts'
import type { CommuneFact } from './types.ts'

/** What maps and tables of parts are coloured and compared by: criteria met, communes that hold a tier, or communes that meet one criterion. */
export type Measure = { kind: 'met' } | { kind: 'tier'; tier: CountedTier } | { kind: 'criterion'; code: string; name: string }

/** Communes of a part that meet one criterion, out of those of which somebody could judge it. */
export type CriterionPart = { partId: number | null; met: number; judged: number }

/** A part under a measure: `num` out of `den`, exact; null where nobody knows. */
export type Mark = { num: number; den: number } | null

/** A commune as a square of a map; `meets`: the criterion that is asked, null where nobody could judge it or none is asked. */
export type TiledCommune = CommuneFact & { meets: boolean | null }
