import type { Refusal } from '../../platform/base/refusal.ts'
import { actNames, stateNames } from './text.ts'
import type { Act, State } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({
  code: `questions.${code}`,
  text,
  ...(status ? { status } : {}),
})

/** Every "no" of this module. */
export const refusals = {
  unknown: no('unknown', 'Không có câu hỏi này trong phạm vi phụ trách. Mở danh sách Hỏi đáp để xem các câu hiện có.', 404),
  unknownAnswer: no(
    'unknownAnswer',
    'Không có trả lời công khai mang số này trong phạm vi phụ trách. Mở trang «Góp ý đã trả lời» để lấy đúng số.',
    404,
  ),
  notNow: (act: Act, state: State) =>
    no('notNow', `Câu hỏi đang ở tình trạng «${stateNames[state]}» nên không ${actNames[act]} được. Tải lại trang để xem tình trạng.`, 409),
  notWritable: (state: State) =>
    no('notWritable', `Câu hỏi đang ở tình trạng «${stateNames[state]}» nên không sửa được. Trả lại câu hỏi rồi sửa.`, 409),
  changed: no('changed', 'Câu hỏi vừa được người khác sửa hoặc xử lý. Xem bản mới rồi làm tiếp; nội dung đang nhập vẫn giữ dưới đây.', 409),
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'questions.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi ghi lại.',
    offenders,
  }),
  personal: (found: string) =>
    no('personal', `Nội dung có dữ liệu cá nhân «${found}» nên không đưa ra công khai được. Bỏ phần ấy rồi ghi lại.`),
  noReason: no('noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái để người soạn và người đọc hiểu.'),
  ownEntry: no(
    'ownEntry',
    'Người soạn câu hỏi hoặc người ghi bản này không được duyệt công khai chính câu hỏi đó. Chuyển cho đồng chí khác có quyền duyệt.',
    403,
  ),
} as const
