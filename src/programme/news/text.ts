import type { Act, CommentState, OfficeView, State, StepKind } from './types.ts'

export const stateNames: Record<State, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ biên tập',
  forApproval: 'Chờ duyệt',
  returned: 'Bị trả lại',
  approved: 'Đã duyệt công khai',
  withdrawn: 'Đã gỡ',
  discarded: 'Đã bỏ',
}

export const stepNames: Record<StepKind, string> = {
  written: 'Ghi bài',
  submitted: 'Gửi biên tập',
  passed: 'Biên tập xong, chuyển duyệt',
  returned: 'Trả lại',
  approved: 'Duyệt công khai',
  withdrawn: 'Gỡ bài',
  discarded: 'Bỏ bài',
}

export const actNames: Record<Act, string> = {
  submit: 'gửi biên tập',
  discard: 'bỏ',
  pass: 'chuyển duyệt',
  return: 'trả lại',
  approve: 'duyệt công khai',
  withdraw: 'gỡ',
}

export const viewNames: Record<OfficeView, string> = {
  mine: 'Bài của tôi',
  submitted: 'Chờ biên tập',
  forApproval: 'Chờ duyệt',
  returned: 'Bị trả lại',
  public: 'Đã duyệt công khai',
  all: 'Tất cả',
}

export const commentStateNames: Record<CommentState, string> = {
  waiting: 'Chờ duyệt',
  approved: 'Đã hiển thị',
  refused: 'Không hiển thị',
  forwarded: 'Đã chuyển thành kiến nghị',
}

/** Said wherever somebody hands a comment in: what is shown, what is not, how long it is kept. */
export const privacyText = (contactDays: number): string =>
  `Tên ghi dưới bình luận được hiển thị; cách liên hệ chỉ người kiểm duyệt xem được, không công khai và được xóa ${contactDays} ngày sau khi xử lý.`
