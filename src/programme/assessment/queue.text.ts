import { formatDate } from '../../platform/text/date.ts'
import { quantity } from '../criteria/text.ts'
import type { Flag } from './flag.rules.ts'
import type { ReviewOutcome, ReviewStage } from './review.types.ts'

/** Where the queue of a stage stands. */
export const queuePaths: Record<ReviewStage, string> = { verified: '/tham-tra', appraised: '/tham-dinh' }
export const queueTitles: Record<ReviewStage, string> = { verified: 'Thẩm tra', appraised: 'Thẩm định' }

/** What is sent for an outcome. */
export const outcomeSlugs: Record<ReviewOutcome, string> = {
  met: 'dat',
  notMet: 'chua-dat',
  notApplicable: 'khong-ap-dung',
  unjudgeable: 'chua-du-can-cu',
  returned: 'tra-lai',
}

export const flagNames: Record<Flag['kind'], string> = {
  jump: 'nhảy vọt',
  nearBar: 'sát ngưỡng',
  twin: 'giống xã khác',
  noProof: 'thiếu minh chứng',
  samePhoto: 'ảnh trùng',
  late: 'quá hạn',
}

/** Why somebody should look: with the values that say so. */
export function flagText(flag: Flag): string {
  switch (flag.kind) {
    case 'jump':
      return `Nhảy vọt, chỉ tiêu ${flag.indicator}: ${quantity(flag.now, flag.unit)} so với ${quantity(flag.before, flag.unit)} ngày ${formatDate(flag.on)}.`
    case 'nearBar':
      return `Sát ngưỡng, chỉ tiêu ${flag.indicator}: ${quantity(flag.now, flag.unit)}, mức ${quantity(flag.bar, flag.unit)}.`
    case 'twin':
      return `Giống xã khác: ${flag.equal} số trùng với ${flag.unitName}.`
    case 'noProof':
      return `Thiếu minh chứng: chỉ tiêu ${flag.indicators.join(', ')}.`
    case 'samePhoto':
      return `Ảnh trùng: tệp hoặc ảnh chụp này cũng là minh chứng của ${flag.unitName ?? 'đơn vị khác'}.`
    case 'late':
      return `Quá hạn từ sau ngày ${formatDate(flag.dueOn)}.`
  }
}
