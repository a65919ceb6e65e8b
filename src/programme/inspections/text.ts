import type { Act, Severity, State, UnitView } from './types.ts'

export const stateNames: Record<State, string> = {
  planned: 'Sắp kiểm tra',
  held: 'Đã kiểm tra, chờ kết luận',
  concluded: 'Đã kết luận',
  cancelled: 'Đã hủy',
}

export const actNames: Record<Act, string> = {
  move: 'dời ngày',
  find: 'ghi nội dung',
  takeBack: 'rút nội dung',
  explain: 'giải trình',
  assign: 'giao việc khắc phục',
  conclude: 'kết luận',
  cancel: 'hủy',
}

export const severityNames: Record<Severity, string> = { note: 'Lưu ý', shortcoming: 'Tồn tại, hạn chế', violation: 'Sai phạm' }

export const unitViewNames: Record<UnitView, string> = {
  all: 'Mọi xã',
  notInspected: 'Chưa kiểm tra trong năm',
  notTrained: 'Chưa tập huấn trong năm',
}
