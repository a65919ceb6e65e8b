import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { WatchActKind, WatchGroup } from './watch.types.ts'

export const groupNames: Record<WatchGroup, string> = {
  risk: 'Nguy cơ thu hồi',
  near: 'Cần chú ý',
  unknown: 'Chưa đủ căn cứ',
  stable: 'Ổn định',
}

export const groupLeads: Record<WatchGroup, string> = {
  risk: 'Quy định về thu hồi đã ứng với kết quả hiện có. Không có gì tự động: thu hồi là một quyết định có hồ sơ riêng.',
  near: 'Còn 1 tiêu chí nữa là vào khung thu hồi.',
  unknown: 'Chưa có quy định để tính, hoặc các tiêu chí chưa rõ còn có thể làm thay đổi kết luận.',
  stable: 'Chưa vào khung thu hồi, dù các tiêu chí chưa rõ ra sao.',
}

export const actNames: Record<WatchActKind, string> = { review: 'Rà soát năm', explanation: 'Yêu cầu giải trình' }

/** Addresses of the page's lists. */
export const groupSlugs: Record<WatchGroup, string> = { risk: 'nguy-co', near: 'chu-y', unknown: 'chua-ro', stable: 'on-dinh' }

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const watchRefusals = {
  unknown: no('watch.unknown', 'Không tìm thấy xã đang giữ danh hiệu này. Tải lại trang Duy trì.', 404),
  notInFrame: no(
    'watch.notInFrame',
    'Kết quả hiện có chưa ứng với quy định về thu hồi nên chưa lập được hồ sơ thu hồi. Xem lại danh sách tại trang Duy trì.',
    409,
  ),
  noReason: no('watch.noReason', 'Chưa ghi lý do hoặc nội dung yêu cầu. Ghi rõ để đơn vị biết phải làm gì.'),
  badDue: (today: LocalDate) => no('watch.badDue', `Hạn phải từ hôm nay (${formatDate(today)}) trở đi. Nhập lại ngày.`),
  badYear: (year: number) => no('watch.badYear', `Chỉ mở rà soát cho năm ${year - 1} hoặc ${year}. Nhập lại năm.`),
  noUnits: no('watch.noUnits', 'Chưa chọn xã nào. Chọn ít nhất một xã đang giữ danh hiệu.'),
  notMerged: no('watch.notMerged', 'Xã này không trong danh sách chờ xem xét sau sáp nhập. Tải lại trang Duy trì.', 404),
} as const
