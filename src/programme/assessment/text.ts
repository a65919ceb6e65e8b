import type { Stage } from '../units/types.ts'
import type { VerdictFact } from './types.ts'

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
