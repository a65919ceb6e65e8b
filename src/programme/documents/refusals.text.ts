import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { pairNames, stateNames, stepWords } from './text.ts'
import type { Authority, DocumentState, DocumentStep, JoinedPair } from './types.ts'

const no = (code: string, text: string, status: Refusal['status'] = 422): Refusal => ({ code: `document.${code}`, text, status })

const within = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

export const refusals = {
  unknown: no('unknown', 'Không tìm thấy văn bản này ở nơi đang làm việc. Mở lại từ danh sách Văn bản đi.', 404),
  notNow: (state: DocumentState) =>
    no(
      'notNow',
      `Văn bản đang ở bước «${within(stateNames[state])}» nên không làm được việc này. Tải lại trang để xem bước hiện nay.`,
      409,
    ),
  notYours: (step: DocumentStep) =>
    no('notYours', `Việc ${stepWords[step]} không thuộc chức vụ đang làm việc. Xem ai được giao tại mục Người xử lý của văn bản.`, 403),
  changed: no('changed', 'Văn bản vừa được người khác thay đổi. Xem lại bản mới rồi làm tiếp.', 409),
  ownDraft: no('ownDraft', 'Người soạn thảo không duyệt, không ký văn bản của chính mình. Trình đồng chí khác duyệt.', 403),
  twoSteps: (pair: JoinedPair) =>
    no(
      'twoSteps',
      `Một người không làm cả hai bước «${within(pairNames[pair])}» trên cùng văn bản. Chuyển đồng chí khác, hoặc ghi việc gộp hai bước kèm lý do tại Người ký, sổ và quy trình.`,
      403,
    ),
  delegated: (name: string) =>
    no(
      'delegated',
      `Đang làm thay đồng chí ${name}. Ký thay phải có quyền hạn ghi trên văn bản (KT., TL., TUQ.): ghi thẩm quyền ký của chính mình tại Người ký, sổ và quy trình rồi chọn lại người ký.`,
      403,
    ),
  authorityOver: (authority: Pick<Authority, 'name' | 'until'> | null) =>
    no(
      'authorityOver',
      authority
        ? `Thẩm quyền ký của đồng chí ${authority.name} chưa có hoặc đã hết hiệu lực${authority.until ? ` từ sau ngày ${formatDate(authority.until)}` : ''}. Chọn người ký khác.`
        : 'Văn bản chưa có người ký. Chọn người ký rồi trình lại.',
      409,
    ),
  noApprover: no('noApprover', 'Chưa chọn người duyệt nội dung. Sửa văn bản, chọn người duyệt rồi trình.'),
  noSigner: no('noSigner', 'Chưa chọn người ký. Sửa văn bản, chọn người ký rồi trình.'),
  noReason: no('noReason', 'Cần ghi lý do để người nhận lại biết phải sửa gì.'),
  noType: no('noType', 'Chọn loại văn bản.'),
  noSubject: no('noSubject', 'Trích yếu không được để trống.'),
  longSubject: (length: number) =>
    no('longSubject', `Trích yếu dài ${length} ký tự; hệ thống quản lý văn bản nhận tối đa 500. Rút gọn trích yếu.`),
  noBody: no('noBody', 'Nội dung văn bản không được để trống.'),
  noRecipients: no('noRecipients', 'Mục Nơi nhận không được để trống; dòng cuối là nơi lưu, ví dụ «Lưu: VT».'),
  unknownBody: no('unknownBody', 'Cơ quan ban hành không thuộc đơn vị đang làm việc, hoặc đã kết thúc. Chọn lại cơ quan.'),
  unknownPerson: no('unknownPerson', 'Người được chọn không còn giữ chức vụ ở đơn vị này. Chọn lại.'),
  unknownSigner: no('unknownSigner', 'Người ký không có thẩm quyền ký cho cơ quan ban hành này. Chọn lại người ký.'),
  badCopies: no('badCopies', 'Số lượng bản phải là số nguyên từ 1 đến 100.000, hoặc để trống.'),
  badSymbol: (symbol: string) =>
    no('badSymbol', `Ký hiệu «${symbol}» chưa đúng: không có dấu cách, các nhóm chữ nối bằng dấu gạch ngang, ví dụ «TTr-UBND».`),
  noSymbol: no('noSymbol', 'Văn bản chưa có ký hiệu và cơ quan ban hành chưa khai chữ viết tắt. Khai tại Người ký, sổ và quy trình.'),
  noSeries: (body: string, type: string, year: number) =>
    no('noSeries', `${body} chưa mở sổ cho ${within(type)} năm ${year}. Mở sổ tại Người ký, sổ và quy trình rồi cấp số.`, 409),
  seriesThere: (name: string) => no('seriesThere', `Loại văn bản này đã lấy số ở sổ «${name}». Bỏ loại đó ra khỏi sổ đang mở.`, 409),
  badYear: no('badYear', 'Năm phải là số nguyên từ 2000 đến 2100.'),
  badBegan: no('badBegan', 'Số đã cấp trước đây phải là số nguyên từ 0 đến 99.999.'),
  badOrdinal: no('badOrdinal', 'Số trên giấy phải là số nguyên từ 1 đến 99.999.'),
  taken: (number: string, subject: string, on: LocalDate) =>
    no('numberTaken', `Số ${number} đã cấp ngày ${formatDate(on)} cho văn bản «${subject}». Một số không cấp hai lần trong năm.`, 409),
  takenBefore: (ordinal: number, series: string) =>
    no('numberTakenBefore', `Số ${ordinal} của sổ «${series}» đã cấp trước khi dùng hệ thống. Xem sổ giấy và nhập số đúng.`, 409),
  leavesGap: (typed: number, next: number) =>
    no(
      'leavesGap',
      `Số kế tiếp của sổ là ${next} nên số ${typed} để trống ${typed - next} số. Nhập các văn bản từ số ${next} trước, theo thứ tự.`,
      409,
    ),
  badDay: no('badDay', 'Ngày chưa đúng. Nhập ngày/tháng/năm, ví dụ 05/02/2026.'),
  futureDay: no('futureDay', 'Ngày văn bản không được sau ngày hôm nay.'),
  incomplete: (what: string) => no('incomplete', `Chưa nhập ${what}.`),
  badKind: no('badKind', 'Chọn quyền hạn ký (TM., KT., TL., TUQ., Q. hoặc người đứng đầu).'),
  noUntil: no('noUntil', 'Thừa ủy quyền (TUQ.) có thời hạn: nhập ngày cuối cùng của việc ủy quyền.'),
  backwards: no('backwards', 'Ngày cuối phải sau hoặc bằng ngày đầu.'),
  unknownSetting: no('unknownSetting', 'Không tìm thấy mục này, hoặc đã kết thúc. Tải lại trang.', 404),
  joinedAlready: no('joinedAlready', 'Hai bước này đã được gộp cho cơ quan.', 409),
  badPair: no('badPair', 'Chọn hai bước được gộp.'),
  notPdf: no('notPdf', 'Bản ký số phải là tệp PDF. Xuất văn bản đã ký thành PDF rồi gửi lại; bản chụp giấy chọn loại «Bản quét».'),
  notScan: no('notScan', 'Bản quét phải là tệp PDF, JPEG hoặc PNG. Quét lại bằng một trong ba dạng đó rồi gửi.'),
  noFile: no('noFile', 'Chưa chọn tệp, hoặc tệp rỗng. Chọn tệp rồi gửi lại.'),
  largeFile: (megabytes: number) => no('largeFile', `Tệp lớn hơn ${megabytes} MB. Giảm độ phân giải hoặc tách tệp rồi gửi lại.`, 413),
  fileThere: no('fileThere', 'Tệp này đã có ở văn bản.', 409),
  unknownFile: no('unknownFile', 'Không tìm thấy tệp này của văn bản. Tải lại trang.', 404),
  noVerifier: no('noVerifier', 'Hệ thống chưa nối với chương trình kiểm chữ ký số. Quản trị đặt NTM_SIGNATURE_VERIFIER rồi kiểm lại.', 409),
  badStatus: no('badStatus', 'Chọn kết quả bàn giao: đã giao, đã tiếp nhận hoặc bị từ chối.'),
  receivedBefore: no('receivedBefore', 'Ngày đến không thể trước ngày của văn bản.'),
  contradictions: (findings: readonly { sentence: string; text: string }[]): Refusal => ({
    ...no(
      'contradictions',
      `Còn ${findings.length} chỗ mâu thuẫn chưa có giải trình. Sửa văn bản, hoặc ghi lý do giữ nguyên từng chỗ, rồi ký.`,
      409,
    ),
    offenders: findings.map(({ sentence, text }) => ({ where: sentence, what: text })),
  }),
  notCorrectable: no('notCorrectable', 'Chỉ văn bản đã phát hành và chưa thu hồi mới được đính chính hoặc thay thế.', 409),
} as const
