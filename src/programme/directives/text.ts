import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Comparison, Every, Source, StateFilter, StepKind, TaskState } from './types.ts'

export const stateNames: Record<TaskState, string> = {
  assigned: 'Chưa tiếp nhận',
  accepted: 'Đang thực hiện',
  reported: 'Đã báo cáo, chờ kết luận',
  returned: 'Bị trả lại',
  reopened: 'Mở lại vì số liệu không còn đạt',
  done: 'Xong (tự báo)',
  closedByData: 'Xong (theo số liệu)',
  cancelled: 'Đã hủy',
  expired: 'Hết kỳ, không có báo cáo',
}

export const stepNames: Record<StepKind, string> = {
  assigned: 'Giao việc',
  accepted: 'Tiếp nhận',
  progress: 'Báo cáo tiến độ',
  reported: 'Báo cáo hoàn thành (tự báo)',
  confirmed: 'Xác nhận xong',
  returned: 'Trả lại',
  extended: 'Thay hạn',
  cancelled: 'Hủy',
  closedByData: 'Số liệu đã đạt, tự đóng',
  reopened: 'Số liệu không còn đạt, tự mở lại',
  expired: 'Hết kỳ, không có báo cáo',
  reminded: 'Nhắc',
  escalated: 'Báo cơ quan giao việc',
  stopped: 'Dừng lặp lại',
}

export const everyNames: Record<Every, string> = { month: 'hằng tháng', quarter: 'hằng quý', year: 'hằng năm' }

export const comparisonNames: Record<Comparison, string> = { atLeast: 'từ', atMost: 'không quá', equals: 'bằng' }

export const sourceNames: Record<Source['kind'], string> = {
  meeting: 'Kết luận cuộc họp',
  text: 'Văn bản, tin đã đăng',
  document: 'Văn bản chỉ đạo',
  inspection: 'Kết luận kiểm tra',
  difficulty: 'Khó khăn, kiến nghị',
}

export const filterNames: Record<StateFilter, string> = {
  open: 'Đang mở',
  overdue: 'Quá hạn',
  undated: 'Không nêu hạn',
  reported: 'Chờ kết luận',
  ended: 'Đã kết thúc',
  any: 'Tất cả',
}

/** «tháng 4/2026», «quý II/2026», «năm 2026». */
export function periodText(period: LocalDate, every: Every): string {
  const [year, month] = [period.slice(0, 4), Number(period.slice(5, 7))]
  if (every === 'year') return `năm ${year}`
  return every === 'quarter' ? `quý ${['I', 'II', 'III', 'IV'][Math.floor((month - 1) / 3)]}/${year}` : `tháng ${month}/${year}`
}

type Due = { dueOn: LocalDate | null; dueWords: string | null; every: Every | null; period: LocalDate | null }

/** Until when: the day, as it was said, for which period; or that no day was stated. */
export function dueText({ dueOn, dueWords, every, period }: Due): string {
  const parts = [
    dueOn === null ? 'Không nêu hạn' : formatDate(dueOn),
    ...(dueWords === null ? [] : [`«${dueWords}»`]),
    ...(every === null || period === null ? [] : [`${everyNames[every]}, kỳ ${periodText(period, every)}`]),
  ]
  return parts.join(' · ')
}
