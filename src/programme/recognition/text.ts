import type { Tier } from '../criteria/types.ts'
import type { RecognitionKind } from './types.ts'

export const tierText: Record<Tier, string> = {
  standard: 'đạt chuẩn nông thôn mới',
  advanced: 'đạt chuẩn nông thôn mới nâng cao',
  model: 'đạt chuẩn nông thôn mới kiểu mẫu',
  modern: 'đạt chuẩn nông thôn mới hiện đại',
  completion: 'hoàn thành nhiệm vụ xây dựng nông thôn mới',
}

export const kindText: Record<RecognitionKind, string> = { recognition: 'công nhận', acknowledgement: 'thừa nhận sau sáp nhập' }

export const revokedTooEarly = 'ngày thu hồi phải sau ngày quyết định'
export const revokedWithoutDay = 'có số quyết định thu hồi mà thiếu ngày thu hồi'
export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố; để trống nếu văn bản không nêu`
export const notMerged = 'không phải xã hình thành do sáp nhập trước ngày quyết định; dùng loại cong-nhan'
export const predecessorsNot = (names: readonly string[]) =>
  `chỉ thừa nhận khi mọi xã trước sáp nhập đều đã được công nhận; chưa được công nhận: ${names.join(', ')}`
