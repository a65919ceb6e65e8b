import { around, type FactsOf, sameFrame } from './facts.rules.ts'
import type { Told } from './suggest.rules.ts'
import { agreement, printedDecimals, shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

/** Numbers that one slip of the fingers makes of another: one digit changed, or two neighbours swapped. */
export function oneSlipAway(value: number): number[] {
  const digits = String(value)
  const found = new Set<number>()
  for (let i = 0; i < digits.length; i++) {
    for (let d = i === 0 ? 1 : 0; d <= 9; d++) found.add(Number(digits.slice(0, i) + d + digits.slice(i + 1)))
    if (i > 0) found.add(Number(digits.slice(0, i - 1) + digits[i] + digits[i - 1] + digits.slice(i + 1)))
  }
  found.delete(value)
  return [...found].filter((one) => String(one).length === digits.length).sort((a, b) => Math.abs(a - value) - Math.abs(b - value))
}

/** Is there any whole number of communes for which the total gives the average? */
function someCount(total: number, average: FoundFigure): boolean {
  const near = Math.round(total / average.value)
  for (let n = Math.max(1, near - 1); n <= near + 1; n++) if (agreement(total / n, average) !== 'off') return true
  return false
}

/** Total of criteria met ÷ communes = average, within rounding; truncation is a note. */
export function checkAverages(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return figures.flatMap((average, at): Told[] => {
    if (average.what !== 'avg_criteria' || average.status === 'target' || average.value <= 0) return []
    const near = around(figures, at).filter((one) => sameFrame(one, average) && Math.abs(one.start - average.start) < 500)
    const total = near.find((one) => one.what === 'criteria_met_total')
    if (!total) return []
    const stated = near.filter((one) => one.what === 'communes_total').map((one) => one.value)
    const known = facts(average.place, average.asOf)?.communes
    const counts = stated.length > 0 ? stated : known ? [known] : []
    const verdicts = counts.map((n) => agreement(total.value / n, average))
    if (verdicts.includes('rounded') || (counts.length === 0 && someCount(total.value, average))) return []
    return [describe(total, average, counts[0], verdicts.includes('cut'))]
  })
}

function describe(total: FoundFigure, average: FoundFigure, n: number | undefined, cut: boolean): Told {
  const base = {
    kind: 'average' as const,
    sentence: average.sentence,
    start: Math.min(total.start, average.start),
    end: Math.max(total.end, average.end),
    stated: `${total.stated}; ${average.stated}`,
  }
  if (n !== undefined && cut) {
    const exact = shown(total.value / n, 4)
    return {
      ...base,
      computed: shown(total.value / n),
      how: `${total.stated} ÷ ${n} = ${exact}`,
      likely: `Cắt bớt thay vì làm tròn: ${exact} cắt còn ${average.stated}.`,
      severity: 'note',
    }
  }
  const backwards = `${total.stated} ÷ ${average.stated} = ${shown(total.value / average.value)}, không ra số xã nguyên`
  if (n === undefined)
    return { ...base, computed: '', how: backwards, likely: 'Tổng hoặc bình quân ghi sai, hoặc tính trên số xã khác.', severity: 'error' }
  const decimals = printedDecimals(average.stated)
  const slip = oneSlipAway(total.value).find((one) => agreement(one / n, average) !== 'off')
  const slipText =
    slip === undefined
      ? ''
      : `; ${slip} ÷ ${n} = ${shown(slip / n, 4)}${agreement(slip / n, average) === 'cut' ? ` cắt còn ${average.stated}` : ''}`
  return {
    ...base,
    computed: shown(total.value / n, decimals),
    how: `${backwards}; ${total.stated} ÷ ${n} = ${shown(total.value / n)}${slipText}`,
    likely:
      slip === undefined ? 'Tổng hoặc bình quân ghi sai, hoặc tính trên số xã khác.' : `Có thể ${total.stated} là lỗi gõ của ${slip}.`,
    severity: 'error',
  }
}
