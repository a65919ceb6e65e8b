import type { Refusal } from '../../platform/base/refusal.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const accepted = 'ảnh JPEG, PNG, WebP, HEIC; PDF; Word .docx; Excel .xlsx'

export const fileRefusals = {
  wrongType: (name: string, why: string) => no('file.wrongType', `Tệp «${name}» không được nhận. ${why} Nhận: ${accepted}.`),
  empty: (name: string) => no('file.empty', `Tệp «${name}» không có nội dung (0 byte). Kiểm tra tệp trên máy rồi gửi lại.`),
  tooLarge: (name: string, megabytes: number) =>
    no('file.tooLarge', `Tệp «${name}» lớn hơn ${megabytes} MB. Nén ảnh, giảm độ phân giải bản quét hoặc chia tệp rồi gửi lại.`, 413),
  otherBytes: (name: string) => no('file.otherBytes', `Nội dung tệp «${name}» đến nơi khác với nội dung lúc gửi. Gửi lại tệp này.`),
  gone: no('upload.gone', 'Không tìm thấy lần gửi này. Có thể lần gửi đã quá hạn; gửi lại từ đầu.', 404),
  done: no('upload.done', 'Tệp này đã gửi xong và đã thành minh chứng. Không gửi thêm, không hủy được nữa.', 409),
  tooMany: no('upload.tooMany', 'Đang có quá nhiều tệp gửi dở. Chờ các tệp ấy xong, hoặc hủy bớt, rồi gửi tiếp.', 409),
  noFile: no('file.none', 'Chưa chọn tệp, cũng chưa ghi số hiệu văn bản. Chọn tệp, hoặc ghi số hiệu và nơi lưu của văn bản.'),
} as const
