import type { Refusal } from '../../platform/base/refusal.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  bad: (offenders: { where: string; what: string }[]): Refusal => ({
    code: 'document.bad',
    text: 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.',
    offenders,
  }),
  twice: (name: string, id: number) =>
    no('document.twice', `${name} đã có trong thư viện (số ${id}). Mở văn bản ấy để đính chính, không nhập lần nữa.`, 409),
  changed: no('document.changed', 'Văn bản vừa được người khác sửa, hoặc biểu mẫu này đã gửi rồi. Tải lại trang rồi làm tiếp.', 409),
  noReason: no('document.noReason', 'Chưa ghi lý do. Ghi lý do từ 5 chữ cái.'),
  notPublic: no('document.notPublic', 'Văn bản này chưa công khai nên không có gì để gỡ.', 409),
  already: no('document.already', 'Bản mới nhất đã công khai rồi, không có gì để trình.', 409),
  notWaiting: no('document.notWaiting', 'Văn bản không còn chờ duyệt, hoặc vừa được sửa và trình lại. Tải lại trang để xem bản mới.', 409),
  ownDocument: no(
    'document.ownDocument',
    'Người nhập, thêm tệp hoặc trình văn bản không được duyệt công khai chính văn bản đó. Chuyển cho đồng chí khác có quyền duyệt.',
    403,
  ),
  noFile: no('document.noFile', 'Chưa chọn tệp. Chọn tệp PDF hoặc Word (.docx), Excel (.xlsx).'),
  wrongFile: (name: string) => no('document.wrongFile', `Tệp «${name}» không phải PDF, .docx hoặc .xlsx. Lưu lại dạng ấy rồi gửi.`),
  emptyFile: (name: string) => no('document.emptyFile', `Tệp «${name}» trống. Chọn lại tệp.`),
  largeFile: (name: string, megabytes: number) =>
    no('document.largeFile', `Tệp «${name}» lớn hơn ${megabytes} MB. Tách hoặc nén tệp rồi gửi lại.`, 413),
  unknownFile: no('document.unknownFile', 'Không có tệp này, hoặc tệp đã gỡ.', 404),
  lostFile: no('document.lostFile', 'Kho tệp không còn tệp này. Báo cơ quan quản lý thư viện.', 404),
  gone: no('document.gone', 'Văn bản này không còn công khai hoặc chưa từng công khai. Tìm văn bản khác ở trang Văn bản.', 404),
  closed: no('opinion.closed', 'Văn bản này không trong thời gian lấy ý kiến.', 409),
  noText: no('opinion.noText', 'Chưa ghi ý kiến. Ghi từ 10 đến 8.000 chữ cái.'),
  tooMany: no('opinion.tooMany', 'Có quá nhiều lần gửi từ nơi này. Đợi 15 phút rồi thử lại.', 429),
  notDraft: no('summary.notDraft', 'Chỉ dự thảo đã hết hạn lấy ý kiến mới có bản tổng hợp.', 409),
  noSummary: no('summary.none', 'Chưa ghi bản tổng hợp. Ghi từ 10 đến 20.000 chữ cái.'),
} as const
