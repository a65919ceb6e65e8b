import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Measure } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import type { CriterionState, Gap, SheetState } from './sheet.types.ts'

export const stageNames: Record<Stage, string> = { self: 'tự đánh giá', verified: 'thẩm tra', appraised: 'thẩm định' }

export const sheetStateNames: Record<SheetState, string> = {
  draft: 'Đang nhập',
  submitted: 'Chờ thẩm tra',
  returned: 'Bị trả lại',
  verified: 'Chờ thẩm định',
  appraised: 'Đã thẩm định',
  closed: 'Đã đóng',
  moved: 'Đã chuyển sang xã mới',
}

export const criterionStateNames: Record<CriterionState, string> = {
  open: 'Đang nhập',
  submitted: 'Chờ thẩm tra',
  returned: 'Bị trả lại',
  verified: 'Đã thẩm tra',
  appraised: 'Đã thẩm định',
}

const plain = (value: number) => formatNumber(value, (String(value).split('.')[1] ?? '').length)

export const notAnAnswer = (typed: string) => `«${typed.trim()}» không phải câu trả lời. Ghi «có» hoặc «không».`
export const notALevel = (said: string, levels: readonly string[]) => `«${said}» không phải mức. Ghi một trong: ${levels.join(', ')}.`
export const ambiguous = (said: string) =>
  `«${said}» có thể là ${said.replace('.', '')} hoặc ${said.replace('.', ',')}. Ghi lại một trong hai.`
export const notANumber = (said: string) => `«${said}» không phải số. Ghi số như 62,5 hoặc 1.234,5.`

export function outOfBounds({ name, kind, bounds }: Measure, value: number): string {
  const [low, high] = bounds ?? [null, null]
  const range =
    low !== null && high !== null ? `từ ${plain(low)} đến ${plain(high)}` : low !== null ? `từ ${plain(low)}` : `đến ${plain(high ?? 0)}`
  return `${kind === 'percent' ? 'Tỷ lệ' : name} phải ${range}. Đang nhập ${plain(value)}.`
}

const no = (code: string, text: string, status?: Refusal['status'], offenders?: Refusal['offenders']): Refusal => ({
  code,
  text,
  ...(status ? { status } : {}),
  ...(offenders ? { offenders } : {}),
})

export const refusals = {
  unknown: no('sheet.unknown', 'Không tìm thấy phiếu này trong phạm vi làm việc.', 404),
  notPartOf: (unit: string) => no('sheet.notPartOf', `${unit} không tham gia kỳ này. Xem các kỳ đang mở tại trang Phiếu đánh giá.`, 404),
  notOpenYet: (on: LocalDate) => no('round.notOpen', `Kỳ nhập mở từ ngày ${formatDate(on)}.`, 409),
  roundClosed: (due: LocalDate) =>
    no('round.closed', `Kỳ nhập đã khóa sau ngày ${formatDate(due)}. Gửi đề nghị gia hạn cho Văn phòng điều phối.`, 409),
  noSet: (set: string) => no('sheet.noSet', `Bộ tiêu chí ${set} không áp dụng cho đơn vị này vào ngày chốt số liệu.`, 409),
  noProcedure: (on: LocalDate) =>
    no('sheet.noProcedure', `Chưa tìm thấy văn bản quy định trình tự đánh giá vào ngày ${formatDate(on)}, nên chưa mở phiếu được.`, 409),
  locked: no('sheet.locked', 'Phiếu đã nộp nên không sửa được. Chọn «Xin rút lại phiếu» nếu cần sửa.', 409),
  moved: no('sheet.moved', 'Đơn vị này đã kết thúc và phiếu đã chuyển sang đơn vị mới. Mở phiếu của đơn vị mới để nhập tiếp.', 409),
  criterionLocked: no('sheet.criterionLocked', 'Chỉ sửa được các tiêu chí bị trả lại. Tiêu chí này không bị trả lại.', 409),
  measureUnknown: (measure: string) =>
    no('cell.unknown', `Phiếu này không có ô «${measure}». Tải lại trang để lấy mẫu phiếu mới nhất.`, 404),
  conflict: no('cell.conflict', 'Ô này vừa được người khác sửa. Chọn giữ số của mình, giữ số trên máy chủ hoặc nhập số khác.', 409),
  busy: no('cell.busy', 'Phiếu đang được nhiều người sửa cùng lúc. Gửi lại sau giây lát.', 409),
  incomplete: (gaps: readonly Gap[]) =>
    no(
      'assessment.incomplete',
      `Chưa nộp được phiếu: còn ${gaps.length} chỗ cần sửa. Sửa từng dòng dưới đây rồi nộp lại.`,
      422,
      gaps.map((gap) => ({ where: gap.indicator, what: gap.what })),
    ),
  notToSubmit: (state: SheetState) => no('sheet.state', `Phiếu đang ở bước «${sheetStateNames[state]}» nên không nộp được.`, 409),
  notToWithdraw: (state: SheetState) =>
    no(
      'sheet.notWithdrawable',
      `Phiếu đang ở bước «${sheetStateNames[state]}», đã có cơ quan xem xét nên không rút lại được. Đề nghị cơ quan thẩm tra trả lại.`,
      409,
    ),
  changed: no('sheet.changed', 'Phiếu đã thay đổi từ khi mở trang. Xem lại rồi nộp.', 409),
} as const

export const unanswered = 'Chưa có số. Nhập số, hoặc ghi lý do vào ghi chú nếu chưa có căn cứ.'
export const jumped = (before: string, on: LocalDate) =>
  `Cần ghi lý do vì số này khác nhiều so với kỳ trước (${before}, ${formatDate(on)}).`
export const noProof = (code: string) => `Chưa có minh chứng cho chỉ tiêu ${code}. Thêm tệp hoặc ghi rõ lý do vào ghi chú.`
