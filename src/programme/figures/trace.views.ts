import type { FigureDefinition, FigureValue } from '../../platform/base/figure.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { averageText, shareText } from './page.views.ts'
import type { Behind } from './types.ts'

function formulaOf({ exact }: FigureValue, behind: Behind | null): string {
  if (exact && exact.den !== 1) return `${formatNumber(exact.num)} ÷ ${formatNumber(exact.den)} = ${averageText(exact, 2) ?? '–'}`
  if (!behind) return 'đếm theo định nghĩa'
  const share = shareText(behind.numerator.length, behind.denominator.length)
  return `đếm ${formatNumber(behind.numerator.length)} xã trong ${formatNumber(behind.denominator.length)} xã của mẫu số${share ? ` (${share})` : ''}`
}

/** What is told of a figure: nothing was counted where it has no value, and what stands alone has no base. */
export function traceFacts(
  definition: FigureDefinition,
  figure: FigureValue | null,
  behind: Behind | null,
): { name: string; value: string }[] {
  const known = figure !== null && figure.value !== null
  return [
    { name: 'Định nghĩa', value: definition.definition },
    ...(known ? [{ name: 'Cách tính', value: formulaOf(figure, behind) }] : []),
    ...(definition.base === null ? [] : [{ name: 'Mẫu số', value: definition.base }]),
    ...(known ? [{ name: 'Ngày của số liệu mới nhất', value: figure.asOf ? formatDate(figure.asOf) : '–' }] : []),
  ]
}
