import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]

export const refusals = {
  bad: (offenders: Offenders): Refusal => ({
    code: 'movement.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  notCommune: (code: string) =>
    no('movement.notCommune', `Không có xã mã ${code || '(trống)'} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  notProvince: no(
    'movement.notProvince',
    'Đợt thi đua và quyết định khen thưởng do cơ quan cấp tỉnh nhập. Chọn vai trò của tỉnh rồi làm lại.',
    403,
  ),
  notHelper: no(
    'pledge.notHelper',
    'Cơ quan này chưa được phân công giúp đỡ xã. Chọn cơ quan trong danh sách; thiếu thì đề nghị phân công tại trang Phân công.',
  ),
  withdrawn: no('pledge.withdrawn', 'Cam kết này đã rút nên không nhận thay đổi.', 409),
  noReason: no('movement.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  noContribution: no('contribution.unknown', 'Không tìm thấy khoản hỗ trợ này của cam kết.', 404),
  settled: no('contribution.settled', 'Khoản hỗ trợ này đã xử lý trước đó. Tải lại trang để xem.', 409),
  onlyCommune: no('contribution.onlyCommune', 'Khoản hỗ trợ do xã nhận xác nhận. Đề nghị cán bộ của xã xác nhận.', 403),
  roundTwice: (name: string) => no('round.twice', `Đợt thi đua «${name}» theo văn bản ấy đã có. Dùng đợt ấy.`, 409),
  roundClosed: no('round.closed', 'Đợt thi đua này đã khép lại nên không nhận thay đổi.', 409),
  roundLasts: (until: LocalDate) => no('round.lasts', `Đợt thi đua kéo dài đến hết ngày ${formatDate(until)}. Xếp hạng sau ngày ấy.`, 409),
  nobodyRanked: no('round.nobody', 'Chưa xã nào có đủ số liệu của mọi tiêu chí nên chưa xếp hạng được. Nhập số liệu trước.', 409),
  noCriterion: no('round.noCriterion', 'Đợt thi đua không có tiêu chí nhập tay nào như vậy.', 404),
  commendedTwice: (name: string) => no('commendation.twice', `Đề nghị khen thưởng này cho ${name} đã ghi hôm nay.`, 409),
  commendationDone: no('commendation.done', 'Đề nghị này đã xử lý trước đó. Tải lại trang để xem.', 409),
} as const
