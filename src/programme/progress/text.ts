import type { TargetState } from './types.ts'

export const stateNames: Record<TargetState, string> = {
  reached: 'Đạt',
  open: 'Chưa đến hạn',
  late: 'Chậm',
  unknown: 'Không tính được',
}

/** Rules of slowness as an office may begin with; no law names these numbers. */
export const slowHint = 'Các số là do nơi đặt quy tắc chọn, không phải mức của pháp luật. Xã chưa có số liệu không bị xếp là chậm.'
