import type { Act, State, StepKind, Topic } from './types.ts'

export const topicNames: Record<Topic, string> = {
  'tieu-chi': 'Tiêu chí, cách đánh giá',
  'cong-nhan': 'Hồ sơ, công nhận, thu hồi',
  von: 'Vốn, hỗ trợ',
  ocop: 'OCOP',
  'sap-nhap': 'Sau sắp xếp đơn vị',
  'so-lieu': 'Số liệu, cổng thông tin',
  khac: 'Vấn đề khác',
}

export const stateNames: Record<State, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  returned: 'Bị trả lại',
  approved: 'Đã duyệt công khai',
  withdrawn: 'Đã gỡ',
  discarded: 'Đã bỏ',
}

export const stepNames: Record<StepKind, string> = {
  written: 'Ghi nội dung',
  submitted: 'Gửi duyệt',
  returned: 'Trả lại',
  approved: 'Duyệt công khai',
  withdrawn: 'Gỡ khỏi trang công khai',
  discarded: 'Bỏ',
}

export const actNames: Record<Act, string> = {
  submit: 'gửi duyệt',
  discard: 'bỏ',
  return: 'trả lại',
  approve: 'duyệt công khai',
  withdraw: 'gỡ',
}
