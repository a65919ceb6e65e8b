import type { Ratio } from '../../platform/base/ratio.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { stageNames } from '../assessment/sheet.text.ts'
import { comparisonNames } from './text.ts'
import type { Binding, Comparison } from './types.ts'

/** Whether a figure is what was asked for; null where it has no value: unknown closes nothing and reopens nothing. */
export function reaches(exact: Ratio | null, comparison: Comparison, value: number): boolean | null {
  if (exact === null || exact.den === 0) return null
  const [have, want] = [exact.num, value * exact.den]
  return comparison === 'atLeast' ? have >= want : comparison === 'atMost' ? have <= want : have === want
}

/** «Tiêu chí 17 (bộ xa-2021) đạt ở cấp thẩm định», «Số xã … từ 14 xã»; `figure`: name and unit of the figure. */
export function bindingText(binding: Binding, figure: { name: string; unit: string } | null): string {
  if (binding.kind === 'criterion') return `Tiêu chí ${binding.criterion} (bộ ${binding.setId}) đạt ở cấp ${stageNames[binding.stage]}`
  const { key, comparison, value } = binding
  return `${figure?.name ?? key} ${comparisonNames[comparison]} ${formatNumber(value)} ${figure?.unit ?? ''}`.trim()
}
