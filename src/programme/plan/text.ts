import type { RegistrationStatus, SlowKind, SlowRule, TargetStatus } from './types.ts'

export const registrationNames: Record<RegistrationStatus, string> = { proposed: 'Chờ duyệt', approved: 'Đã duyệt', struck: 'Đã loại' }
export const targetStatusNames: Record<TargetStatus, string> = { inForce: 'Đang giao', revised: 'Đã điều chỉnh', withdrawn: 'Đã rút' }

export const slowNames: Record<SlowKind, string> = {
  registeredShort: 'Đã đăng ký đạt chuẩn trong năm nhưng còn thiếu nhiều tiêu chí khi sắp hết hạn',
  fewCriteria: 'Còn ít tiêu chí đạt',
  noProgress: 'Không tăng tiêu chí',
}

/** A rule in words. */
export function slowText({ kind, criteria, months }: Pick<SlowRule, 'kind' | 'criteria' | 'months'>): string {
  if (kind === 'registeredShort') return `Xã đăng ký đạt chuẩn còn thiếu từ ${criteria} tiêu chí khi còn không quá ${months} tháng đến hạn`
  if (kind === 'fewCriteria') return `Xã đạt dưới ${criteria} tiêu chí`
  return `Xã không tăng tiêu chí nào trong ${months} tháng`
}

export const noYear = 'không phải năm (2009–2100)'
export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố; để trống nếu văn bản không nêu`
export const figureUnknown = (key: string) => `không có số liệu tổng hợp mang mã «${key}»; xem danh sách ở trang Các chỉ số`
export const noDenominator = 'mẫu số phải lớn hơn 0'
export const dueBeforeYear = 'thời hạn trước năm đăng ký'
export const dueBeforeSet = 'thời hạn trước ngày giao'
