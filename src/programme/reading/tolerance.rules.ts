import { formatNumber } from '../../platform/text/number.ts'
import type { FoundFigure } from './types.ts'

/** How many decimals a figure was printed with. */
export function printedDecimals(stated: string): number {
  const grouped = /^\d{1,3}(\.\d{3})+$/.test(stated)
  return grouped ? 0 : (/[,.](\d+)/.exec(stated)?.[1]?.length ?? 0)
}

/**
 * The interval that a printed number stands for: half a unit of its last digit either way;
 * «hơn» leaves a whole unit of the last digit above, «gần» one below, «khoảng» two percent either way.
 */
export function interval(figure: Pick<FoundFigure, 'value' | 'stated' | 'approx'>): [number, number] {
  const unit = 10 ** -printedDecimals(figure.stated)
  const { value, approx } = figure
  if (approx === 'over' || approx === 'at least') return [value - unit / 2, value + unit]
  if (approx === 'under' || approx === 'at most') return [value - unit, value + unit / 2]
  if (approx === 'about') return [value - Math.max(unit / 2, value * 0.02), value + Math.max(unit / 2, value * 0.02)]
  return [value - unit / 2, value + unit / 2]
}

const slack = 1e-9

/** Does an exact number lie where a printed one says? `rounded` within half a unit, `cut` when only truncation explains it. */
export function agreement(exact: number, figure: Pick<FoundFigure, 'value' | 'stated' | 'approx'>): 'rounded' | 'cut' | 'off' {
  const [low, high] = interval(figure)
  if (exact >= low - slack && exact <= high + slack) return 'rounded'
  const unit = 10 ** -printedDecimals(figure.stated)
  return exact >= figure.value - slack && exact < figure.value + unit ? 'cut' : 'off'
}

/** Do two intervals meet? */
export const meet = (a: [number, number], b: [number, number]): boolean => a[0] <= b[1] + slack && b[0] <= a[1] + slack

export const add = (a: [number, number], b: [number, number]): [number, number] => [a[0] + b[0], a[1] + b[1]]

/** A number as it stands in a calculation: up to `decimals` decimals, Vietnamese. */
export const shown = (value: number, decimals = 2): string =>
  formatNumber(Math.round(value * 10 ** decimals) / 10 ** decimals, Number.isInteger(value) ? 0 : decimals)
    .replace(/(,\d*?)0+$/, '$1')
    .replace(/,$/, '')
