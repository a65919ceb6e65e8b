import type { Refusal } from '../../platform/base/refusal.ts'
import { actNames, stateNames } from './text.ts'
import type { Act, State } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  notNow: (act: Act, state: State) =>
    no(
      'thread.notNow',
      `Kiến nghị đang ở tình trạng «${stateNames[state]}» nên không ${actNames[act]} được. Tải lại trang để xem tình trạng.`,
      409,
    ),
  changed: no('thread.changed', 'Kiến nghị vừa được người khác xử lý, hoặc biểu mẫu này đã gửi rồi. Xem tình trạng mới rồi làm tiếp.', 409),
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'thread.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  notUnit: (code: string) =>
    no('thread.notUnit', `Không có xã mã ${code || '(trống)'} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  noPlace: no('thread.noPlace', 'Chưa chọn xã, phường nơi có sự việc. Chọn tỉnh rồi chọn xã.'),
  noText: no('thread.noText', 'Chưa ghi nội dung. Ghi từ 10 đến 4.000 chữ cái.'),
  tooLong: no('thread.tooLong', 'Nội dung dài quá 4.000 chữ cái. Rút gọn rồi gửi lại; tài liệu dài gửi trực tiếp tại UBND xã.', 413),
  notPicture: (name: string) => no('photo.wrongType', `Tệp «${name}» không phải ảnh JPEG hoặc PNG. Chụp lại hoặc chọn ảnh khác.`),
  largePicture: (name: string, megabytes: number) =>
    no('photo.tooLarge', `Ảnh «${name}» lớn hơn ${megabytes} MB. Giảm độ phân giải rồi gửi lại.`, 413),
  notYours: no('thread.notYours', 'Kiến nghị này đang ở cơ quan khác. Cơ quan đang giữ mới xử lý được.', 403),
  notRaiser: no('thread.notRaiser', 'Chỉ đơn vị đã nêu kiến nghị mới rút được.', 403),
  noBody: no('thread.noBody', 'Chưa chọn cơ quan có trong danh sách. Chọn cơ quan trả lời.'),
  communeBody: no(
    'thread.communeBody',
    'Kiến nghị này gộp cả kiến nghị của xã khác nên không giao cho cơ quan cấp xã được. Giao cho cơ quan cấp tỉnh.',
    409,
  ),
  noAnswer: no('thread.noAnswer', 'Chưa ghi nội dung trả lời. Ghi từ 5 đến 8.000 chữ cái.'),
  noReason: no('thread.noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái để đơn vị nêu kiến nghị hiểu.'),
  noDocument: no('thread.noDocument', 'Chưa ghi số, ký hiệu văn bản chuyển lên cấp trên. Ghi số văn bản, ví dụ 1234/SNNMT-PTNT.'),
  badDocumentDay: no('thread.badDocumentDay', 'Ngày văn bản chưa đúng hoặc sau hôm nay. Ghi như 14/6/2026.'),
  atTop: no('thread.atTop', 'Kiến nghị đã ở cấp trung ương, không còn cấp trên để chuyển.', 409),
  noOther: no('thread.noOther', 'Không tìm thấy kiến nghị mang số này trong phạm vi phụ trách. Xem lại số ở danh sách.'),
  self: no('thread.self', 'Không gộp một kiến nghị vào chính nó. Ghi số của kiến nghị khác.'),
  otherClosed: no('thread.otherClosed', 'Kiến nghị được gộp vào đã kết thúc hoặc đã gộp vào kiến nghị khác. Chọn kiến nghị còn mở.', 409),
  otherCommune: no(
    'thread.otherCommune',
    'Kiến nghị của hai xã chỉ gộp được khi cơ quan cấp tỉnh trở lên giữ kiến nghị được gộp vào.',
    409,
  ),
  noPermission: no(
    'publication.noConsent',
    'Người gửi chưa đồng ý công khai. Chỉ công khai khi đã xác nhận câu hỏi và trả lời không có dữ liệu cá nhân.',
  ),
  personal: (found: string) =>
    no(
      'publication.personal',
      `Nội dung công khai còn dữ liệu cá nhân: «${found}». Bỏ tên, số điện thoại, thư điện tử, số giấy tờ rồi công khai lại.`,
    ),
  noPublicText: no('publication.noText', 'Câu hỏi, nội dung và trả lời công khai không được để trống.'),
  noContact: no('contact.none', 'Kiến nghị này không kèm cách liên hệ, hoặc đã xóa sau khi kết thúc.', 404),
  badDays: no('clock.badDays', 'Số ngày làm việc phải là số nguyên từ 1 đến 366.'),
  noSource: no('clock.noSource', 'Chưa ghi căn cứ của thời hạn. Ghi số, ký hiệu văn bản quy định.'),
  wrongCode: no('tracking.wrong', 'Không có góp ý nào mang mã này. Xem lại mã đã nhận khi gửi.', 404),
  tooMany: no('difficulties.tooMany', 'Có quá nhiều lần gửi từ nơi này. Đợi 15 phút rồi thử lại.', 429),
} as const
