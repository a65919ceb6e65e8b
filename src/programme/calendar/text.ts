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

/** What sets are called in a choice; one that is not named here goes by its id. */
export const setNames: Readonly<Record<string, string>> = {
  'xa-2009': 'Xã nông thôn mới 2010–2015 (491/QĐ-TTg)',
  'xa-2016': 'Xã nông thôn mới 2016–2020 (1980/QĐ-TTg)',
  'xa-2021': 'Xã nông thôn mới 2021–2025 (318/QĐ-TTg)',
  'xa-nang-cao-2021': 'Xã nông thôn mới nâng cao 2021–2025 (318/QĐ-TTg)',
  'xa-kieu-mau-2021': 'Xã nông thôn mới kiểu mẫu 2021–2025 (319/QĐ-TTg)',
  'xa-2026': 'Nông thôn mới 2026–2030 (51/2025/QĐ-TTg)',
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
  wrongPlace: no('round.wrongPlace', 'Kỳ báo cáo mở ở cấp tỉnh hoặc trung ương. Đổi sang chức vụ ở cấp ấy tại trang Tài khoản.', 403),
  badTime: no('round.badTime', 'Chưa chọn đúng loại kỳ, năm và số thứ tự của kỳ. Chọn lại rồi bấm «Tính ngày đề xuất».'),
  noPhase: (year: number) => no('round.noPhase', `Năm ${year} không thuộc giai đoạn nào của Chương trình. Chọn năm khác.`),
  badSets: (phase: string) =>
    no('round.badSets', `Chưa chọn bộ tiêu chí, hoặc bộ đã chọn không dùng trong giai đoạn ${phase}. Chọn trong danh sách.`),
  badDay: (where: string[]) => ({
    ...no('round.badDay', `Ngày chưa đúng: ${where.join(', ')}. Ghi dạng 14/12/2026.`),
    offenders: where.map((one) => ({ where: one, what: 'không phải một ngày' })),
  }),
  badDays: (offenders: { where: string; what: string }[]) => ({
    ...no('round.badDays', `Các ngày của kỳ chưa đặt được: ${offenders.map(({ where, what }) => `${where} ${what}`).join('; ')}.`),
    offenders,
  }),
  noSource: no('round.noSource', 'Ngày đã sửa khác với đề xuất thì cần căn cứ. Ghi số, ngày của văn bản giao hạn vào ô Căn cứ.'),
  past: (endsOn: LocalDate) => no('round.past', `Mọi hạn của kỳ này đã qua (${formatDate(endsOn)}). Chọn kỳ khác.`),
  twice: (round: string) => no('round.twice', `${round} đã được mở. Điều chỉnh kỳ ấy, hoặc hủy rồi mở lại.`, 409),
  noReason: no('round.noReason', 'Chưa ghi lý do. Ghi lý do để các xã và người sau hiểu.'),
  cancelledAlready: no('round.cancelledAlready', 'Kỳ này đã hủy. Mở kỳ mới nếu cần.', 409),
  badUntil: (why: string) => no('extension.badUntil', why),
  noUntil: no('extension.noUntil', 'Chưa ghi đúng hạn mới. Ghi ngày dạng 21/12/2026.'),
  notInRound: (offenders: string[]) => ({
    ...no('extension.notInRound', `Không thuộc kỳ này: ${offenders.join(', ')}. Kiểm tra mã xã rồi nhập lại.`),
    offenders: offenders.map((where) => ({ where, what: 'không có trong danh sách xã của kỳ' })),
  }),
  badLines: (offenders: { where: string; what: string }[]) => ({
    ...no('arrangement.badLines', `Danh sách ngày chưa đúng: ${offenders.map(({ where, what }) => `${where} ${what}`).join('; ')}.`),
    offenders,
  }),
  noDocument: no('arrangement.noDocument', 'Chưa ghi văn bản. Ghi số, ngày và cơ quan ban hành của văn bản về ngày nghỉ trong năm.'),
  badYear: no('arrangement.badYear', 'Năm chưa đúng. Chọn một năm từ 2010 trở đi.'),
  askedTwice: no('extension.askedTwice', 'Đề nghị trước chưa được trả lời. Đợi Văn phòng điều phối trả lời rồi gửi lại.', 409),
  noRequest: no('extension.noRequest', 'Không tìm thấy đề nghị này, hoặc đề nghị đã được trả lời. Tải lại trang để xem.', 409),
} as const
