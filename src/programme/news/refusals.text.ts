import type { Refusal } from '../../platform/base/refusal.ts'
import { actNames, stateNames } from './text.ts'
import type { Act, State } from './types.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

/** Every "no" of this module. */
export const refusals = {
  unknown: no('news.unknown', 'Không có bài này trong phạm vi phụ trách. Mở danh sách Biên tập để xem các bài hiện có.', 404),
  unknownVersion: no('news.unknownVersion', 'Bài không có bản mang số này. Chọn bản trong danh sách các bản.', 404),
  notNow: (act: Act, state: State) =>
    no(
      'news.notNow',
      `Bài đang ở tình trạng «${stateNames[state]}» nên không ${actNames[act]} được. Tải lại trang để xem tình trạng.`,
      409,
    ),
  notWritable: (state: State) =>
    no('news.notWritable', `Bài đang ở tình trạng «${stateNames[state]}» nên không sửa được ở vai trò này. Trả lại bài rồi sửa.`, 409),
  changed: (by: string) =>
    no(
      'news.changed',
      `Bài vừa được ${by || 'người khác'} sửa hoặc xử lý. Xem bản mới rồi làm tiếp; nội dung đang nhập vẫn giữ dưới đây.`,
      409,
    ),
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'news.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi ghi lại.',
    offenders,
  }),
  badFigures: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'news.badFigures',
    text: 'Có số liệu trong bài chưa lấy được từ số đã công bố. Sửa từng chỗ dưới đây rồi làm lại.',
    offenders,
  }),
  noReason: no('news.noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái để người viết hiểu.'),
  noCorrection: no(
    'news.noCorrection',
    'Bài đã công khai nên bản sửa cần ghi «Đính chính» hoặc xác nhận chỉ sửa lỗi trình bày. Mở bản sửa và ghi mục này.',
  ),
  ownArticle: no(
    'news.ownArticle',
    'Người viết bài hoặc người ghi bản này không được duyệt công khai chính bài đó. Chuyển cho đồng chí khác có quyền duyệt.',
    403,
  ),
  datedBack: no('news.datedBack', 'Ngày đăng không được trước hôm nay. Chọn hôm nay hoặc một ngày sau.'),
  minuteStep: no('news.minuteStep', 'Giờ đăng tính theo bước 5 phút. Chọn phút là bội số của 5, ví dụ 07:30.'),
  endsBefore: no('news.endsBefore', 'Ngày hết hạn phải từ ngày đăng trở đi và không trước hôm nay. Chọn ngày khác hoặc bỏ trống.'),
  badDay: no('news.badDay', 'Ngày hoặc giờ chưa đúng. Ghi ngày như 14/6/2026, giờ như 07:30.'),
  noPicture: no('picture.none', 'Chưa chọn ảnh. Chọn một tệp JPEG, PNG hoặc WebP.'),
  notPicture: (name: string) =>
    no('picture.wrongType', `Tệp «${name}» không phải ảnh JPEG, PNG hoặc WebP, hoặc đã hỏng. Lưu lại đúng định dạng rồi gửi lại.`),
  largePicture: (name: string, megabytes: number) =>
    no('picture.tooLarge', `Ảnh «${name}» lớn hơn ${megabytes} MB. Giảm độ phân giải rồi gửi lại.`, 413),
  hugePicture: (name: string) =>
    no('picture.tooManyPoints', `Ảnh «${name}» có quá nhiều điểm ảnh (trên 60 triệu). Thu nhỏ ảnh rồi gửi lại.`, 413),
  noAlt: no('picture.noAlt', 'Chưa ghi mô tả ảnh. Mô tả ngắn điều thấy trong ảnh cho người không nhìn thấy ảnh, từ 3 chữ cái.'),
  noCredit: no('picture.noCredit', 'Chưa ghi tác giả hoặc nguồn ảnh. Ảnh không rõ nguồn thì không đăng.'),
  manyPictures: no('picture.tooMany', 'Bài đã có 30 ảnh. Bỏ bớt ảnh hoặc tách bài.'),
  unknownCategory: no('category.unknown', 'Không có chuyên mục này. Tải lại trang để xem danh mục.', 404),
  categoryChanged: no('category.changed', 'Chuyên mục vừa được người khác sửa. Tải lại trang để xem rồi sửa tiếp.', 409),
  lastCategory: no('category.last', 'Đây là chuyên mục cuối cùng còn nhận bài. Thêm chuyên mục khác trước khi đóng.', 409),
  badCategory: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'category.bad',
    text: 'Chưa ghi được chuyên mục. Sửa từng mục dưới đây rồi ghi lại.',
    offenders,
  }),
  commentClosed: no('comment.closed', 'Bài này không còn công khai nên không nhận bình luận.', 404),
  badComment: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'comment.bad',
    text: 'Chưa gửi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  tooManyComments: no('comment.tooMany', 'Có quá nhiều lần gửi từ nơi này. Đợi 15 phút rồi thử lại.', 429),
  unknownComment: no('comment.unknown', 'Không có bình luận này trong phạm vi phụ trách. Tải lại danh sách.', 404),
  commentHandled: no('comment.handled', 'Bình luận vừa được người khác xử lý. Tải lại danh sách để xem tình trạng.', 409),
  personalComment: (found: string) =>
    no(
      'comment.personal',
      `Bình luận có dữ liệu cá nhân «${found}» nên không hiển thị được. Từ chối với lý do, hoặc chuyển thành kiến nghị.`,
    ),
  noContact: no('comment.noContact', 'Bình luận này không kèm cách liên hệ, hoặc đã xóa sau khi xử lý.', 404),
} as const
