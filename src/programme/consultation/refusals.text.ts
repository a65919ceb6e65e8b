import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]

export const refusals = {
  badSurvey: (offenders: Offenders): Refusal => ({
    code: 'survey.bad',
    text: 'Chưa mở được đợt lấy ý kiến: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  notCommune: (code: string) =>
    no('survey.notCommune', `Không có xã mã ${code || '(trống)'} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  twice: (unit: string, year: number) =>
    no('survey.twice', `${unit} đã có đợt lấy ý kiến năm ${year}. Dùng đợt ấy, hoặc hủy nó trước khi mở đợt khác.`, 409),
  notOpen: no('survey.notOpen', 'Đợt lấy ý kiến này đã đóng hoặc đã hủy nên không nhận thay đổi.', 409),
  noReason: no('survey.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  badBatch: no('codes.bad', 'Chưa tạo được mã: ghi thôn hoặc khu vực, và số mã từ 1 đến 500.'),
  tooManyCodes: (left: number) =>
    no('codes.tooMany', `Số mã vượt số hộ được lấy ý kiến: chỉ còn tạo được ${left} mã. Giảm số mã, hoặc hủy lô mã không dùng.`, 409),
  noBatch: no('batch.unknown', 'Không tìm thấy lô này trong đợt lấy ý kiến.', 404),
  batchDone: no('batch.done', 'Lô này đã được xử lý trước đó. Tải lại trang để xem tình trạng.', 409),
  badPapers: (offenders: Offenders): Refusal => ({
    code: 'papers.bad',
    text: 'Chưa ghi được lô phiếu giấy: số liệu không khớp. Đếm lại từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  tooManyPapers: (left: number) =>
    no('papers.tooMany', `Số phiếu vượt số hộ được lấy ý kiến: chỉ còn nhận được ${left} phiếu. Kiểm tra phiếu trùng rồi nhập lại.`, 409),
  ownPapers: no('papers.own', 'Người nhập lô phiếu không tự kiểm tra lô ấy. Đề nghị người khác đối chiếu với bản quét.', 403),
  notYetOpen: (on: LocalDate) => no('survey.notYet', `Đợt lấy ý kiến bắt đầu ngày ${formatDate(on)}. Gửi phiếu từ ngày ấy.`, 409),
  stillOpen: (on: LocalDate) =>
    no(
      'survey.stillOpen',
      `Đợt lấy ý kiến còn nhận phiếu đến hết ngày ${formatDate(on)}. Đóng sau ngày ấy, hoặc khi mọi hộ đã trả lời.`,
      409,
    ),
  notReady: (offenders: Offenders): Refusal => ({
    code: 'survey.notReady',
    text: 'Chưa đóng được đợt lấy ý kiến: còn việc phải làm trước.',
    offenders,
    status: 409,
  }),
  badCode: no('code.wrong', 'Mã mời chưa đúng. Xem lại mã trên phiếu mời (mười chữ và số) rồi nhập lại.'),
  usedCode: no('code.used', 'Mã mời này đã được dùng. Mỗi mã chỉ trả lời một lần; nếu chưa trả lời, báo cho người phát phiếu.', 409),
  deadCode: no('code.dead', 'Mã mời này không còn hiệu lực. Liên hệ người phát phiếu để nhận mã khác.', 409),
  over: no('survey.over', 'Đợt lấy ý kiến này đã kết thúc nên không nhận thêm phiếu.', 409),
  full: no('survey.full', 'Đợt lấy ý kiến đã đủ số phiếu của số hộ được hỏi. Báo cho người phát phiếu để kiểm tra.', 409),
  tooMany: no('consultation.tooMany', 'Có quá nhiều lần gửi từ nơi này. Đợi 15 phút rồi thử lại.', 429),
  unanswered: (offenders: Offenders): Refusal => ({
    code: 'answer.missing',
    text: `Còn ${offenders.length} nội dung chưa trả lời. Chọn một ý cho từng nội dung.`,
    offenders,
  }),
  noResult: no('survey.noResult', 'Không tìm thấy kết quả lấy ý kiến này. Kết quả chỉ có sau khi đóng đợt.', 404),
  noSheet: no('posting.noSheet', 'Không tìm thấy phiếu tự đánh giá này của đơn vị.', 404),
  closedSheet: no('posting.closedSheet', 'Phiếu tự đánh giá này đã kết thúc hoặc đã chuyển sang đơn vị khác nên không niêm yết được.', 409),
  emptySheet: no('posting.emptySheet', 'Phiếu chưa có kết quả tự đánh giá tiêu chí nào. Nhập phiếu trước khi niêm yết.', 409),
  postedTwice: no('posting.twice', 'Phiếu này đang được niêm yết. Đóng hoặc rút lần niêm yết ấy trước.', 409),
  noPlaces: no('posting.noPlaces', 'Chưa ghi nơi niêm yết. Ghi mỗi nơi một dòng, ví dụ trụ sở UBND xã.'),
  badDays: no('posting.badDays', 'Số ngày niêm yết phải là số nguyên từ 1 đến 366.'),
  noDaysSource: no('posting.noDaysSource', 'Đã ghi số ngày niêm yết nhưng chưa ghi căn cứ. Ghi số, ký hiệu văn bản quy định.'),
  noDays: (note: string) =>
    no(
      'posting.noDays',
      `Chưa có số ngày niêm yết theo quy định${note ? ` (${note.replace(/\.$/, '')})` : ''}. Ghi số ngày và căn cứ của cơ quan.`,
    ),
  dayBefore: no('posting.dayBefore', 'Ngày bắt đầu niêm yết phải từ hôm nay trở đi.'),
  tooShort: (days: number, until: LocalDate) =>
    no('posting.tooShort', `Niêm yết phải đủ ${days} ngày: ngày cuối từ ${formatDate(until)} trở đi.`),
  notPosted: no('posting.notOpen', 'Lần niêm yết này đã đóng hoặc đã rút nên không nhận thay đổi.', 409),
  noPosting: no('posting.unknown', 'Không tìm thấy lần niêm yết này. Có thể đã rút hoặc địa chỉ chưa đúng.', 404),
  notWhilePosted: (from: LocalDate, until: LocalDate) =>
    no('opinion.notNow', `Niêm yết nhận ý kiến từ ${formatDate(from)} đến hết ${formatDate(until)}.`, 409),
  noText: no('opinion.noText', 'Chưa ghi ý kiến. Ghi nội dung từ 5 đến 2.000 chữ cái.'),
  badChannel: no('opinion.badChannel', 'Chưa chọn cách tiếp nhận có trong danh sách.'),
  badReceived: no('opinion.badReceived', 'Ngày tiếp nhận phải trong thời gian niêm yết và không sau hôm nay.'),
  badCriterion: no('opinion.badCriterion', 'Tiêu chí được chọn không có trong nội dung niêm yết.'),
  noOpinion: no('opinion.unknown', 'Không tìm thấy ý kiến này.', 404),
  noAnswer: no('opinion.noAnswer', 'Chưa ghi trả lời hoặc chưa chọn cách xử lý. Nhập cả hai.'),
  noContact: no('opinion.noContact', 'Ý kiến này không kèm cách liên hệ, hoặc đã xóa khi đóng niêm yết.', 404),
  wrongTracking: no('tracking.wrong', 'Không có ý kiến nào mang mã này. Xem lại mã đã nhận khi gửi ý kiến.', 404),
  hangs: (until: LocalDate) => no('posting.hangs', `Niêm yết đến hết ngày ${formatDate(until)}. Đóng sau ngày ấy.`, 409),
  unhandled: (count: number) => no('posting.unhandled', `Còn ${count} ý kiến chưa trả lời. Trả lời từng ý kiến trước khi đóng.`, 409),
} as const
