import type { PaperType } from '../../platform/base/paper.ts'
import type { Refusal } from '../../platform/base/refusal.ts'

const no = (code: string, text: string, status: Refusal['status'] = 422): Refusal => ({ code: `template.${code}`, text, status })

const named = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ')

export const templateRefusals = {
  notWord: no('notWord', 'Mẫu phải là tệp Word .docx. Mở bằng Word, lưu lại thành .docx rồi gửi.'),
  macros: no('macros', 'Mẫu có macro nên không nhận. Lưu lại thành .docx không có macro rồi gửi.'),
  tooBig: no('tooBig', 'Tệp nén giãn ra quá lớn nên không mở. Xóa hình, trang không cần trong mẫu, lưu lại rồi gửi.', 413),
  broken: (what: string) =>
    no('broken', `Trường trong mẫu chưa đúng: ${what}. Mỗi trường viết liền trong một cặp ngoặc nhọn, ví dụ {trich_yeu}.`),
  noName: no('noName', 'Chưa nhập tên mẫu.'),
  noReason: no('noReason', 'Chưa ghi căn cứ, lý do của bản mẫu này.'),
  unknown: no('unknown', 'Không tìm thấy mẫu này ở nơi đang làm việc.', 404),
  fields: (missing: readonly string[], unknown: readonly string[]): Refusal => ({
    ...no(
      'fields',
      [
        missing.length > 0 ? `Mẫu thiếu trường ${named(missing)}.` : '',
        unknown.length > 0 ? `Trường ${named(unknown)} không có trong hệ thống.` : '',
        'Sửa mẫu theo danh sách trường rồi gửi lại.',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    offenders: [
      ...missing.map((name) => ({ where: `{${name}}`, what: 'thiếu' })),
      ...unknown.map((name) => ({ where: `{${name}}`, what: 'không có trong hệ thống' })),
    ],
  }),
}

/**
 * Outlines (đề cương) to begin with, by type; what no decree fixes beyond the parts of its samples, so offices keep their own as templates.
 * Source: the common form of published texts (inferred); for decisions and minutes the samples 1.2 and 1.9 of appendix III (recalled).
 */
export const outlines: Partial<Record<PaperType, string>> = {
  report:
    'I. TÌNH HÌNH CHỈ ĐẠO, TUYÊN TRUYỀN\n…\nII. KẾT QUẢ THỰC HIỆN\n1. Kết quả thực hiện tiêu chí\n…\n2. Huy động nguồn lực\n…\nIII. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN\n…\nIV. NHIỆM VỤ, GIẢI PHÁP\n…\nV. KIẾN NGHỊ, ĐỀ XUẤT\n…',
  submission: 'I. SỰ CẦN THIẾT\n…\nII. NỘI DUNG ĐỀ NGHỊ\n…\nIII. NGUỒN LỰC, TỔ CHỨC THỰC HIỆN\n…\nKính đề nghị xem xét, quyết định.',
  decision:
    'QUYẾT ĐỊNH:\nĐiều 1. …\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 3. … chịu trách nhiệm thi hành Quyết định này.',
  plan: 'I. MỤC ĐÍCH, YÊU CẦU\n…\nII. NỘI DUNG, NHIỆM VỤ\n…\nIII. KINH PHÍ\n…\nIV. TỔ CHỨC THỰC HIỆN\n…',
  minutes:
    'Thời gian bắt đầu: …\nĐịa điểm: …\nThành phần tham dự: …\nChủ trì: …\nThư ký: …\nNội dung: …\nCuộc họp kết thúc vào … giờ …, ngày … tháng … năm …',
}
