import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { verdictText } from '../criteria/text.ts'
import type { VerdictValue } from '../criteria/types.ts'
import { instant } from '../people/views.ts'
import type { Review, ReviewOutcome, ReviewStage } from './review.types.ts'

export const outcomeNames: Record<ReviewOutcome, string> = { ...verdictText, returned: 'Trả lại' }

/** What is done at a stage. */
export const stageVerbs: Record<ReviewStage, string> = { verified: 'thẩm tra', appraised: 'thẩm định' }

/** «Hà Thu Trang (Chuyên viên, Sở Nông nghiệp và Môi trường) kết luận Đạt lúc 10:03 ngày 22/11/2026» */
export function saidText({ personName, postName, bodyName, outcome, reviewedAt }: Review): string {
  const what = outcome === 'returned' ? 'trả lại' : `kết luận ${outcomeNames[outcome]}`
  return `${personName} (${postName}, ${bodyName}) ${what} lúc ${instant(reviewedAt)}`
}

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const reviewRefusals = {
  unknown: no('review.unknown', 'Không tìm thấy phiếu này trong phạm vi làm việc.', 404),
  nothingHere: no('review.nothingHere', 'Không có phiếu nào của kỳ, bộ tiêu chí và tiêu chí này trong phạm vi làm việc.', 404),
  changed: (criterion: string, unit: string, last: Review | undefined) =>
    no(
      'review.changed',
      `Tiêu chí ${criterion} của ${unit} đã thay đổi từ khi mở trang${last ? `: ${saidText(last)}` : ''}. Nội dung vừa nhập còn giữ; xem lại rồi gửi lần nữa.`,
      409,
    ),
  noReason: no('review.noReason', 'Chưa ghi lý do trả lại. Ghi rõ chỗ chưa đúng để xã bổ sung.'),
  noNeeds: no('review.noNeeds', 'Chưa ghi nội dung cần bổ sung. Ghi rõ giấy tờ hoặc số liệu xã phải nộp lại.'),
  noDay: no('review.noDay', 'Chưa ghi hạn bổ sung. Nhập một ngày, ví dụ 30/11/2026.'),
  pastDay: (given: LocalDate) => no('review.pastDay', `Hạn bổ sung ${formatDate(given)} đã qua. Nhập ngày từ hôm nay trở đi.`),
  differs: (outcome: ReviewOutcome, than: VerdictValue | null, of: 'self' | ReviewStage) =>
    no(
      'review.differs',
      `Kết luận «${outcomeNames[outcome]}» khác kết quả ${of === 'self' ? 'đối chiếu số liệu của xã' : 'thẩm tra'} (${
        than === null ? 'chưa có' : outcomeNames[than]
      }). Ghi lý do.`,
    ),
  ownWithoutReason: no('review.ownWithoutReason', 'Đã nhập số của cơ quan khác số của xã. Ghi căn cứ của số ấy vào ô lý do.'),
  notPlain: no('review.notPlain', 'Kết quả đối chiếu không phải là đạt. Xem riêng xã này trong danh sách.', 409),
  badOwn: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'review.badOwn',
    text: `Chưa ghi được kết luận: ${offenders.length} số của cơ quan chưa đọc được. Sửa từng số dưới đây.`,
    offenders,
  }),
  badOutcome: no('review.badOutcome', 'Chưa chọn kết luận. Chọn một trong các nút ở cuối trang.', 400),
  noCriteria: no('review.noCriteria', 'Chưa chọn tiêu chí nào để mở lại. Chọn ít nhất một tiêu chí.'),
  noProvince: no('review.noProvince', 'Chưa chọn tỉnh. Chọn một tỉnh tại trang Thẩm tra rồi mở tiêu chí.', 404),
  emptyRemark: no('remark.empty', 'Chưa có nội dung trao đổi. Nhập nội dung rồi gửi.'),
  nothingChosen: no('review.nothingChosen', 'Không còn xã nào xác nhận hàng loạt được. Xem từng xã trong danh sách.', 409),
} as const
