import type { Paper } from '../../platform/base/paper.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { paperWords } from '../../platform/text/paper.ts'
import { textOfBody } from './body.rules.ts'
import { templateRefusals } from './template.text.ts'

/** The fields that a template may name, and what each is filled with; `needed` must stand in every template. */
export const templateFields: Readonly<Record<string, { says: string; needed: boolean }>> = {
  co_quan_chu_quan: { says: 'Cơ quan chủ quản', needed: false },
  co_quan: { says: 'Cơ quan ban hành', needed: true },
  so_ky_hieu: { says: 'Số, ký hiệu: «12/TTr-UBND», để trống số khi chưa cấp', needed: true },
  dia_danh_ngay: { says: 'Địa danh và ngày tháng năm', needed: true },
  ten_loai: { says: 'Tên loại, chữ in hoa; công văn để trống', needed: false },
  trich_yeu: { says: 'Trích yếu', needed: true },
  kinh_gui: { says: 'Nơi kính gửi, mỗi nơi một dòng', needed: false },
  can_cu: { says: 'Căn cứ, mỗi căn cứ một dòng', needed: false },
  noi_dung: { says: 'Nội dung, mỗi đoạn một dòng', needed: true },
  noi_nhan: { says: 'Nơi nhận, mỗi nơi một dòng', needed: true },
  quyen_han: { says: 'Quyền hạn, chức vụ người ký', needed: true },
  nguoi_ky: { says: 'Họ tên người ký; dự thảo để trống', needed: true },
  muc_khan: { says: 'Mức độ khẩn', needed: false },
}

/** Whether a template with these fields can be filled: every needed one stands in it, and each that stands there is known. */
export function checkFields(found: readonly string[]): Result<string[]> {
  const fields = [...new Set(found)]
  const unknown = fields.filter((name) => !Object.hasOwn(templateFields, name))
  const missing = Object.entries(templateFields).flatMap(([name, { needed }]) => (needed && !fields.includes(name) ? [name] : []))
  return unknown.length + missing.length === 0 ? done(fields.toSorted()) : refused(templateRefusals.fields(missing, unknown))
}

/** What a paper says in each field; line ends stay. */
export function fieldValues(paper: Paper): Record<string, string> {
  const words = paperWords(paper)
  const [first] = words.blocks
  const bases = first?.kind === 'bases' ? first.lines : []
  const [signature] = words.signatures
  return {
    co_quan_chu_quan: words.above ?? '',
    co_quan: words.body,
    so_ky_hieu: words.number.replace(/^Số:\s*/, ''),
    dia_danh_ngay: words.placeAndDay,
    ten_loai: words.title?.name ?? '',
    trich_yeu: words.title?.subject ?? words.letterSubject ?? '',
    kinh_gui: words.addressees.join('\n'),
    can_cu: bases.join('\n'),
    noi_dung: textOfBody(bases.length > 0 ? words.blocks.slice(1) : words.blocks),
    noi_nhan: words.recipients.join('\n'),
    quyen_han: signature?.lines.join('\n') ?? '',
    nguoi_ky: signature?.name ?? '',
    muc_khan: words.urgency ?? '',
  }
}
