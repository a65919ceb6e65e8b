import type { LocalDate } from './local-date.ts'

/**
 * An administrative document as Decree 30/2020/NĐ-CP (appendices I and III) knows it: what it says, not how it looks. `platform/paper` writes
 * the same model as DOCX and as PDF, `platform/ui` shows it on a screen; its measures stand in `platform/paper`, once.
 */
export type Paper = {
  type: PaperType
  issuer: Issuer
  number: PaperNumber
  /** «Thái Nguyên»; the day is null until the clerk gives number and day */
  place: string
  on: LocalDate | null
  /** of a draft without a day, where it is known: «năm 2026» */
  year?: number
  /** trích yếu, without «V/v» and without a full stop */
  subject: string
  /** «Kính gửi»; empty where nobody is addressed */
  addressees: readonly string[]
  body: readonly Block[]
  /** «Nơi nhận», without dashes and full stops; the last line is «Lưu: VT, …» */
  recipients: readonly string[]
  /** one, or two side by side (minutes: secretary, then chair) */
  signatures: readonly Signature[]
  appendices: readonly Appendix[]
  urgency?: 'express' | 'veryUrgent' | 'urgent'
  /** drafter's code and number of copies: «PL.(300)» */
  drafter?: { code: string; copies: number | null }
  /** what stands at the foot of page 1 */
  address?: string
}

/** Types of appendix III that the programme writes; `letter` is công văn, which carries no type name and no type code. */
export const paperTypes = [
  'report',
  'submission',
  'decision',
  'plan',
  'notice',
  'minutes',
  'letter',
  'invitation',
  'programme',
  'guidance',
] as const
export type PaperType = (typeof paperTypes)[number]

/** Who issues it: the body above (null where the decree shows none), the body itself; both are broken at groups of words, or where «\n» stands. */
export type Issuer = { above: string | null; body: string }

/** `ordinal` is null in a draft. `symbol` is what follows the stroke: «BC-VPĐP», «UBND-VX» for a letter. */
export type PaperNumber = {
  ordinal: number | null
  symbol: string
  /** the number as somebody gave it, where it does not follow the form */
  asGiven?: string
}

/** «TM. ỦY BAN NHÂN DÂN» / «KT. CHỦ TỊCH» / «PHÓ CHỦ TỊCH», each a line; the name without academic title or honour. */
export type Signature = { lines: readonly string[]; name: string | null; note?: string }

/** A stretch of text. `figure` is the key of a figure that it states, so a screen can open it; it leaves no trace on paper. */
export type Run = { text: string; bold?: boolean; italic?: boolean; figure?: string }
export type Runs = readonly Run[]

export type Block =
  /** «Phần I», its title in capitals under it */
  | { kind: 'part'; number: string; title: string }
  /** 1: «I. NHỮNG KẾT QUẢ», 2: «1. Tiêu đề», 3: «a) Tiêu đề»; `number` already as it prints («I», «1», «a») */
  | { kind: 'heading'; level: 1 | 2 | 3; number: string | null; title: string /** its id on a screen, for links to it */; anchor?: string }
  /** «Điều 1. …» of a decision */
  | { kind: 'article'; number: string; title: string | null; runs: Runs }
  | { kind: 'paragraph'; runs: Runs }
  /** «- …», one line each */
  | { kind: 'list'; items: readonly Runs[] }
  /** căn cứ: italic, each ends with «;», the last with «.» */
  | { kind: 'bases'; lines: readonly string[] }
  /** a bold line in the middle: «QUYẾT ĐỊNH:», «CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …» */
  | { kind: 'centred'; text: string }
  | PaperTable

/** A table: heads may join cells; numbers stand to the right. Header rows repeat on each page. */
export type PaperTable = {
  kind: 'table'
  /** «Bảng 1. …», or null */
  caption: string | null
  /** «ĐVT: triệu đồng», or null */
  unit: string | null
  /** relative widths, one a column */
  widths: readonly number[]
  head: readonly (readonly HeadCell[])[]
  rows: readonly TableRow[]
  /** what stands under it: source, day, what is missing */
  source: string | null
}
export type HeadCell = { text: string; columns?: number; rows?: number }
export type TableRow = { cells: readonly BodyCell[]; bold?: boolean }
export type BodyCell = { text: string; align?: 'left' | 'centre' | 'right'; columns?: number; figure?: string }

export type Appendix = {
  /** «I», «II»; null where there is only one */
  number: string | null
  title: string
  /** «(Kèm theo Báo cáo số …)»: left empty on electronic originals, so null */
  attachedTo: string | null
  orientation: 'portrait' | 'landscape'
  body: readonly Block[]
}
