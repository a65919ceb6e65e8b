import { periodName } from './period.rules.ts'
import type { Report } from './types.ts'

/** «Báo cáo 6 tháng đầu năm 2026». */
export const titleOf = (period: Pick<Report, 'kind' | 'year' | 'number'>, firstYear?: number): string =>
  `Báo cáo ${periodName(period, firstYear)}`
