import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { actNames, stateNames } from './text.ts'
import type { Act, State } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  notNow: (act: Act, state: State) =>
    no(
      'visit.notNow',
      `Cuộc kiểm tra ở tình trạng «${stateNames[state]}» nên không ${actNames[act]} được. Tải lại trang để xem tình trạng.`,
      409,
    ),
  bad: (faults: readonly string[]) => no('inspections.bad', `Chưa ghi được: ${faults.join('; ')}. Sửa rồi gửi lại.`),
  notUnits: (codes: readonly string[]) =>
    no('inspections.notUnits', `Không có xã mã ${codes.join(', ')} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  noUnits: no('inspections.noUnits', 'Chưa ghi mã xã nào. Ghi mã xã, cách nhau bằng dấu cách hoặc xuống dòng.'),
  noPlan: no('plan.unknown', 'Không có kế hoạch này ở đơn vị đang làm việc. Chọn kế hoạch trong danh sách.'),
  notChosen: no('plan.notChosen', 'Xã này không có trong kế hoạch đã chọn. Thêm xã vào kế hoạch, hoặc kiểm tra ngoài kế hoạch.'),
  visited: no('plan.visited', 'Xã này đã có cuộc kiểm tra theo kế hoạch nên không đưa ra được. Hủy cuộc kiểm tra trước.', 409),
  notYours: no('visit.notYours', 'Chỉ cơ quan kiểm tra hoặc văn phòng điều phối sửa được cuộc kiểm tra này.', 403),
  notInspected: no('visit.notInspected', 'Chỉ đơn vị được kiểm tra giải trình được.', 403),
  noReason: no('inspections.noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái.'),
  notYet: (on: LocalDate) => no('visit.notYet', `Cuộc kiểm tra vào ngày ${formatDate(on)}. Ghi nội dung từ ngày ấy.`, 409),
  noFinding: no('finding.unknown', 'Không tìm thấy nội dung này, hoặc đã rút.', 404),
  noProof: no('finding.noProof', 'Không có minh chứng mang số này của đơn vị được kiểm tra. Xem lại số ở kho minh chứng.'),
  badDay: no('visit.badDay', 'Ngày kiểm tra chưa đúng. Ghi như 14/6/2026.'),
  noText: no('inspections.noText', 'Chưa ghi nội dung. Ghi từ 5 đến 4.000 chữ cái.'),
  unexplained: (count: number, until: LocalDate) =>
    no(
      'visit.unexplained',
      `Còn ${count} nội dung chưa giải trình, hạn giải trình đến hết ${formatDate(until)}. Kết luận sau ngày ấy, hoặc khi đã giải trình đủ.`,
      409,
    ),
  badDue: no('task.badDue', 'Hạn khắc phục chưa đúng hoặc trước hôm nay. Ghi như 14/6/2026, hoặc để trống khi kết luận không nêu hạn.'),
  noCourse: no('course.unknown', 'Không tìm thấy lớp tập huấn này, hoặc lớp đã hủy.', 404),
  badLines: (lines: readonly string[]) =>
    no(
      'attendance.bad',
      `Chưa ghi được người dự ở dòng: ${lines.map((line) => `«${line}»`).join(', ')}. Mỗi dòng ghi mã xã và số người, ví dụ 06622 2.`,
    ),
  beforeCourse: (on: LocalDate) => no('attendance.early', `Lớp bắt đầu ngày ${formatDate(on)}. Ghi người dự từ ngày ấy.`, 409),
} as const
