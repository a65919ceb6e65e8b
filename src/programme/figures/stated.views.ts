import type { ReportedFigure } from './types.ts'

/** The number as printed: «7,46% tiêu chí/xã» says «7,46%» of a figure in tiêu chí/xã; a unit that is part of the number stays. */
export function statedText({ stated, unit }: Pick<ReportedFigure, 'stated' | 'unit'>): string {
  const number = unit !== '' && unit !== '%' && stated.endsWith(unit) ? stated.slice(0, -unit.length).trim() : stated
  return `«${number || stated}»`
}
