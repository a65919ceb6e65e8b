import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { verbNames } from './text.ts'
import type { Token } from './token.types.ts'
import type { Verb } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const tokenRefusals = {
  noName: no(
    'token.noName',
    'Chưa ghi tên mã truy cập. Ghi tên phần mềm sẽ dùng, ví dụ «Phần mềm báo cáo của Sở Nông nghiệp và Môi trường».',
  ),
  noVerbs: no('token.noVerbs', 'Chưa chọn quyền nào. Chọn ít nhất một quyền cho mã truy cập.'),
  beyondRole: (verbs: readonly Verb[]) =>
    no(
      'token.beyondRole',
      `Mã truy cập không được có quyền ${verbs.length > 0 ? verbs.map((verb) => verbNames[verb]).join(', ') : 'ngoài danh sách'}. Chỉ chọn trong các quyền của chức vụ ấy.`,
    ),
  badUntil: (today: LocalDate, last: LocalDate) =>
    no('token.badUntil', `Ngày hết hạn phải từ ${formatDate(today)} đến ${formatDate(last)}. Chọn lại ngày.`),
  noPost: no('token.noPost', 'Không tìm thấy chức vụ này trong phạm vi quản lý, hoặc chức vụ không còn hiệu lực.', 404),
  unknown: no('token.unknown', 'Không tìm thấy mã truy cập này trong phạm vi quản lý.', 404),
  dead: no('token.dead', 'Mã truy cập này đã thu hồi hoặc đã hết hạn từ trước.', 409),
  refused: no('token.refused', 'Mã truy cập không có, đã hết hạn hoặc đã bị thu hồi. Đề nghị quản trị cấp mã mới.', 401),
  notForPrograms: no('token.notForPrograms', 'Việc này chỉ người đăng nhập tự làm, mã truy cập không làm thay được.', 403),
  tooMany: no('token.tooMany', 'Gửi quá nhiều yêu cầu trong một phút. Đợi theo tiêu đề Retry-After rồi gửi tiếp.', 429),
} as const

/** Why a token has not a verb although its post may have it. */
export const tokenLacks = (verb: Verb): Refusal =>
  no('token.noVerb', `Mã truy cập này không có quyền ${verbNames[verb]}. Đề nghị quản trị cấp mã khác có quyền ấy.`, 403)

export const tokenStates: Record<Token['state'], string> = {
  works: 'đang dùng được',
  revoked: 'đã thu hồi',
  expired: 'đã hết hạn',
  postEnded: 'chức vụ đã thôi',
  accountClosed: 'tài khoản đã ngừng',
}
