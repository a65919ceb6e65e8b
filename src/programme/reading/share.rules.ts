import { around, type FactsOf } from './facts.rules.ts'
import type { Told } from './suggest.rules.ts'
import { agreement, interval, printedDecimals, shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

const counts = new Set([
  'communes_recognised',
  'communes_meeting_19',
  'band',
  'communes_new',
  'villages_recognised',
  'districts_recognised',
  'advanced',
  'model',
])

/** The count that a percentage follows in the same sentence. */
function countBefore(figures: readonly FoundFigure[], at: number): FoundFigure | null {
  const share = figures[at] as FoundFigure
  for (let i = at - 1; i >= 0 && i >= at - 2; i--) {
    const one = figures[i] as FoundFigure
    if (one.sentence !== share.sentence) return null
    if (counts.has(one.what)) return one
    if (one.what !== 'communes_total' && one.what !== 'villages_total') return null
  }
  return null
}

/** a ÷ b = p %, where a and p stand side by side and b is stated in the text. */
export function checkShares(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return figures.flatMap((share, at): Told[] => {
    if (share.what !== 'pct_communes' && share.what !== 'pct_band') return []
    const count = countBefore(figures, at)
    if (!count) return []
    const near = around(figures, at)
    const fraction = near[near.indexOf(count) + 1]
    const own =
      fraction?.what === 'communes_total' && fraction.because === 'mẫu số' && fraction.sentence === count.sentence ? [fraction.value] : null
    const stated = own ?? near.filter((one) => one.what === 'communes_total' && one.place === count.place).map((one) => one.value)
    const known = facts(count.place, count.asOf)?.communes
    const bases = stated.length > 0 ? stated : known && count.unit === 'xã' ? [known] : []
    if (bases.length === 0) return []
    const verdicts = bases.map((base) => agreement((count.value / base) * 100, share))
    if (verdicts.includes('rounded')) return []
    const base = bases[0] as number
    const exact = (count.value / base) * 100
    const how = `${shown(count.value)} ÷ ${shown(base)} = ${shown(exact, printedDecimals(share.stated) + 1)}%`
    const common = {
      kind: 'percent' as const,
      sentence: share.sentence,
      stated: `${share.stated}%`,
      computed: `${shown(exact, Math.max(1, printedDecimals(share.stated)))}%`,
      how,
      start: share.start,
      end: share.end,
    }
    if (verdicts.includes('cut')) return [{ ...common, likely: 'Cắt bớt thay vì làm tròn.', severity: 'note' } satisfies Told]
    // a share that fits no stated base was taken on another one: how many would it be
    const [low, high] = interval(share)
    const other = Math.round((count.value * 100) / share.value)
    const fits = (count.value / other) * 100 >= low && (count.value / other) * 100 <= high
    return [
      {
        ...common,
        likely: fits ? `Tính trên mẫu số khác (${shown(other)}).` : 'Tỷ lệ hoặc số đếm ghi sai.',
        severity: own ? 'error' : 'warning',
      } satisfies Told,
    ]
  })
}
