import type { Refusal } from '../../platform/base/refusal.ts'
import { stateNames } from './text.ts'
import type { TaskState } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  notResponsible: no('task.notResponsible', 'Chỉ cơ quan, đơn vị được giao mới báo cáo việc này. Đổi vai trò nếu có nhiều chức vụ.', 403),
  notAssigner: no('task.notAssigner', 'Chỉ cơ quan giao việc mới kết luận, thay hạn hoặc hủy việc này.', 403),
  gathers: no('task.gathers', 'Việc này giao cho nhiều đơn vị; mở từng việc bên dưới để xử lý.', 409),
  wrongState: (state: TaskState) =>
    no(
      'task.wrongState',
      `Việc đang ở trạng thái «${stateNames[state]}» nên không làm được bước này. Tải lại trang để xem tình trạng.`,
      409,
    ),
  noReason: no('task.noReason', 'Chưa ghi lý do. Ghi lý do để đơn vị được giao và người sau hiểu.'),
  noReport: no('task.noReport', 'Chưa ghi nội dung báo cáo: đã làm gì, kết quả thế nào.'),
  badPercent: (typed: string) => no('task.badPercent', `Tỷ lệ hoàn thành «${typed}» chưa đúng: ghi số nguyên từ 0 đến 100, hoặc để trống.`),
  badEvidence: (typed: string) =>
    no('task.badEvidence', `Liên kết minh chứng «${typed}» chưa đúng: dán địa chỉ bắt đầu bằng https:// hoặc bằng dấu /.`),
  badDay: (typed: string) => no('task.badDay', `Hạn mới «${typed}» không phải là ngày; viết 15/10/2026.`),
  notLater: no('task.notLater', 'Hạn mới phải từ hôm nay trở đi và khác hạn cũ.'),
  notRecurring: no('task.notRecurring', 'Việc này không lặp lại, hoặc đã dừng lặp lại trước đó.', 409),
  noTasks: no('task.none', 'Chưa chọn việc nào để giao. Chọn ít nhất một việc, hoặc quay lại danh sách.'),
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'task.bad',
    text: 'Chưa giao được việc: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
}
