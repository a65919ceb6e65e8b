import type { Refusal } from '../../platform/base/refusal.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'profile.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  changed: no('profile.changed', 'Trang giới thiệu vừa được người khác sửa. Tải lại trang để xem bản mới nhất rồi sửa tiếp.', 409),
  noReason: no('profile.noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái.'),
  own: no('profile.own', 'Người soạn không duyệt bản của mình. Đề nghị một lãnh đạo khác duyệt.', 403),
  decided: no('profile.decided', 'Bản này đã có người duyệt hoặc trả lại rồi. Mở danh sách các bản để xem bản mới nhất.', 409),
  replaced: no('profile.replaced', 'Đã có bản soạn sau bản này. Duyệt bản mới nhất.', 409),
} as const
