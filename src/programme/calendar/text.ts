import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Certainty, NoticeKind, RoundKind, RoundState, RoundStep, StepLevel } from './types.ts'

export const kindNames: Record<RoundKind, string> = { month: 'Tháng', quarter: 'Quý', halfYear: '6 tháng', year: 'Năm' }

export const stepNames: Record<RoundStep, string> = {
  submit: 'Xã nộp phiếu',
  verify: 'Thẩm tra xong',
  appraise: 'Thẩm định xong',
  send: 'Gửi cấp trên',
}

export const stepLevelNames: Record<StepLevel, string> = { commune: 'Xã', district: 'Huyện', department: 'Sở, ngành', province: 'Tỉnh' }

export const stateNames: Record<RoundState, string> = {
  notYetOpen: 'Chưa mở',
  open: 'Đang mở',
  overdue: 'Quá hạn nộp',
  closed: 'Đã kết thúc',
  cancelled: 'Đã hủy',
}

export const certaintyNames: Record<Certainty, string> = {
  official: 'theo văn bản',
  secondary: 'theo nguồn thứ cấp',
  recalled: 'nhớ lại, chưa đối chiếu văn bản',
  inferred: 'hệ thống suy ra',
}

/** What a commune is told; without figures. */
export const noticeTexts: Record<NoticeKind, (round: string, due: LocalDate) => string> = {
  opened: (round, due) => `${round} đã mở. Nộp phiếu trước hết ngày ${formatDate(due)}.`,
  dueSoon: (round, due) => `${round} sắp hết hạn nộp: ${formatDate(due)}.`,
  overdue: (round, due) => `${round} đã quá hạn nộp ${formatDate(due)}. Gửi đề nghị gia hạn cho Văn phòng điều phối.`,
  cancelled: (round) => `${round} đã hủy.`,
}

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  unknown: no('round.unknown', 'Không tìm thấy kỳ báo cáo này. Mở danh sách kỳ báo cáo để chọn kỳ khác.', 404),
  notYetOpen: (round: string, opensOn: LocalDate) =>
    no('round.notYetOpen', `${round} mở từ ngày ${formatDate(opensOn)}. Nhập phiếu từ ngày ấy.`, 409),
  closed: (round: string, dueOn: LocalDate) =>
    no('round.closed', `${round} đã khóa nhập từ hết ngày ${formatDate(dueOn)}. Gửi đề nghị gia hạn cho Văn phòng điều phối.`, 409),
  over: (round: string, endsOn: LocalDate) =>
    no('round.over', `${round} đã kết thúc ngày ${formatDate(endsOn)}. Số liệu mới nhập vào kỳ sau.`, 409),
  cancelled: (round: string, because: string) => no('round.cancelled', `${round} đã hủy: ${because}. Nhập phiếu của kỳ khác.`, 409),
  notTaking: (round: string, unit: string) =>
    no('round.notTaking', `${unit} không thuộc danh sách tham gia ${round}. Đề nghị Văn phòng điều phối kiểm tra danh sách xã.`, 409),
} as const
