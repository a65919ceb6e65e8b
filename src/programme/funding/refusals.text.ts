import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]

export const refusals = {
  noAmount: no('money.none', 'Chưa ghi số tiền. Ghi số kèm đơn vị, ví dụ 1,5 tỷ.'),
  noMoney: (typed: string) =>
    no('money.notRead', `Không đọc được số tiền «${typed}». Ghi như 1,5 tỷ, 1.500 triệu đồng hoặc 1.500.000.000.`),
  ambiguousMoney: (typed: string) =>
    no('money.ambiguous', `«${typed}» có thể là ${typed.replace(/,.*$/, '')} phẩy hoặc hàng nghìn. Ghi lại theo cách viết 1,5 hoặc 1.500.`),
  noMoneyUnit: no('money.noUnit', 'Đơn vị tiền được chọn không có trong danh sách.'),
  twoUnits: (typed: string) => no('money.twoUnits', `«${typed}» đã ghi đơn vị khác với đơn vị được chọn bên cạnh. Giữ một trong hai.`),
  whichUnit: (typed: string) =>
    no('money.whichUnit', `«${typed}» chưa rõ là đồng, triệu hay tỷ. Chọn đơn vị bên cạnh hoặc ghi kèm, ví dụ ${typed} triệu đồng.`),
  partOfDong: (typed: string) => no('money.partOfDong', `«${typed}» không ra số đồng nguyên. Ghi lại số tiền đến từng đồng.`),
  tooMuch: (typed: string) => no('money.tooMuch', `«${typed}» quá lớn. Xem lại đơn vị tiền.`),

  badForm: (what: string, offenders: Offenders): Refusal => ({
    code: 'funding.bad',
    text: `Chưa ghi được ${what}: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.`,
    offenders,
  }),
  noUnit: no('funding.noUnit', 'Không tìm thấy đơn vị này trong phạm vi phụ trách. Chọn lại đơn vị.', 404),
  notOwnSource: (names: string) =>
    no('funding.notOwnSource', `Xã chỉ tự ghi các nguồn: ${names}. Vốn do cấp trên giao thì văn phòng điều phối tỉnh ghi.`, 403),
  notEnough: (line: string, left: string, wanted: string) =>
    no('funding.notEnough', `${line}: chỉ còn ${left}, không đủ ${wanted}. Giảm số tiền, hoặc ghi phần vốn được giao thêm trước.`, 409),
  belowZero: (line: string, left: string) =>
    no(
      'funding.belowZero',
      `${line}: phần chưa dùng chỉ còn ${left}, không thu hồi hay giảm quá số ấy. Phần đã giải ngân phải điều chỉnh trước.`,
      409,
    ),
  carryTooMuch: (line: string, year: number, left: string) =>
    no(
      'funding.carryTooMuch',
      `${line} năm ${year} còn lại ${left}; không chuyển nguồn quá số ấy. Kiểm tra lại số còn lại của năm trước.`,
      409,
    ),
  notFrom: no('funding.notFrom', 'Phần vốn để cấp xuống phải là của đơn vị cấp trên trực tiếp đang làm việc. Chọn lại nơi cấp.'),

  noProject: no('project.unknown', 'Không tìm thấy dự án này. Có thể dự án thuộc đơn vị khác.', 404),
  projectEnded: no('project.ended', 'Dự án đã kết thúc nên không ghi thêm giải ngân. Khoản ghi sai vẫn ghi giảm được.', 409),
  endedTwice: no('project.endedTwice', 'Dự án đã được ghi kết thúc trước đó. Tải lại trang để xem.', 409),
  endsBefore: (paidOn: LocalDate) =>
    no('project.endsBefore', `Ngày kết thúc phải từ ngày giải ngân cuối cùng ${formatDate(paidOn)} trở đi.`),
  overTotal: (total: string, disbursed: string) =>
    no(
      'project.overTotal',
      `Giải ngân cộng dồn sẽ là ${disbursed}, quá tổng mức đầu tư ${total}. Ghi quyết định điều chỉnh tổng mức trước.`,
      409,
    ),
  belowDisbursed: (disbursed: string) =>
    no('project.belowDisbursed', `Tổng mức đầu tư không thấp hơn số đã giải ngân ${disbursed}. Xem lại số tiền.`, 409),

  noDisbursement: no('disbursement.unknown', 'Không tìm thấy khoản giải ngân này.', 404),
  notReversible: no('disbursement.isReversal', 'Khoản này chính là khoản ghi giảm. Nếu ghi giảm nhầm, ghi lại khoản giải ngân.', 409),
  reversedTooMuch: (left: string) =>
    no('disbursement.reversedTooMuch', `Khoản này chỉ còn ${left} để ghi giảm. Nhập số không quá số ấy.`, 409),
  noReason: no('funding.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),

  ambiguousQuantity: (typed: string) =>
    no('quantity.ambiguous', `«${typed}» có thể là hàng nghìn hoặc số lẻ. Ghi liền như 1500, hoặc dùng dấu phẩy như 1,5.`),
  noQuantity: (typed: string) => no('quantity.notRead', `Không đọc được số lượng «${typed}». Ghi số lớn hơn 0, ví dụ 12,5.`),
  returnedTooMuch: no('gift.returnedTooMuch', 'Số lượng ghi giảm quá số đã ghi của khoản này. Nhập số nhỏ hơn.', 409),

  noBook: no('book.none', 'Chưa chọn bảng, hoặc bảng xem trước không còn nguyên. Gửi lại tệp.'),
  noBookFile: no('book.noFile', 'Chưa chọn tệp, tệp trống hoặc lớn hơn 5 MB. Tải mẫu, điền rồi gửi lại.'),
  bookTooLong: (most: number) => no('book.tooLong', `Bảng có hơn ${most} dòng. Chia thành nhiều tệp rồi gửi từng tệp.`),
  badBook: (offenders: Offenders): Refusal => ({
    code: 'book.bad',
    text:
      offenders.length === 0
        ? 'Bảng chưa có dòng nào. Điền rồi gửi lại.'
        : 'Bảng có ô chưa đúng. Sửa từng ô dưới đây rồi gửi lại; chưa dòng nào được ghi.',
    offenders,
  }),
  badRow: (line: number, text: string, offenders: Offenders): Refusal => ({
    code: 'book.badRow',
    text: `Dòng ${line}: ${text} Chưa dòng nào được ghi.`,
    offenders,
  }),
  /** ends a trial, so that it leaves nothing behind */
  tried: no('book.tried', 'Mọi dòng đều ghi được.'),
} as const

export type { Offenders }
