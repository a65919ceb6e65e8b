import type { FigureKind } from './types.ts'

/** Keys of the registry by kind of figure; kinds that the registry does not have cannot become reported figures. */
const keys: Readonly<Partial<Record<FigureKind, string>>> = {
  communes_total: 'communes-in-scope',
  communes_recognised: 'communes-recognised',
  communes_new: 'communes-newly-recognised',
  communes_meeting_19: 'communes-all-criteria-met',
  avg_criteria: 'average-criteria-met',
  criteria_met_total: 'criteria-met-total',
  band: 'communes-in-band',
  advanced: 'communes-recognised',
  model: 'communes-recognised',
  villages_recognised: 'villages-recognised',
}

/** What further tells the figure of the registry: its band, its tier, its period. */
export function qualifierOf({
  what,
  lo,
  hi,
  asOf,
}: {
  what: FigureKind
  lo: number | null
  hi: number | null
  asOf: string | null
}): object | null {
  if (what === 'band') return { lo, hi }
  if (what === 'advanced' || what === 'model') return { tier: what }
  if (what === 'communes_recognised') return { tier: 'standard' }
  if (what === 'communes_new' && asOf) return { from: `${asOf.slice(0, 4)}-01-01`, to: asOf }
  return null
}

/** The key of the registry that a kind of figure has; null where the registry does not have it. */
export const keyOf = (what: FigureKind): string | null => keys[what] ?? null
