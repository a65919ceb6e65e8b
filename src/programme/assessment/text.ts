import type { VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import type { VerdictFact } from './types.ts'

/** A verdict as it is said of a criterion. */
export const verdictText: Record<VerdictValue, string> = {
  met: 'Đạt',
  notMet: 'Chưa đạt',
  notApplicable: 'Không áp dụng',
  unjudgeable: 'Chưa đủ căn cứ',
}

/** One letter for the cells of the matrix. */
export const verdictLetter: Record<VerdictValue, string> = { met: 'Đ', notMet: 'C', notApplicable: 'K', unjudgeable: '?' }

export const stageText: Record<Stage, string> = { self: 'Tự đánh giá', verified: 'Thẩm tra', appraised: 'Thẩm định' }

export const basisText: Record<VerdictFact['basis'], string> = {
  asserted: 'Theo văn bản, chỉ có kết quả',
  judged: 'Tính từ số liệu theo bộ tiêu chí',
}

export const levelNames: ReadonlyMap<string, string> = new Map([
  ['country', 'toàn quốc'],
  ['province', 'tỉnh'],
  ['district', 'huyện'],
  ['commune', 'xã'],
  ['village', 'thôn'],
])
