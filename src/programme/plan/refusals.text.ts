import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]
const bad = (code: string, text: string, offenders: Offenders): Refusal => ({ code, text, offenders })

const valueTexts = {
  notANumber: 'không phải số',
  ambiguous: 'chưa rõ dấu chấm là phân cách nghìn hay phần lẻ; phần lẻ viết sau dấu phẩy',
  range: 'ngoài khoảng từ 0 đến 1.000.000',
  percent: 'lớn hơn 100 %',
  whole: 'chỉ tiêu này là số nguyên',
} as const

export const refusals = {
  badProposal: (offenders: Offenders) =>
    bad('registration.bad', 'Chưa ghi được đăng ký: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.', offenders),
  notCommune: no('registration.notCommune', 'Chỉ xã đăng ký. Đổi sang vai trò làm việc tại xã ở trang Tài khoản.', 409),
  approvedAlready: (year: number) =>
    no(
      'registration.approved',
      `Đăng ký năm ${year} đã được duyệt. Muốn đổi, đề nghị văn phòng điều phối đưa ra khỏi danh sách trước.`,
      409,
    ),
  noneChosen: no('registration.noneChosen', 'Chưa chọn xã nào. Đánh dấu các xã trong danh sách rồi gửi lại.'),
  notWaiting: (names: string) => no('registration.notWaiting', `Không còn chờ duyệt: ${names}. Tải lại trang để xem tình trạng.`, 409),
  noDecision: no('registration.noDecision', 'Chưa ghi số, ký hiệu quyết định phê duyệt, ví dụ 215/QĐ-UBND.'),
  badDecisionDay: no('registration.badDecisionDay', 'Chưa ghi ngày quyết định, hoặc ngày sau hôm nay.'),
  noReason: no('plan.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  gone: no('registration.gone', 'Đăng ký này không còn trong danh sách. Tải lại trang để xem tình trạng.', 409),
  badTarget: (offenders: Offenders) =>
    bad('target.bad', 'Chưa ghi được mục tiêu: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.', offenders),
  badValue: (typed: string, why: keyof typeof valueTexts) =>
    no('target.badValue', typed.trim() === '' ? 'chưa ghi' : `«${typed}» ${valueTexts[why]}`),
  noUnit: (code: string) =>
    no('target.noUnit', `Không có đơn vị mã ${code || '(trống)'} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  standsAlready: (on: LocalDate) =>
    no('target.twice', `Mục tiêu này đã được giao ngày ${formatDate(on)}. Mở mục tiêu ấy để điều chỉnh.`, 409),
  notInForce: no('target.notInForce', 'Mục tiêu này đã được điều chỉnh hoặc đã rút. Mở bản mới nhất để xem.', 409),
  ownTarget: no('target.own', 'Người nhập mục tiêu không tự công bố. Người khác có quyền duyệt công khai mở trang này và công bố.', 409),
  notPublic: no('target.notPublic', 'Mục tiêu này không còn công bố. Tải lại trang để xem tình trạng.', 409),
  sameDay: (on: LocalDate) =>
    no('target.sameDay', `Văn bản điều chỉnh phải sau ngày ${formatDate(on)} của văn bản mới nhất và không sau hôm nay.`),
  badSlowRule: (offenders: Offenders) => bad('slow.bad', 'Chưa ghi được quy tắc: có mục chưa đúng. Sửa rồi gửi lại.', offenders),
  noSlowRule: no('slow.none', 'Nơi này không có quy tắc ấy để bỏ. Tải lại trang để xem tình trạng.', 409),
} as const
