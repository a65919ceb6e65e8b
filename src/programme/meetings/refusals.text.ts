import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { stateNames, workNames } from './text.ts'
import type { MeetingState, MeetingWork } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]

export const refusals = {
  unknown: no('meeting.unknown', 'Không tìm thấy hội nghị này, hoặc đơn vị không được mời. Xem danh sách tại trang Hội nghị.', 404),
  unknownPoint: no('meeting.unknownPoint', 'Không tìm thấy điểm cầu này trong hội nghị.', 404),
  unknownPaper: no('meeting.unknownPaper', 'Không tìm thấy tài liệu này trong hội nghị.', 404),
  bad: (offenders: Offenders): Refusal => ({
    code: 'meeting.bad',
    text: 'Chưa ghi được hội nghị: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  badAgenda: (offenders: Offenders): Refusal => ({
    code: 'meeting.badAgenda',
    text: 'Chưa ghi được chương trình: có dòng chưa đúng. Mỗi dòng: nội dung | người trình bày | số phút.',
    offenders,
  }),
  notNow: (work: MeetingWork, state: MeetingState) =>
    no('meeting.notNow', `Hội nghị ở tình trạng «${stateNames[state]}» nên không ${workNames[work]} được nữa.`, 409),
  cannotStep: (state: MeetingState) =>
    no('meeting.cannotStep', `Hội nghị đang ở tình trạng «${stateNames[state]}». Tải lại trang để xem việc làm được lúc này.`, 409),
  changed: (by: string) =>
    no(
      'meeting.changed',
      `${by} đã sửa nội dung này sau khi trang được mở. Đối chiếu hai bản dưới đây, chép phần cần giữ rồi ghi lại.`,
      409,
    ),
  noAgenda: no('meeting.noAgenda', 'Chưa có chương trình hội nghị. Ghi chương trình trước khi gửi giấy mời.'),
  noInvitation: no('meeting.noInvitation', 'Chưa chọn đơn vị nào để mời. Thêm ít nhất một đơn vị rồi gửi giấy mời.'),
  allTold: no('meeting.allTold', 'Mọi đơn vị trong danh sách đã nhận giấy mời. Thêm đơn vị rồi gửi tiếp nếu còn thiếu.', 409),
  noGroup: no('meeting.noGroup', 'Không có đơn vị nào thuộc nhóm này dưới đơn vị tổ chức, hoặc tất cả đã có trong danh sách mời.'),
  notUnder: (code: string) =>
    no('meeting.notUnder', `Không có đơn vị mã ${code || '(trống)'} thuộc đơn vị tổ chức vào ngày này. Tra mã tại trang Đơn vị.`),
  unknownBody: no('meeting.unknownBody', 'Cơ quan được chọn không có trong danh sách của đơn vị tổ chức.'),
  invitedTwice: (name: string) => no('meeting.invitedTwice', `${name} đã có trong danh sách mời.`, 409),
  sent: (name: string) => no('meeting.sent', `Giấy mời đã gửi ${name} nên không bỏ khỏi danh sách.`, 409),
  before: (on: LocalDate) => no('meeting.before', `Hội nghị họp ngày ${formatDate(on)}. Mở hội nghị từ ngày ấy.`, 409),
  badFigures: (offenders: Offenders): Refusal => ({
    code: 'meeting.badFigures',
    text: 'Chưa ghi được: có chỉ tiêu trong văn bản không đọc được. Sửa từng chỗ dưới đây.',
    offenders,
  }),
  badConclusions: (offenders: Offenders): Refusal => ({
    code: 'meeting.badConclusions',
    text: 'Chưa ghi được kết luận: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  noConclusions: no('meeting.noConclusions', 'Chưa có mục kết luận nào. Soạn kết luận trước khi thông báo.'),
  noMinutesYet: no('meeting.noMinutesYet', 'Hội nghị này chưa có biên bản đã chốt. Xem lại sau khi thư ký chốt biên bản.', 404),
  noNoticeYet: no('meeting.noNoticeYet', 'Hội nghị này chưa có thông báo kết luận. Xem lại sau khi kết luận được thông báo.', 404),
  noMinutes: no('meeting.noMinutes', 'Chưa có biên bản. Ghi biên bản trước khi chốt.'),
  notClosed: no('meeting.notClosed', 'Hội nghị chưa bế mạc. Chốt biên bản sau khi bế mạc.', 409),
  unknownSpeech: no('meeting.unknownSpeech', 'Không tìm thấy ý kiến này trong hội nghị.', 404),
  noReason: no('meeting.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  badClock: no('meeting.badClock', 'Giờ chưa đúng. Ghi giờ và phút, ví dụ 14:00.'),
  clockBack: (opened: string) => no('meeting.clockBack', `Giờ bế mạc phải sau giờ khai mạc (${opened}).`),
  badAnswer: (offenders: Offenders): Refusal => ({
    code: 'meeting.badAnswer',
    text: 'Chưa ghi được trả lời giấy mời. Sửa mục dưới đây rồi gửi lại.',
    offenders,
  }),
  notInvitee: no('meeting.notInvitee', 'Giấy mời này gửi cơ quan khác. Người của cơ quan được mời, hoặc thư ký hội nghị, trả lời.', 403),
  badCount: no('meeting.badCount', 'Số người dự phải là số nguyên từ 0. Ghi lại, ví dụ 12.'),
  noText: no('meeting.noText', 'Chưa ghi tên hoặc nội dung. Nhập cả hai rồi gửi lại.'),
  tooLong: (most: number) => no('meeting.tooLong', `Văn bản dài quá ${formatNumber(most)} chữ. Tách thành nhiều tài liệu.`),
} as const
