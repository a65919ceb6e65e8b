import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx'
import { edges, type Size, signing, sizes, text, twips } from './measures.ts'

/** The font that the decree names. Tinos, whose letters are as wide, is embedded under this name for machines that have none. */
export const fontName = 'Times New Roman'

type Look = {
  id: string
  name: string
  size: Size
  bold?: boolean
  italic?: boolean
  align?: 'left' | 'centre' | 'right' | 'both'
  /** points */
  before?: number
  after?: number
  firstLine?: boolean
  keepNext?: boolean
  spacing?: number
  outline?: number
}

const aligns = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.JUSTIFIED }

/** Single lines in Word's own unit, 240 a line. */
const line = (times: number): number => Math.round(240 * times)

const look = ({
  id,
  name,
  size,
  bold,
  italic,
  align,
  before,
  after,
  firstLine,
  keepNext,
  spacing,
  outline,
}: Look): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: size.size * 2, bold: bold === true, italics: italic === true },
  paragraph: {
    alignment: aligns[align ?? 'left'],
    spacing: { before: (before ?? 0) * 20, after: (after ?? 0) * 20, line: line(spacing ?? 1), lineRule: LineRuleType.AUTO },
    indent: { firstLine: firstLine ? twips(text.firstLine) : 0 },
    keepNext: keepNext === true,
    ...(outline === undefined ? {} : { outlineLevel: outline }),
  },
})

const flowing = { before: text.gap, spacing: text.spacing, firstLine: true, align: 'both' } as const

/** Styles by the decree's own names, so an officer changes one and the whole document follows. Ids are what the writer uses. */
const looks: Look[] = [
  { id: 'nation', name: 'NĐ30 Quốc hiệu', size: sizes.nation, bold: true, align: 'centre' },
  { id: 'motto', name: 'NĐ30 Tiêu ngữ', size: sizes.motto, bold: true, align: 'centre' },
  { id: 'above', name: 'NĐ30 Cơ quan chủ quản', size: sizes.above, align: 'centre' },
  { id: 'body', name: 'NĐ30 Cơ quan ban hành', size: sizes.body, bold: true, align: 'centre' },
  { id: 'number', name: 'NĐ30 Số, ký hiệu', size: sizes.number, align: 'centre' },
  { id: 'letterSubject', name: 'NĐ30 Trích yếu công văn', size: sizes.letterSubject, align: 'centre', before: 6 },
  { id: 'place', name: 'NĐ30 Địa danh, thời gian', size: sizes.place, italic: true, align: 'centre' },
  { id: 'urgency', name: 'NĐ30 Mức độ khẩn', size: sizes.urgency, bold: true, align: 'centre' },
  { id: 'title', name: 'NĐ30 Tên loại', size: sizes.title, bold: true, align: 'centre', before: 16, keepNext: true },
  { id: 'subject', name: 'NĐ30 Trích yếu', size: sizes.subject, bold: true, align: 'centre', before: 2, keepNext: true },
  { id: 'salutation', name: 'NĐ30 Kính gửi', size: sizes.salutation },
  { id: 'bases', name: 'NĐ30 Căn cứ', size: sizes.text, italic: true, ...flowing },
  { id: 'text', name: 'NĐ30 Nội dung', size: sizes.text, ...flowing },
  { id: 'part', name: 'NĐ30 Phần', size: sizes.text, bold: true, align: 'centre', before: 12, keepNext: true, outline: 0 },
  { id: 'partTitle', name: 'NĐ30 Tên phần', size: sizes.text, bold: true, align: 'centre', before: 2, keepNext: true },
  { id: 'heading1', name: 'NĐ30 Mục I', size: sizes.text, bold: true, ...flowing, keepNext: true, outline: 1 },
  { id: 'heading2', name: 'NĐ30 Mục 1', size: sizes.text, bold: true, ...flowing, keepNext: true, outline: 2 },
  { id: 'heading3', name: 'NĐ30 Điểm a', size: sizes.text, ...flowing, keepNext: true, outline: 3 },
  { id: 'article', name: 'NĐ30 Điều', size: sizes.text, ...flowing },
  { id: 'centred', name: 'NĐ30 Giữa dòng', size: sizes.text, bold: true, align: 'centre', before: 12, after: 6, keepNext: true },
  {
    id: 'tableCaption',
    name: 'NĐ30 Tên bảng',
    size: sizes.tableNotes,
    bold: true,
    align: 'centre',
    before: text.gap,
    after: 3,
    keepNext: true,
  },
  { id: 'tableUnit', name: 'NĐ30 Đơn vị tính', size: sizes.tableNotes, italic: true, align: 'right', after: 3, keepNext: true },
  { id: 'cell', name: 'NĐ30 Ô bảng', size: sizes.table },
  { id: 'cellDense', name: 'NĐ30 Ô bảng rộng', size: sizes.tableDense },
  { id: 'tableSource', name: 'NĐ30 Nguồn bảng', size: sizes.tableNotes, italic: true, before: 3 },
  { id: 'recipientsHead', name: 'NĐ30 Nơi nhận', size: sizes.recipientsHead, bold: true, italic: true },
  { id: 'recipients', name: 'NĐ30 Danh sách nơi nhận', size: sizes.recipients },
  { id: 'drafter', name: 'NĐ30 Người soạn thảo', size: sizes.drafter, before: 6 },
  { id: 'post', name: 'NĐ30 Chức vụ', size: sizes.signature, bold: true, align: 'centre', keepNext: true },
  { id: 'signatureNote', name: 'NĐ30 Ghi chú chữ ký', size: sizes.signature, italic: true, align: 'centre', keepNext: true },
  { id: 'signer', name: 'NĐ30 Họ tên người ký', size: sizes.signature, bold: true, align: 'centre', before: signing.space },
  { id: 'appendix', name: 'NĐ30 Phụ lục', size: sizes.appendix, bold: true, align: 'centre', outline: 0 },
  { id: 'appendixTitle', name: 'NĐ30 Tên phụ lục', size: sizes.appendixTitle, bold: true, align: 'centre' },
  { id: 'attachedTo', name: 'NĐ30 Kèm theo', size: sizes.attachedTo, italic: true, align: 'centre', before: 2, after: 6 },
  { id: 'pageNumber', name: 'NĐ30 Số trang', size: sizes.pageNumber, align: 'centre' },
  { id: 'address', name: 'NĐ30 Địa chỉ cơ quan', size: sizes.address, align: 'centre' },
]

export const paragraphStyles = looks.map(look)

/** From the page's edge to the line of the page number. */
export const headerAt = twips(edges.header)
export const footerAt = twips(edges.footer)
