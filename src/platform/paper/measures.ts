/**
 * Every measure of a paper, once, each with its clause of appendix I of Decree 30/2020/NĐ-CP («I.1» is part I, section 1).
 * Where the decree gives a range, the range stands beside what we take, so that a test can hold a page against both. Millimetres, and points for letters.
 */

/** I.1, 5 and 8: A4; margins 20–25, 20–25, 30–35, 15–20 mm. */
export const page = {
  width: 210,
  height: 297,
  top: 20,
  bottom: 20,
  left: 30,
  right: 20,
} as const

/** A range of the decree, in points. */
export type Size = { least: number; most: number; size: number }
const size = (least: number, most: number, taken: number): Size => ({ least, most, size: taken })

/** Sizes of letters, in points. */
export const sizes = {
  /** II.1a quốc hiệu */
  nation: size(12, 13, 12),
  /** II.1b tiêu ngữ */
  motto: size(13, 14, 13),
  /** II.2b cơ quan chủ quản */
  above: size(12, 13, 12),
  /** II.2b cơ quan ban hành */
  body: size(12, 13, 12),
  /** II.3a, II.3b số, ký hiệu */
  number: size(13, 13, 13),
  /** II.4b địa danh và thời gian */
  place: size(13, 14, 13),
  /** II.5 tên loại, trích yếu */
  title: size(13, 14, 14),
  subject: size(13, 14, 14),
  /** II.5 trích yếu of a letter */
  letterSubject: size(12, 13, 12),
  /** II.6 căn cứ, nội dung */
  text: size(13, 14, 14),
  /** II.7 chức vụ, họ tên */
  signature: size(13, 14, 14),
  /** II.9a kính gửi */
  salutation: size(13, 14, 14),
  /** II.9b nơi nhận */
  recipientsHead: size(12, 12, 12),
  recipients: size(11, 11, 11),
  /** III.1 phụ lục: the word and the title; what it is attached to */
  appendix: size(14, 14, 14),
  appendixTitle: size(13, 14, 14),
  attachedTo: size(13, 14, 14),
  /** III.2 khẩn */
  urgency: size(13, 14, 13),
  /** III.4 ký hiệu người soạn thảo */
  drafter: size(11, 11, 11),
  /** III.5 địa chỉ */
  address: size(11, 12, 11),
  /** I.7 số trang */
  pageNumber: size(13, 14, 13),
  /** Not in the decree: M1.9 asks 11–13 for lists */
  table: size(11, 13, 12),
  tableDense: size(11, 13, 11),
  tableNotes: size(11, 13, 12),
} as const

/** II.6: first line 10 or 12.7 mm; at least 6 pt between paragraphs; lines single to one and a half. */
export const text = {
  firstLine: 12.7,
  gap: 6,
  /** times a single line, which is 1.149 of the size in Times New Roman */
  spacing: 1.1,
} as const

/** II.1b: as long as the motto; II.2b and II.5b: a third to a half of the text above. */
export const rules = { least: 1 / 3, most: 1 / 2, part: 0.4, thickness: 0.75 } as const

/** Not fixed by the decree: the right column of the head takes what quốc hiệu and the day need, the left the rest. */
export const columns = { right: 92, leastLeft: 50, slack: 2 } as const

/** III.2: boxes of urgency, by their word. */
export const stamps: Record<string, { width: number; height: number }> = {
  'HỎA TỐC': { width: 30, height: 8 },
  'THƯỢNG KHẨN': { width: 40, height: 8 },
  KHẨN: { width: 20, height: 8 },
}

/** Free for signature and seal, in points. */
export const signing = { space: 72 } as const

/** From the page's edge to the page number, and to the address at the foot. */
export const edges = { header: 10, footer: 10 } as const

/** II.5: 6 pt between number and the subject of a letter. */
export const letterSubjectGap = 6

const pointsPerMillimetre = 72 / 25.4
export const points = (millimetres: number): number => millimetres * pointsPerMillimetre
export const millimetres = (given: number): number => given / pointsPerMillimetre
/** Twentieths of a point, Word's unit. */
export const twips = (millimetres: number): number => Math.round(points(millimetres) * 20)
