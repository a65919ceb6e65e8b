import { countedTiers } from '../recognition/metrics.ts'
import type { CriterionPart, Mark, Measure } from './measure.types.ts'
import type { PartRow } from './types.ts'

/**
 * Reads a measure as an address says it (`binh-quan`, `ty-le`, `ty-le.advanced`, `tieu-chi.10`); null for anything else, a criterion that is
 * not among those of the set included.
 */
export function measureOf(asked: string | null, criteria: readonly { code: string; name: string }[]): Measure | null {
  const [kind, narrowed = ''] = (asked ?? '').split(/\.(.*)/s)
  const criterion = criteria.find(({ code }) => code === narrowed)
  const tier = countedTiers.find((one) => one === (narrowed || 'standard'))
  if (kind === 'binh-quan') return { kind: 'met' }
  if (kind === 'ty-le' && tier) return { kind: 'tier', tier }
  return kind === 'tieu-chi' && criterion ? { kind: 'criterion', ...criterion } : null
}

/** How an address says a measure; reading it again gives the same. */
export function measureSlug(measure: Measure): string {
  if (measure.kind === 'met') return 'binh-quan'
  if (measure.kind === 'criterion') return `tieu-chi.${measure.code}`
  return measure.tier === 'standard' ? 'ty-le' : `ty-le.${measure.tier}`
}

/** A row of the table of parts under a measure. `judged`: counts of the criterion asked, by part. */
export function markOf(row: PartRow, measure: Measure, judged: ReadonlyMap<number, CriterionPart>): Mark {
  if (measure.kind === 'met') return row.average
  if (measure.kind === 'tier') {
    const held = row.tiers?.[measure.tier] ?? null
    return held === null || row.covered === 0 ? null : { num: held, den: row.covered }
  }
  const known = judged.get(row.unit.id)
  return known && known.judged > 0 && row.recognised !== null ? { num: known.met, den: known.judged } : null
}
