import type { ReportKind, ReportLevel, ReportState, ReportStep } from './types.ts'

export const stateNames: Record<ReportState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  returned: 'Trả lại',
  approved: 'Đã chốt',
  sent: 'Đã gửi',
  received: 'Đã tiếp nhận',
  aggregated: 'Đã tổng hợp',
}

export const stepNames: Record<ReportStep | 'start', string> = {
  start: 'Lập báo cáo',
  submit: 'Chốt số liệu, trình duyệt',
  sendBack: 'Trả lại để sửa',
  approve: 'Duyệt',
  send: 'Gửi lên cấp trên',
  receive: 'Tiếp nhận',
  reject: 'Trả lại đơn vị gửi',
  aggregate: 'Tổng hợp vào báo cáo cấp trên',
  correct: 'Lập bản sửa',
}

export const kindNames: Record<ReportKind, string> = {
  month: 'Tháng',
  quarter: 'Quý',
  halfYear: '6 tháng',
  year: 'Năm',
  phase: 'Giai đoạn',
  decade: '10 năm',
}

export const levelNames: Record<ReportLevel, string> = { commune: 'Xã', district: 'Huyện', province: 'Tỉnh' }

export const certaintyNames = {
  official: 'Theo văn bản',
  secondary: 'Theo nguồn dẫn lại',
  recalled: 'Ghi theo trí nhớ, cần đối chiếu',
  inferred: 'Hệ thống đề xuất',
} as const
