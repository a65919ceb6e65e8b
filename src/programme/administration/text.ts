import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { UnitPlanState } from './types.ts'

export const planStateNames: Record<UnitPlanState, string> = {
  proposed: 'Chờ duyệt',
  approved: 'Đã duyệt',
  declined: 'Không duyệt',
  withdrawn: 'Đã rút',
  reversed: 'Đã bỏ',
}

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  noPlan: no('unitPlan.unknown', 'Không tìm thấy đề xuất này. Mở lại danh sách đề xuất.', 404),
  noTable: no('unitPlan.noTable', 'Chưa có bảng nào. Chọn tệp CSV hoặc XLSX, hoặc dán bảng vào ô.'),
  twice: (id: number) => no('unitPlan.twice', `Đề xuất số ${id} đã ghi đúng những thay đổi này. Mở đề xuất ấy để xem.`, 409),
  ownPlan: no(
    'unitPlan.own',
    'Người đề xuất không duyệt đề xuất của mình. Đề nghị người khác có quyền nhập thay đổi đơn vị hành chính duyệt.',
    403,
  ),
  notOwn: no('unitPlan.notOwn', 'Chỉ người đề xuất rút được đề xuất này. Người khác có thể không duyệt, kèm lý do.', 403),
  notProposed: (state: UnitPlanState) =>
    no('unitPlan.notProposed', `Đề xuất này không còn chờ duyệt: ${planStateNames[state].toLowerCase()}. Tải lại trang để xem.`, 409),
  notApproved: (state: UnitPlanState) =>
    no('unitPlan.notApproved', `Đề xuất này ${planStateNames[state].toLowerCase()}, nên không có gì để làm ở bước này.`, 409),
  mapChanged: no(
    'unitPlan.mapChanged',
    'Bản đồ đã thay đổi từ khi mở trang nên hệ quả không còn như đã xem. Xem lại hệ quả rồi duyệt.',
    409,
  ),
  noSlot: no('slot.unknown', 'Bộ tiêu chí này không giao tỉnh quy định chỉ tiêu ấy. Mở lại danh sách mức của tỉnh.', 404),
  noDecisionDays: no('slot.noDays', 'Ngày ký và ngày áp dụng chưa đúng. Ghi cả hai ngày.'),
  noVillage: no('villages.unknown', 'Không tìm thấy thôn này trong danh sách của xã. Mở lại danh sách thôn.', 404),
  noDay: no('villages.noDay', 'Chưa ghi ngày, hoặc ngày chưa đúng. Ghi ngày thay đổi có hiệu lực.'),
  noReason: no('unitPlan.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  nothingMoved: no('unitPlan.nothingMoved', 'Chưa chọn nơi chuyển đến cho mục nào. Chọn ít nhất một mục rồi xác nhận.'),
  badMove: no('unitPlan.badMove', 'Danh sách phân công đã thay đổi từ khi mở trang. Tải lại trang rồi chọn lại.', 409),
} as const

/** Something was built on what should be taken back: each by name. */
export const builtUpon = (offenders: { where: string; what: string }[]): Refusal => ({
  code: 'unitPlan.builtUpon',
  text: 'Chưa bỏ được thay đổi này: đã có việc khác dựa trên nó. Xử lý các mục dưới đây trước.',
  offenders,
  status: 409,
})

/** «1/7/2027», or the first and last of several days. */
export const daysText = (first: Parameters<typeof formatDate>[0], last: Parameters<typeof formatDate>[0]): string =>
  first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`
