import type { FigureKind, FigureStatus, Finding, FoundFigure } from './types.ts'

export const kindNames: Record<FigureKind, string> = {
  communes_total: 'số xã',
  communes_recognised: 'xã đạt chuẩn',
  communes_new: 'xã công nhận trong kỳ',
  communes_meeting_19: 'xã đủ mọi tiêu chí',
  communes_change: 'tăng, giảm số xã',
  avg_criteria: 'bình quân tiêu chí/xã',
  avg_criteria_change: 'tăng, giảm bình quân',
  criteria_met: 'tiêu chí đạt của một đơn vị',
  criteria_met_total: 'tổng lượt tiêu chí đạt',
  criteria_change: 'tăng, giảm số tiêu chí',
  band: 'xã theo nhóm tiêu chí',
  communes_meeting_criterion: 'xã đạt một tiêu chí',
  pct_communes: 'tỷ lệ xã',
  pct_band: 'tỷ lệ của nhóm',
  advanced: 'xã nâng cao',
  model: 'xã kiểu mẫu',
  districts_recognised: 'đơn vị cấp huyện đạt chuẩn',
  villages_recognised: 'thôn đạt chuẩn',
  villages_total: 'số thôn',
  basic_met: 'xã cơ bản đạt',
  capital_allocated: 'vốn phân bổ',
  capital_disbursed: 'vốn giải ngân',
  capital_total: 'tổng vốn',
  capital_remaining: 'vốn còn lại',
  disbursement_pct: 'tỷ lệ giải ngân',
  arrears: 'nợ đọng',
  ocop_products: 'sản phẩm OCOP',
  ocop_stars: 'sản phẩm OCOP theo sao',
  ocop_producers: 'chủ thể OCOP',
  income: 'thu nhập bình quân',
  poverty_rate: 'tỷ lệ nghèo',
  other: 'số khác',
}

export const statusNames: Record<FigureStatus, string> = { actual: 'kết quả', target: 'mục tiêu', plan: 'kế hoạch', estimate: 'ước' }

export const severityNames: Record<Finding['severity'], string> = { error: 'Sai', warning: 'Cần xem lại', note: 'Ghi chú' }

export const findingNames: Record<Finding['kind'], string> = {
  sum: 'Tổng các phần',
  average: 'Bình quân',
  percent: 'Tỷ lệ',
  change: 'Tăng, giảm',
  unit: 'Đơn vị tính',
  bound: 'Giới hạn',
  database: 'So với số liệu',
  earlier: 'So với văn bản khác',
}

/** « 10–14 tiêu chí» behind the name of a band; nothing for other kinds. */
export function bandName({ what, lo, hi }: Pick<FoundFigure, 'what' | 'lo' | 'hi'>): string {
  if (what === 'ocop_stars') return ` (${lo} sao)`
  if (lo === null) return ''
  if (hi === null) return ` (từ ${lo} tiêu chí)`
  return lo === 0 ? ` (dưới ${hi + 1} tiêu chí)` : lo === hi ? ` (${lo} tiêu chí)` : ` (${lo}–${hi} tiêu chí)`
}
