import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { stateNames } from './text.ts'
import type { ReportState } from './types.ts'

type Offender = { where: string; what: string }

export const refusals = {
  unknown: {
    code: 'reports.unknown',
    status: 404,
    text: 'Không tìm thấy báo cáo này ở đơn vị đang làm việc. Báo cáo của cấp dưới chỉ mở được sau khi đã gửi.',
  },
  unknownRegime: {
    code: 'reports.unknownRegime',
    status: 404,
    text: 'Không có chế độ báo cáo này cho cấp của đơn vị. Chọn trong danh sách chế độ báo cáo.',
  },
  unknownSection: {
    code: 'reports.unknownSection',
    status: 404,
    text: 'Đề cương của báo cáo không có phần này. Mở lại báo cáo và chọn phần cần sửa.',
  },
  unknownFigure: { code: 'reports.unknownFigure', status: 404, text: 'Báo cáo không có số này. Mở lại báo cáo và chọn số cần xem.' },
  unknownVersion: { code: 'reports.unknownVersion', status: 404, text: 'Báo cáo không có bản này. Chọn trong danh sách các bản đã chốt.' },
  noUnit: (on: LocalDate) => ({
    code: 'reports.noUnit',
    status: 422,
    text: `Ngày ${formatDate(on)} đơn vị chưa có hoặc không còn trong danh mục, nên không lập được báo cáo của kỳ này. Chọn kỳ khác.`,
  }),
  batchWaits: {
    code: 'reports.batchWaits',
    status: 409,
    text: 'Báo cáo hàng loạt của kỳ này đang được lập. Đợi xong rồi lập lại nếu cần số mới.',
  },
  unknownBatch: { code: 'reports.unknownBatch', status: 404, text: 'Không tìm thấy lần lập hàng loạt này ở đơn vị đang làm việc.' },
  badPeriod: { code: 'reports.badPeriod', status: 422, text: 'Kỳ báo cáo chưa đúng: chọn năm và số thứ tự kỳ có trong danh sách.' },
  tooEarly: (opensOn: LocalDate) => ({
    code: 'reports.tooEarly',
    status: 422,
    text: `Kỳ này bắt đầu tính số liệu từ ${formatDate(opensOn)}; lập báo cáo từ ngày đó.`,
  }),
  changed: (by: string) => ({
    code: 'reports.changed',
    status: 409,
    text: `${by === '' ? 'Người khác' : by} vừa sửa hoặc xử lý báo cáo này. Xem bản mới rồi làm lại phần của mình; lời đã gõ còn ở dưới.`,
  }),
  cannotStep: (state: ReportState) => ({
    code: 'reports.cannotStep',
    status: 409,
    text: `Báo cáo đang ở bước «${stateNames[state]}» nên chưa làm được việc này. Mở lại trang để xem bước hiện nay.`,
  }),
  notWritten: (state: ReportState) => ({
    code: 'reports.notWritten',
    status: 409,
    text: `Báo cáo đang ở bước «${stateNames[state]}», lời văn không sửa được. Đề nghị người duyệt trả lại, hoặc lập bản sửa.`,
  }),
  notClosed: (closesOn: LocalDate) => ({
    code: 'reports.notClosed',
    status: 422,
    text: `Số liệu chốt đến hết ngày ${formatDate(closesOn)}; chốt được từ ngày đó.`,
  }),
  noReason: { code: 'reports.noReason', status: 422, text: 'Chưa ghi lý do. Ghi rõ lý do để người khác biết phải làm gì.' },
  typedOver: (offenders: Offender[]) => ({
    code: 'reports.typedOver',
    status: 422,
    text: 'Số liệu trong câu không gõ đè và không xóa được: sửa số tại phiếu nguồn rồi mở lại báo cáo.',
    offenders,
  }),
  badEdit: (offenders: Offender[]) => ({
    code: 'reports.badEdit',
    status: 422,
    text: 'Phần này chưa lưu được. Sửa các chỗ sau rồi gửi lại.',
    offenders,
  }),
  partial: (missing: number, of: number, offenders: Offender[]) => ({
    code: 'reports.partial',
    status: 422,
    text: `Còn thiếu báo cáo của ${missing}/${of} đơn vị cấp dưới. Nhắc các đơn vị còn thiếu, hoặc đánh dấu đồng ý tổng hợp một phần và ghi lý do.`,
    offenders,
  }),
  findings: (offenders: Offender[]) => ({
    code: 'reports.findings',
    status: 422,
    text: 'Lời văn tự viết có chỗ không khớp. Sửa lại, hoặc ghi lý do giữ nguyên tại mục «Kiểm tra» rồi chốt lại.',
    offenders,
  }),
  silent: (offenders: Offender[]) => ({
    code: 'reports.silent',
    status: 422,
    text: 'Có câu viết lại dùng số mà hệ thống không còn. Sửa lời câu đó, hoặc để trống để lấy lại câu tự lập.',
    offenders,
  }),
  ownReport: {
    code: 'reports.ownReport',
    status: 403,
    text: 'Đơn vị lập báo cáo không tự tiếp nhận báo cáo của mình. Người tiếp nhận ở cấp trên.',
  },
  badDays: (what: string) => ({ code: 'reports.badDays', status: 422, text: `Ngày của chế độ báo cáo chưa đúng: ${what}.` }),
  badSetting: (offenders: Offender[]) => ({
    code: 'reports.badSetting',
    status: 422,
    text: 'Chế độ báo cáo chưa lưu được. Sửa các chỗ sau.',
    offenders,
  }),
  noDocument: { code: 'reports.noDocument', status: 422, text: 'Chưa ghi văn bản quy định. Ghi tên, số, ngày của văn bản làm căn cứ.' },
} satisfies Record<string, Refusal | ((...given: never[]) => Refusal)>
