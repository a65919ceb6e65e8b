import type { Act, Channel, Grouping, State, StepKind, View } from './types.ts'

export const stateNames: Record<State, string> = {
  received: 'Tiếp nhận',
  assigned: 'Đã phân công',
  inProgress: 'Đang xử lý',
  passedUp: 'Đã chuyển cấp trên',
  answered: 'Đã trả lời',
  published: 'Đã công khai',
  merged: 'Đã gộp',
  withdrawn: 'Đã rút',
  refused: 'Không thụ lý',
}

/** Within a sentence: «không … được». */
export const actNames: Record<Act, string> = {
  assign: 'phân công',
  start: 'bắt đầu xử lý',
  answer: 'trả lời',
  passUp: 'chuyển lên cấp trên',
  merge: 'gộp',
  withdraw: 'rút',
  refuse: 'từ chối thụ lý',
  publish: 'công khai',
  unpublish: 'gỡ công khai',
}

export const stepNames: Record<StepKind, string> = {
  received: 'Tiếp nhận',
  assigned: 'Phân công',
  started: 'Bắt đầu xử lý',
  passedUp: 'Chuyển lên cấp trên',
  answered: 'Trả lời',
  answeredAbove: 'Cấp trên trả lời, chuyển về',
  merged: 'Gộp vào kiến nghị khác',
  gathered: 'Nhận gộp kiến nghị khác',
  published: 'Công khai',
  unpublished: 'Gỡ công khai',
  withdrawn: 'Rút',
  refused: 'Không thụ lý',
}

export const channelNames: Record<Channel, string> = {
  office: 'Đơn vị nêu',
  behalf: 'Nhập thay người dân',
  web: 'Người dân gửi qua cổng',
}

export const viewNames: Record<View, string> = {
  open: 'Đang mở',
  late: 'Quá hạn',
  mine: 'Chờ cơ quan tôi',
  answered: 'Đã trả lời, chưa công khai',
  published: 'Đã công khai',
  all: 'Tất cả',
}

export const groupingNames: Record<Grouping, string> = { criterion: 'Tiêu chí', body: 'Cơ quan', month: 'Tháng' }

/** What stands where no day could be set. */
export const noDue = 'Chưa đặt hạn'
export const noBodyYet = 'Chưa phân công'
export const noCriterion = 'Không gắn tiêu chí'
