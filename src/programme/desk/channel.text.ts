import type { Refusal } from '../../platform/base/refusal.ts'
import type { Rhythm, Topic } from './channel.types.ts'

export const topicNames: Record<Topic, string> = {
  tasks: 'Nhiệm vụ, văn bản chỉ đạo',
  sheets: 'Kỳ báo cáo, phiếu đánh giá, thẩm tra',
  dossiers: 'Hồ sơ công nhận, duy trì',
  meetings: 'Cuộc họp, kết luận',
  inspections: 'Kiểm tra, giám sát',
  difficulties: 'Kiến nghị, vướng mắc',
  other: 'Việc khác',
}

export const rhythmNames: Record<Rhythm, string> = {
  now: 'Ngay khi có thông báo',
  daily: 'Một tin mỗi ngày, lúc 7 giờ',
}

export const channelRefusals = {
  noMail: {
    code: 'desk.noMail',
    text: 'Máy chủ chưa cấu hình thư điện tử. Đề nghị quản trị máy chủ đặt NTM_SMTP_URL và NTM_MAIL_FROM.',
    status: 409,
  },
  badAddress: { code: 'desk.badAddress', text: 'Địa chỉ thư điện tử chưa đúng. Nhập dạng ten@coquan.gov.vn.', status: 422 },
  badUrl: {
    code: 'desk.badUrl',
    text: 'Địa chỉ máy nhận chưa dùng được. Nhập địa chỉ bắt đầu bằng https://, ở ngoài mạng nội bộ, không kèm tên và mật khẩu.',
    status: 422,
  },
  noTopics: { code: 'desk.noTopics', text: 'Chưa chọn loại thông báo nào. Chọn ít nhất một loại.', status: 422 },
  noRhythm: { code: 'desk.noRhythm', text: 'Chưa chọn nhận ngay hay mỗi ngày một tin.', status: 422 },
  tooSoon: { code: 'desk.codeTooSoon', text: 'Vừa gửi một mã. Chờ một phút rồi gửi lại.', status: 429 },
  tooMany: { code: 'desk.codesTooMany', text: 'Đã gửi 5 mã trong 24 giờ qua. Thử lại vào ngày mai.', status: 429 },
  noCode: { code: 'desk.noCode', text: 'Chưa có mã nào còn hiệu lực. Gửi mã mới tới địa chỉ cần dùng.', status: 409 },
  wrongCode: { code: 'desk.wrongCode', text: 'Mã không đúng. Xem lại thư mới nhất; sau 5 lần sai phải gửi mã mới.', status: 422 },
  unknown: { code: 'desk.channelUnknown', text: 'Không có kênh này. Mở lại trang và chọn kênh đang dùng.', status: 404 },
} satisfies Record<string, Refusal>

/** The mail server did not take the letter with the code. */
export const notSent = (said: string): Refusal => ({
  code: 'desk.codeNotSent',
  text: `Chưa gửi được mã: ${said}. Xem lại địa chỉ rồi gửi lại sau một phút.`,
  status: 409,
})

/** The letter that carries a code. */
export const codeLetter = (code: string, minutes: number) => ({
  subject: 'Mã xác nhận địa chỉ nhận thông báo',
  text: `Mã xác nhận: ${code}\n\nNhập mã này vào trang «Kênh nhận thông báo» của hệ thống Nông thôn mới trong ${minutes} phút.\nNếu không đề nghị nhận thông báo thì bỏ qua thư này.\n`,
})
