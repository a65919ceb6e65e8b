import type { Refusal } from '../../platform/base/refusal.ts'
import type { FlagKind, ProofFilter } from './proof.types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const flagNames: Record<FlagKind, string> = {
  withdrawn: 'Đã rút',
  expired: 'Hết hạn',
  expiring: 'Sắp hết hạn',
  elsewhere: 'Tệp này cũng là minh chứng của đơn vị khác',
  sameShot: 'Trùng thời điểm và nơi chụp với ảnh của đơn vị khác',
}

/** Which proofs a list shows beside those in use. */
export const stateNames: Record<NonNullable<ProofFilter['state']>, string> = {
  expiring: 'Sắp hết hạn',
  expired: 'Hết hạn',
  flagged: 'Ảnh trùng với đơn vị khác',
  unused: 'Chưa gắn chỉ tiêu',
  withdrawn: 'Đã rút',
}

export const proofRefusals = {
  noFile: no('proof.noFile', 'Minh chứng này không kèm tệp, chỉ nêu số hiệu và nơi lưu văn bản.', 404),
  lost: (title: string) =>
    no(
      'file.lost',
      `Tệp của minh chứng «${title}» không còn trong kho. Đề nghị quản trị chạy «ntm verify» và khôi phục từ bản sao lưu.`,
      409,
    ),
  noProof: no('proof.unknown', 'Không tìm thấy minh chứng này. Có thể minh chứng thuộc đơn vị khác với nơi đang làm việc.', 404),
  noUnit: (code: string) =>
    no('proof.noUnit', `Không có đơn vị mã ${code || '(trống)'} trong phạm vi làm việc. Tra mã tại trang Đơn vị rồi nhập lại.`, 404),
  noTitle: no('proof.noTitle', 'Chưa ghi tên minh chứng. Ghi ngắn gọn, ví dụ «Biên bản nghiệm thu đường trục thôn Nà Lầu».'),
  tooLong: (what: string, longest: number) => no('proof.tooLong', `${what} dài quá ${longest} ký tự. Rút gọn lại.`),
  noDate: no(
    'proof.noDate',
    'Chưa có ngày của minh chứng, và tệp không cho biết ngày chụp. Ghi ngày ký văn bản hoặc ngày chụp, dạng 14/6/2026.',
  ),
  badDate: (what: string, text: string) => no('proof.badDate', `${what} «${text}» không phải là một ngày. Ghi dạng 14/6/2026.`),
  future: no('proof.future', 'Ngày của minh chứng ở sau hôm nay. Ghi ngày ký văn bản hoặc ngày chụp, không phải ngày sẽ có.'),
  expiresBefore: no('proof.expiresBefore', 'Ngày hết hạn ở trước ngày của minh chứng. Kiểm tra lại hai ngày.'),
  badKey: no('proof.badKey', 'Biểu mẫu thiếu khóa chống gửi hai lần. Mở lại trang rồi gửi lại.', 400),
  noSet: (id: string) => no('proof.noSet', `Không có bộ tiêu chí «${id}». Chọn bộ tiêu chí trong danh sách.`),
  noIndicator: (codes: string[], set: string) =>
    no('proof.noIndicator', `Bộ ${set} không có tiêu chí, chỉ tiêu ${codes.join(', ')}. Ghi đúng mã, ví dụ 17.1 hoặc 17.`),
  badYear: (text: string) => no('proof.badYear', `Năm «${text}» chưa đúng. Ghi năm đánh giá, ví dụ 2026.`),
  halfUse: no(
    'proof.halfUse',
    'Để gắn minh chứng cần đủ bộ tiêu chí, năm và ít nhất một mã chỉ tiêu. Ghi thêm phần còn thiếu hoặc bỏ cả ba.',
  ),
  withdrawn: (title: string) =>
    no('proof.withdrawn', `Minh chứng «${title}» đã rút nên không sửa, không gắn được nữa. Thêm minh chứng mới.`, 409),
  noReason: no('proof.noReason', 'Chưa ghi lý do rút. Ghi lý do để người sau hiểu.'),
  changed: (title: string) =>
    no('proof.changed', `Minh chứng «${title}» đã được người khác sửa trong lúc này. Xem lại nội dung mới rồi sửa tiếp.`, 409),
  keyTaken: no('proof.keyTaken', 'Lần gửi này trùng khóa với một minh chứng khác. Mở lại trang rồi gửi lại.', 409),
} as const
